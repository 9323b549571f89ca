import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useI18n } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';

/** A question that stops everything else. Escape and a click outside close it. */
export const Dialog = (p: {
  open: boolean;
  onClose(): void;
  title: string;
  wide?: boolean;
  /** `alertdialog` for confirmations of something that cannot be taken back. */
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
  actions?: ReactNode;
}) => (
  <ModalOverlay
    className="overlay"
    isOpen={p.open}
    onOpenChange={(open) => {
      if (!open) p.onClose();
    }}
    isDismissable={p.role !== 'alertdialog'}
  >
    <Modal className={`dialog ${p.wide ? 'wide' : ''}`}>
      <AriaDialog role={p.role ?? 'dialog'}>
        <Heading slot="title" className="h2">
          {p.title}
        </Heading>
        {p.children}
        {p.actions ? <div className="acts">{p.actions}</div> : null}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

/** Asks before a step of consequence; the way back comes first. */
export const ConfirmDialog = (p: {
  open: boolean;
  title: string;
  confirm: string;
  onConfirm(): void;
  onClose(): void;
  pending?: boolean;
  children: ReactNode;
}) => {
  const { t } = useI18n();
  return (
    <Dialog
      open={p.open}
      onClose={p.onClose}
      title={p.title}
      role="alertdialog"
      actions={
        <>
          <Button onPress={p.onClose}>{t('common.cancel')}</Button>
          <Button kind="pri" onPress={p.onConfirm} isDisabled={p.pending ?? false}>
            {p.confirm}
          </Button>
        </>
      }
    >
      {p.children}
    </Dialog>
  );
};
