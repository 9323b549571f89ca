import { useState } from 'react';
import { call, useAction } from '../../api.ts';
import { useSession } from '../../frame/session.tsx';
import { errorSentence } from '../../i18n/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, TextField } from '../../ui/index.ts';
import { FolderLine } from './FolderLine.tsx';
import { UnlockTrouble } from './UnlockTrouble.tsx';

/** Folder and passphrase. A wrong one gets a sentence under the field; what was typed stays. */
export const OpenVault = ({ onOpen }: { onOpen: () => void }) => {
  const { t, f } = useI18n();
  const { status } = useSession();
  const [folder, setFolder] = useState(status?.folder ?? null);
  const [secret, setSecret] = useState('');
  const [needFolder, setNeedFolder] = useState(false);
  const unlock = useAction('vault.unlock');
  const device = useAction('vault.unlockWithDevice');
  const byDevice = status?.deviceUnlock && folder === status.folder;
  const openByDevice = async () => {
    if (folder === null) return;
    const reply = await device.run({ folder });
    if (reply.ok) onOpen();
  };
  const underField = unlock.error?.code === 'wrong-passphrase' || unlock.error?.code === 'bad-input';

  // a mistyped recovery key has its own sentence; both are in the person's language here
  const wrong = !underField
    ? null
    : unlock.error?.message.includes('recovery key with a typing error')
      ? t('welcome.wrongRecovery')
      : unlock.error?.code === 'wrong-passphrase'
        ? t('welcome.wrongSecret')
        : unlock.error
          ? errorSentence(unlock.error, f.language)
          : null;

  const pick = async () => {
    const reply = await call('vault.pickFolder', { purpose: 'open' });
    if (reply.ok && reply.value.folder) {
      setFolder(reply.value.folder);
      setNeedFolder(false);
      unlock.clear();
    }
  };
  const submit = async () => {
    if (folder === null) return setNeedFolder(true);
    const reply = await unlock.run({ folder, passphrase: secret });
    if (reply.ok) onOpen();
  };

  return (
    <div className="box">
      <div className="stack s2">
        <h2>{t('welcome.openTitle')}</h2>
        <p className="t2">{t('welcome.openText')}</p>
      </div>
      {unlock.error && !underField ? (
        <UnlockTrouble
          error={unlock.error}
          folder={folder === status?.folder ? folder : null}
          onOpen={onOpen}
        />
      ) : null}
      {device.error ? <ErrorBanner error={device.error} title={t('welcome.failedTitle')} /> : null}
      {byDevice ? (
        <Button tall onPress={() => void openByDevice()} isDisabled={device.pending}>
          {device.pending ? t('welcome.opening') : t('welcome.openDevice')}
        </Button>
      ) : null}
      {/* not inside the form: what is submitted in a dialog of the trouble would submit this form, too */}
      <form
        className="box"
        onSubmit={(e) => {
          e.preventDefault();
          if (!unlock.pending) void submit();
        }}
      >
        <div className="stack s4">
          <TextField
            label={t('welcome.secret')}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={secret}
            onChange={setSecret}
            error={wrong ? wrong : needFolder ? t('welcome.needFolder') : null}
          />
          <FolderLine
            label={t('welcome.folder')}
            folder={folder ?? t('welcome.noFolder')}
            button={folder === null ? t('welcome.chooseFolder') : t('welcome.change')}
            onPick={() => void pick()}
          />
        </div>
        <Button kind="pri" tall type="submit" isDisabled={unlock.pending || secret === ''}>
          {unlock.pending ? t('welcome.opening') : t('welcome.open')}
        </Button>
      </form>
    </div>
  );
};
