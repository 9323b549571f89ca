import { Info } from 'lucide-react';
import { useState } from 'react';
import { call, useAction } from '../../api.ts';
import { useSession } from '../../frame/session.tsx';
import { errorSentence } from '../../i18n/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, Icon } from '../../ui/index.ts';
import { FolderLine } from './FolderLine.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

/** Step 1: passphrase twice, folder shown. Answers with the recovery key of the vault that was made. */
export const PassphraseStep = ({ onMade }: { onMade: (recoveryKey: string) => void }) => {
  const { t, f } = useI18n();
  const { status } = useSession();
  const [folder, setFolder] = useState(status?.suggestedFolder ?? '');
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<{ first?: string; again?: string }>({});
  const create = useAction('vault.create');

  const submit = async () => {
    if (first === '') return setWrong({ first: t('welcome.typeOne') });
    if (first !== again) return setWrong({ again: t('welcome.notTheSame') });
    setWrong({});
    const reply = await create.run({ folder, passphrase: first });
    if (reply.ok) {
      onMade(reply.value.recoveryKey);
      return;
    }
    if (reply.error.code === 'weak-passphrase') setWrong({ first: errorSentence(reply.error, f.language) });
  };
  const pick = async () => {
    const reply = await call('vault.pickFolder', { purpose: 'create' });
    if (reply.ok && reply.value.folder) setFolder(reply.value.folder);
  };

  return (
    <form
      className="box"
      onSubmit={(e) => {
        e.preventDefault();
        if (!create.pending) void submit();
      }}
    >
      <div className="stack s2">
        <h2>{t('welcome.createTitle')}</h2>
        <p className="t2">{t('welcome.createText')}</p>
      </div>
      {create.error && create.error.code !== 'weak-passphrase' ? (
        <ErrorBanner error={create.error} title={t('welcome.createFailedTitle')} />
      ) : null}
      <div className="stack s4">
        <NewPassphrase
          label={t('welcome.passphrase')}
          first={first}
          again={again}
          onFirst={setFirst}
          onAgain={setAgain}
          wrong={wrong}
        />
        <FolderLine
          label={t('welcome.keptIn')}
          folder={folder}
          button={t('welcome.change')}
          onPick={() => void pick()}
        />
      </div>
      <div className="row s3 top">
        <Icon as={Info} />
        <p className="small t2">{t('welcome.nextIsKey')}</p>
      </div>
      <Button kind="pri" tall type="submit" isDisabled={create.pending}>
        {create.pending ? t('welcome.creating') : t('welcome.toKey')}
      </Button>
    </form>
  );
};
