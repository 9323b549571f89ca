import { useState } from 'react';
import type { BackupInfo } from '../../../shared/vault.ts';
import { invalidate, invalidateAll, useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, ErrorBanner, TextField } from '../../ui/index.ts';
import { UpkeepProgress } from './UpkeepProgress.tsx';

export type RestoreWhat = { backup: BackupInfo } | { undo: true };

/** Asks for the passphrase of that time, then brings back a backup or takes the last restore back. */
export const RestoreDialog = (p: { what: RestoreWhat; onClose(): void; onDone?(): void }) => {
  const { t, f } = useI18n();
  const [passphrase, setPassphrase] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const restore = useAction('backups.restore');
  const undo = useAction('backups.undoRestore');
  const backup = 'backup' in p.what ? p.what.backup : null;
  const action = backup ? restore : undo;

  const submit = async () => {
    if (passphrase === '') return setWrong(t('settings.typeThen'));
    setWrong(null);
    const reply = backup ? await restore.run({ id: backup.id, passphrase }) : await undo.run({ passphrase });
    if (reply.ok) {
      p.onClose();
      p.onDone?.();
      invalidateAll(); // what every screen shows is of another moment now
    } else if (reply.error.code === 'wrong-passphrase') setWrong(t('settings.wrongThen'));
  };
  const close = () => {
    if (action.pending) return;
    p.onClose();
    if (action.error) invalidate('vault.status'); // a restore that failed half-way leaves the vault locked
  };
  return (
    <Dialog open onClose={close} title={t(backup ? 'settings.restoreTitle' : 'settings.undoRestore')}>
      <form
        className="stack s4"
        onSubmit={(e) => {
          e.preventDefault();
          if (!action.pending) void submit();
        }}
      >
        <p>{backup ? t('settings.restoreText', { at: f.dateTime(backup.at) }) : t('settings.undoHow')}</p>
        <p className="t2">{t('settings.restoreSafe')}</p>
        {action.error && action.error.code !== 'wrong-passphrase' ? (
          <ErrorBanner error={action.error} />
        ) : null}
        <TextField
          label={t('settings.passphraseThen')}
          hint={t('settings.passphraseThenHint')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
          error={wrong}
        />
        {action.pending ? <UpkeepProgress task="restore" /> : null}
        <div className="acts">
          <Button onPress={close} isDisabled={action.pending}>
            {t('common.cancel')}
          </Button>
          <Button kind="pri" type="submit" isDisabled={action.pending}>
            {action.pending
              ? t('settings.restoring')
              : t(backup ? 'settings.restoreDo' : 'settings.undoRestore')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
