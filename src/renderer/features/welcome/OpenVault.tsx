import { useState } from 'react';
import { call, useAction } from '../../api.ts';
import { useSession } from '../../frame/session.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, TextField } from '../../ui/index.ts';
import { FolderLine } from './FolderLine.tsx';

/** Folder and passphrase. A wrong one gets a sentence under the field; what was typed stays. */
export const OpenVault = ({ onOpen }: { onOpen: () => void }) => {
  const { t } = useI18n();
  const { status } = useSession();
  const [folder, setFolder] = useState(status?.folder ?? null);
  const [secret, setSecret] = useState('');
  const [needFolder, setNeedFolder] = useState(false);
  const unlock = useAction('vault.unlock');
  const underField = unlock.error?.code === 'wrong-passphrase' || unlock.error?.code === 'bad-input';

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
    <form
      className="box"
      onSubmit={(e) => {
        e.preventDefault();
        if (!unlock.pending) void submit();
      }}
    >
      <div className="stack s2">
        <h2>{t('welcome.openTitle')}</h2>
        <p className="t2">{t('welcome.openText')}</p>
      </div>
      {unlock.error && !underField ? (
        <ErrorBanner error={unlock.error} title={t('welcome.failedTitle')} />
      ) : null}
      <div className="stack s4">
        <TextField
          label={t('welcome.secret')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={secret}
          onChange={setSecret}
          error={underField ? (unlock.error?.message ?? null) : needFolder ? t('welcome.needFolder') : null}
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
  );
};
