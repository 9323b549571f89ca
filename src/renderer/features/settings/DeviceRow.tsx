import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, ErrorBanner, TextField, useToast } from '../../ui/index.ts';
import { DoRow } from './SecurityCard.tsx';

/** Lets this computer open the vault without the passphrase, where its keychain is fit for that. */
export const DeviceRow = () => {
  const { t } = useI18n();
  const { say } = useToast();
  const device = useQuery('vault.deviceKey', {});
  const [asking, setAsking] = useState(false);
  const remember = useAction('vault.rememberDevice', 'vault.deviceKey', 'vault.status');
  const { available, on } = device.data ?? { available: false, on: false };
  const forget = async () => {
    const reply = await remember.run({ on: false });
    if (reply.ok) say(t('settings.deviceForgotten'));
  };
  return (
    <DoRow
      icon={Fingerprint}
      title={t('settings.deviceTitle')}
      text={
        device.data && !available
          ? t('settings.deviceNotHere')
          : t(on ? 'settings.deviceOnText' : 'settings.deviceOffText')
      }
    >
      {on ? (
        <Button onPress={() => void forget()} isDisabled={remember.pending}>
          {t('settings.deviceForget')}
        </Button>
      ) : (
        <Button onPress={() => setAsking(true)} isDisabled={!available}>
          {t('settings.deviceRemember')}
        </Button>
      )}
      {asking ? <RememberDialog onClose={() => setAsking(false)} /> : null}
    </DoRow>
  );
};

const RememberDialog = (p: { onClose(): void }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const [passphrase, setPassphrase] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const remember = useAction('vault.rememberDevice', 'vault.deviceKey');
  const submit = async () => {
    if (passphrase === '') return setWrong(t('settings.typeCurrent'));
    setWrong(null);
    const reply = await remember.run({ on: true, passphrase });
    if (reply.ok) {
      p.onClose();
      say(t('settings.deviceRemembered'));
    } else if (reply.error.code === 'wrong-passphrase') setWrong(t('settings.wrongCurrent'));
  };
  return (
    <Dialog open onClose={p.onClose} title={t('settings.deviceTitle')}>
      <form
        className="stack s4"
        onSubmit={(e) => {
          e.preventDefault();
          if (!remember.pending) void submit();
        }}
      >
        <p className="t2">{t('settings.deviceHow')}</p>
        {remember.error && remember.error.code !== 'wrong-passphrase' ? (
          <ErrorBanner error={remember.error} />
        ) : null}
        <TextField
          label={t('settings.passphrase')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
          error={wrong}
        />
        <div className="acts">
          <Button onPress={p.onClose}>{t('common.cancel')}</Button>
          <Button kind="pri" type="submit" isDisabled={remember.pending}>
            {t('settings.deviceRemember')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
