import '../settings/settings.css';
import { useState } from 'react';
import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button } from '../../ui/index.ts';
import { BackupTable } from '../settings/BackupTable.tsx';
import { RestoreDialog, type RestoreWhat } from '../settings/RestoreDialog.tsx';
import { SalvageDialog } from './SalvageDialog.tsx';

/** Failures that have a title and a next step of their own; others show the main process's sentences. */
const known = {
  'key-file-damaged': 'keyFile',
  'vault-damaged': 'vaultFile',
  'vault-in-use': 'inUse',
  'vault-newer': 'newer',
  'folder-not-writable': 'readOnly',
  'vault-not-found': 'notFound',
  'disk-full': 'diskFull',
} as const satisfies Partial<Record<ErrorCode, string>>;
type Known = keyof typeof known;
const isKnown = (code: ErrorCode): code is Known => code in known;

/** The good backups of a damaged vault, and the way to save what can be read of it. */
const Rescue = (p: { folder: string; canSalvage: boolean; onOpen(): void }) => {
  const { t } = useI18n();
  const list = useQuery('backups.list', {});
  const [restoring, setRestoring] = useState<RestoreWhat | null>(null);
  const [salvaging, setSalvaging] = useState(false);
  const good = (list.data?.backups ?? []).filter((b) => b.verified);
  return (
    <section className="rescue" aria-label={t('welcome.rescue')}>
      <h3 className="h3">{t(good.length > 0 ? 'welcome.goodBackups' : 'welcome.noGoodBackups')}</h3>
      {good.length > 0 ? (
        <BackupTable brief backups={good} onRestore={(backup) => setRestoring({ backup })} />
      ) : (
        <p className="small t2">{t('welcome.noGoodBackupsText')}</p>
      )}
      {p.canSalvage ? (
        <p className="small t2">
          {t('welcome.salvageText')}{' '}
          <Button kind="link" onPress={() => setSalvaging(true)}>
            {t('welcome.salvage')}
          </Button>
        </p>
      ) : null}
      {restoring ? (
        <RestoreDialog what={restoring} onClose={() => setRestoring(null)} onDone={p.onOpen} />
      ) : null}
      {salvaging ? (
        <SalvageDialog folder={p.folder} onClose={() => setSalvaging(false)} onOpen={p.onOpen} />
      ) : null}
    </section>
  );
};

/** Why the vault did not open, what is safe, what to do; with the backups where it is damaged. */
export const UnlockTrouble = (p: { error: AppError; folder: string | null; onOpen(): void }) => {
  const { t } = useI18n();
  const { code, message } = p.error;
  const damaged = code === 'vault-damaged' || code === 'key-file-damaged';
  const name = isKnown(code) ? known[code] : null;
  return (
    <>
      <Banner
        kind={damaged ? 'loss' : 'warn'}
        urgent
        title={name ? t(`welcome.${name}Title`) : t('welcome.failedTitle')}
      >
        <p>{name ? t(`welcome.${name}Text`) : code === 'internal' ? t('common.unexpected') : message}</p>
      </Banner>
      {damaged && p.folder !== null ? (
        <Rescue folder={p.folder} canSalvage={code === 'vault-damaged'} onOpen={p.onOpen} />
      ) : null}
    </>
  );
};
