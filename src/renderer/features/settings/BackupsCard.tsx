import { useState } from 'react';
import type { BackupInfo, BackupStatus } from '../../../shared/vault.ts';
import { call, useAction, useQuery } from '../../api.ts';
import { useSession } from '../../frame/session.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button, Card, ErrorBanner, Loaded, useToast } from '../../ui/index.ts';
import { BackupTable } from './BackupTable.tsx';
import { RestoreDialog, type RestoreWhat } from './RestoreDialog.tsx';
import { UpkeepProgress } from './UpkeepProgress.tsx';

const Folder = ({ status }: { status: BackupStatus }) => {
  const { t } = useI18n();
  const set = useAction('backups.setFolder', 'backups.list');
  const pick = async () => {
    const reply = await call('vault.pickFolder', { purpose: 'backups' });
    if (reply.ok && reply.value.folder) await set.run({ folder: reply.value.folder });
  };
  return (
    <>
      {set.error ? <ErrorBanner error={set.error} /> : null}
      {status.folder && !status.folderReachable ? (
        <Banner kind="warn" title={t('settings.folderGone')}>
          <p>{t('settings.folderGoneText')}</p>
        </Banner>
      ) : null}
      <dl className="facts-list small">
        <div>
          <dt>{t('settings.backupFolder')}</dt>
          <dd>
            <span className="path">{status.folder ?? t('settings.inVaultFolder')}</span>{' '}
            <Button kind="link" onPress={() => void pick()}>
              {t('settings.backupFolderPick')}
            </Button>
            {status.folder ? (
              <>
                {' · '}
                <Button kind="link" onPress={() => void set.run({ folder: null })}>
                  {t('settings.backupFolderNone')}
                </Button>
              </>
            ) : null}
          </dd>
        </div>
      </dl>
    </>
  );
};

/** The last backup, a new one, the list, restoring and taking a restore back. */
export const BackupsCard = () => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const { status } = useSession();
  const list = useQuery('backups.list', {});
  const make = useAction('backups.make', 'backups.list', 'vault.status');
  const [restoring, setRestoring] = useState<RestoreWhat | null>(null);
  const makeNow = async () => {
    const reply = await make.run({});
    if (reply.ok) say(t('settings.backupMade', { bytes: reply.value.bytes }));
  };
  const last = status?.lastBackup ?? null;
  return (
    <Card level={2} title={t('settings.backups')} intro={t('settings.backupsText')}>
      {make.error ? <ErrorBanner error={make.error} title={t('settings.backupFailed')} /> : null}
      <div className="row s4 between wrap">
        <p className="h3">
          {last ? t('settings.lastBackup', { at: f.dateTime(last) }) : t('settings.noBackup')}
        </p>
        <Button onPress={() => void makeNow()} isDisabled={make.pending}>
          {make.pending ? t('settings.backupMaking') : t('settings.backupNow')}
        </Button>
      </div>
      {make.pending ? <UpkeepProgress task="backup" /> : null}
      <Loaded query={list}>
        {(data) => (
          <>
            {data.problem ? (
              <Banner kind="warn" title={t('settings.backupFailed')}>
                <p>{data.problem}</p>
              </Banner>
            ) : null}
            {data.undo ? (
              <Banner
                title={t('settings.undoTitle')}
                actions={
                  <Button small onPress={() => setRestoring({ undo: true })}>
                    {t('settings.undoRestore')}
                  </Button>
                }
              >
                <p>{t('settings.undoText')}</p>
              </Banner>
            ) : null}
            <BackupTable
              backups={data.backups.filter((b: BackupInfo) => b.id !== data.undo)}
              onRestore={(backup) => setRestoring({ backup })}
            />
            <Folder status={data} />
          </>
        )}
      </Loaded>
      {restoring ? <RestoreDialog what={restoring} onClose={() => setRestoring(null)} /> : null}
    </Card>
  );
};
