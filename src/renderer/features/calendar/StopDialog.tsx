import { useState } from 'react';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ConfirmDialog, ErrorBanner, TextAreaField, useToast } from '../../ui/index.ts';

/** Asks before a trial ends early; a reason may be given. */
export const StopDialog = (p: { id: string; open: boolean; onClose(): void }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const [reason, setReason] = useState('');
  const stop = useAction('trials.stop', 'trials.get', 'trials.list', 'diary.today', 'results.get');
  const confirm = async () => {
    const reply = await stop.run({ id: p.id, reason });
    if (!reply.ok) return;
    p.onClose();
    say(t('calendar.stoppedToast'));
  };
  return (
    <ConfirmDialog
      open={p.open}
      onClose={p.onClose}
      title={t('calendar.stopTitle')}
      confirm={stop.pending ? t('calendar.stopping') : t('calendar.stopConfirm')}
      pending={stop.pending}
      onConfirm={() => void confirm()}
    >
      {stop.error ? <ErrorBanner error={stop.error} /> : null}
      <p>{t('calendar.stopText')}</p>
      <p>{t('calendar.stopSafety')}</p>
      <TextAreaField
        label={t('calendar.stopReason')}
        value={reason}
        onChange={setReason}
        maxLength={400}
        rows={2}
      />
    </ConfirmDialog>
  );
};
