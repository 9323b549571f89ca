import { ArrowLeft, FlaskConical, Lock, type LucideIcon, Search, Upload } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useI18n } from '../i18n/I18n.tsx';
import { useRouter } from '../routes.tsx';
import { Icon } from '../ui/index.ts';
import { places } from './places.ts';
import { useSession } from './session.tsx';

interface Command {
  id: string;
  label: string;
  icon: LucideIcon;
  run(): void;
}

/** Ctrl/Cmd-K: every screen and every action of the app by name. */
export const CommandPalette = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { t } = useI18n();
  const { go, back, canGoBack } = useRouter();
  const { lock } = useSession();
  const { contains } = useFilter({ sensitivity: 'base' });

  const commands: Command[] = [
    ...places.map((p) => ({ id: p.name, label: t(`frame.${p.name}`), icon: p.icon, run: () => go(p.route) })),
    { id: 'plan', label: t('frame.planTrial'), icon: FlaskConical, run: () => go({ name: 'planner' }) },
    { id: 'import', label: t('frame.importFile'), icon: Upload, run: () => go({ name: 'data', pick: true }) },
    ...(canGoBack ? [{ id: 'back', label: t('frame.goBack'), icon: ArrowLeft, run: back }] : []),
    { id: 'lock', label: t('frame.lockVault'), icon: Lock, run: () => void lock() },
  ];

  return (
    <ModalOverlay
      className="overlay upper"
      isOpen={open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className="palette">
        <Dialog aria-label={t('frame.find')}>
          <Autocomplete filter={contains}>
            <SearchField autoFocus aria-label={t('frame.find')}>
              <div className="in">
                <Icon as={Search} />
                <Input placeholder={t('frame.findPlaceholder')} />
              </div>
            </SearchField>
            <Menu
              className="menu"
              aria-label={t('frame.actions')}
              items={commands}
              onAction={(id) => {
                onClose();
                commands.find((c) => c.id === id)?.run();
              }}
              renderEmptyState={() => <p className="none">{t('frame.findNone')}</p>}
            >
              {(c) => (
                <MenuItem id={c.id} textValue={c.label} className="opt">
                  <Icon as={c.icon} />
                  <span>{c.label}</span>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
