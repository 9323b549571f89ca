import '../welcome/welcome.css';
import { useState } from 'react';
import { invalidate, useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, ErrorBanner, TextField, useToast } from '../../ui/index.ts';
import { ShowKey, TypeBack } from '../welcome/RecoverySteps.tsx';
import { UpkeepProgress } from './UpkeepProgress.tsx';

type Step = { at: 'ask' } | { at: 'key' | 'type-back'; key: string };

/**
 * A new recovery key (`renew`), or a new data key with a new recovery key (`rotate`): the passphrase, the key on
 * paper, the key typed back. A renewed key counts from the moment that it was typed back; a rotated one at once.
 */
export const RecoveryDialog = (p: { what: 'renew' | 'rotate'; onClose(): void }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const [step, setStep] = useState<Step>({ at: 'ask' });
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const renew = useAction('vault.renewRecovery', 'vault.status');
  const rotate = useAction('vault.rotateKey', 'vault.status', 'backups.list');
  const action = p.what === 'renew' ? renew : rotate;
  const rotating = p.what === 'rotate';

  const submit = async () => {
    if (secret === '') return setWrong(t('settings.typeCurrent'));
    setWrong(null);
    const reply = rotating ? await rotate.run({ passphrase: secret }) : await renew.run({ secret });
    if (reply.ok) setStep({ at: 'key', key: reply.value.recoveryKey });
    else if (reply.error.code === 'wrong-passphrase') setWrong(t('settings.wrongCurrent'));
  };
  const done = () => {
    p.onClose();
    invalidate('vault.status'); // it says whether the key was typed back
    say(t(rotating ? 'settings.rotated' : 'settings.renewed'));
  };
  // once the data key is a new one, its recovery key must be seen and typed back: no way out by Escape
  const stay = rotating && (action.pending || step.at !== 'ask');

  return (
    <Dialog
      open
      onClose={() => {
        if (!stay) p.onClose();
      }}
      title={t(rotating ? 'settings.rotateTitle' : 'settings.recoveryTitle')}
      {...(stay ? { role: 'alertdialog' as const } : {})}
    >
      {step.at === 'ask' ? (
        <form
          className="stack s4"
          onSubmit={(e) => {
            e.preventDefault();
            if (!action.pending) void submit();
          }}
        >
          <p className="t2">{t(rotating ? 'settings.rotateHow' : 'settings.renewHow')}</p>
          {action.error && action.error.code !== 'wrong-passphrase' ? (
            <ErrorBanner error={action.error} />
          ) : null}
          <TextField
            label={t(rotating ? 'settings.passphrase' : 'settings.current')}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={secret}
            onChange={setSecret}
            error={wrong}
          />
          {action.pending && rotating ? <UpkeepProgress task="rotate" /> : null}
          <div className="acts">
            <Button onPress={p.onClose} isDisabled={action.pending && rotating}>
              {t('common.cancel')}
            </Button>
            <Button kind="pri" type="submit" isDisabled={action.pending}>
              {action.pending
                ? t(rotating ? 'settings.rotating' : 'settings.renewing')
                : t(rotating ? 'settings.rotateDo' : 'settings.renewDo')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="recovery">
          {step.at === 'key' ? (
            <ShowKey
              recoveryKey={step.key}
              text={t(rotating ? 'settings.rotatedKeyText' : 'settings.renewedKeyText')}
              onNext={() => setStep({ at: 'type-back', key: step.key })}
            />
          ) : (
            <TypeBack onShow={() => setStep({ at: 'key', key: step.key })} onRight={done} />
          )}
        </div>
      )}
    </Dialog>
  );
};
