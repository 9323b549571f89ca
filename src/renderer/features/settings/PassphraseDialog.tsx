import '../welcome/welcome.css';
import { useState } from 'react';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, ErrorBanner, TextField, useToast } from '../../ui/index.ts';
import { NewPassphrase } from '../welcome/NewPassphrase.tsx';

type Wrong = { current?: string; first?: string; again?: string };

/** The passphrase of now (or the recovery key), then the new one twice. */
export const PassphraseDialog = (p: { onClose(): void }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const change = useAction('vault.changePassphrase');

  const submit = async () => {
    if (current === '') return setWrong({ current: t('settings.typeCurrent') });
    if (first === '') return setWrong({ first: t('welcome.typeOne') });
    if (first !== again) return setWrong({ again: t('welcome.notTheSame') });
    setWrong({});
    const reply = await change.run({ current, next: first });
    if (reply.ok) {
      p.onClose();
      say(t('settings.passphraseChanged'));
    } else if (reply.error.code === 'wrong-passphrase') setWrong({ current: t('settings.wrongCurrent') });
    else if (reply.error.code === 'weak-passphrase') setWrong({ first: t('settings.weakNext') });
  };
  const underField = ['wrong-passphrase', 'weak-passphrase'].includes(change.error?.code ?? '');

  return (
    <Dialog open onClose={p.onClose} title={t('settings.passphraseTitle')}>
      <form
        className="stack s4"
        onSubmit={(e) => {
          e.preventDefault();
          if (!change.pending) void submit();
        }}
      >
        <p className="t2">{t('settings.passphraseHow')}</p>
        {change.error && !underField ? <ErrorBanner error={change.error} /> : null}
        <TextField
          label={t('settings.current')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={current}
          onChange={setCurrent}
          error={wrong.current ?? null}
        />
        <NewPassphrase
          label={t('settings.next')}
          first={first}
          again={again}
          onFirst={setFirst}
          onAgain={setAgain}
          wrong={wrong}
        />
        <div className="acts">
          <Button onPress={p.onClose}>{t('common.cancel')}</Button>
          <Button kind="pri" type="submit" isDisabled={change.pending}>
            {change.pending ? t('settings.changing') : t('settings.passphraseChange')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
