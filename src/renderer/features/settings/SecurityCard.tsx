import { KeyRound, Lock, type LucideIcon, RefreshCw, ScrollText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Settings } from '../../../shared/contract.ts';
import { useSession } from '../../frame/session.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card, Icon, NumberField } from '../../ui/index.ts';
import { DeviceRow } from './DeviceRow.tsx';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import { RecoveryDialog } from './RecoveryDialog.tsx';

const LEAST_MINUTES = 1;
const MOST_MINUTES = 120;

/** One thing that can be done: what it is, one line about it, its button. */
export const DoRow = (p: { icon: LucideIcon; title: string; text: ReactNode; children: ReactNode }) => (
  <li className="do">
    <Icon as={p.icon} />
    <div className="fill">
      <p className="h3">{p.title}</p>
      <p className="small t2">{p.text}</p>
    </div>
    {p.children}
  </li>
);

/** Auto-lock, passphrase, recovery key, data key, and what this computer remembers. */
export const SecurityCard = (p: { settings: Settings; change(part: Partial<Settings>): void }) => {
  const { t } = useI18n();
  const { status, lock } = useSession();
  const [asking, setAsking] = useState<'passphrase' | 'renew' | 'rotate' | null>(null);
  const close = () => setAsking(null);
  return (
    <Card level={2} title={t('settings.security')} intro={t('settings.securityText')}>
      <div>
        <NumberField
          label={t('settings.autoLock')}
          hint={t('settings.autoLockHint')}
          unit={t('settings.minutes')}
          value={p.settings.autoLockMinutes}
          min={LEAST_MINUTES}
          max={MOST_MINUTES}
          step={1}
          onChange={(minutes) => {
            if (minutes !== null && minutes !== p.settings.autoLockMinutes)
              p.change({ autoLockMinutes: minutes });
          }}
        />
      </div>
      <ul className="dos">
        <DoRow icon={Lock} title={t('settings.lockTitle')} text={t('settings.lockText')}>
          <Button onPress={() => void lock()}>{t('settings.lockNow')}</Button>
        </DoRow>
        <DoRow icon={KeyRound} title={t('settings.passphraseTitle')} text={t('settings.passphraseText')}>
          <Button onPress={() => setAsking('passphrase')}>{t('settings.passphraseChange')}</Button>
        </DoRow>
        <DoRow icon={ScrollText} title={t('settings.recoveryTitle')} text={t('settings.recoveryText')}>
          <Button onPress={() => setAsking('renew')}>{t('settings.recoveryRenew')}</Button>
        </DoRow>
        <DoRow icon={RefreshCw} title={t('settings.rotateTitle')} text={t('settings.rotateText')}>
          <Button onPress={() => setAsking('rotate')}>{t('settings.rotateDo')}</Button>
        </DoRow>
        <DeviceRow />
      </ul>
      <dl className="facts-list small">
        <div>
          <dt>{t('settings.vaultFolder')}</dt>
          <dd className="path">{status?.folder ?? ''}</dd>
        </div>
      </dl>
      {asking === 'passphrase' ? <PassphraseDialog onClose={close} /> : null}
      {asking === 'renew' || asking === 'rotate' ? <RecoveryDialog what={asking} onClose={close} /> : null}
    </Card>
  );
};
