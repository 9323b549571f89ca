import type { BackupInfo } from '../../../shared/vault.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/index.ts';

const SHOWN = 10; // as many as the retention rule keeps

/** Backups, newest first: when, why, how large, checked or not, and the button that brings one back. */
export const BackupTable = (p: {
  backups: readonly BackupInfo[];
  /** Only when and why: for a narrow place. */
  brief?: boolean;
  onRestore(backup: BackupInfo): void;
}) => {
  const { t, f } = useI18n();
  if (p.backups.length === 0) return <p className="t2">{t('settings.noBackups')}</p>;
  return (
    <table className="tight backups" aria-label={t('settings.backups')}>
      <caption className="vh">{t('settings.backups')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settings.when')}</th>
          <th scope="col">{t('settings.why')}</th>
          {p.brief ? null : (
            <>
              <th scope="col">{t('settings.size')}</th>
              <th scope="col">{t('settings.checked')}</th>
            </>
          )}
          <th scope="col">
            <span className="vh">{t('settings.restore')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {p.backups.slice(0, SHOWN).map((backup) => (
          <tr key={backup.id}>
            <th scope="row">{f.dateTime(backup.at)}</th>
            <td>
              {t(`settings.reason-${backup.reason}`)}
              {backup.elsewhere ? ` · ${t('settings.elsewhere')}` : ''}
            </td>
            {p.brief ? null : (
              <>
                <td>{f.bytes(backup.bytes)}</td>
                <td>{t(backup.verified ? 'settings.checkedYes' : 'settings.checkedNo')}</td>
              </>
            )}
            <td>
              <Button
                small
                aria-label={t('settings.restoreOf', { at: f.dateTime(backup.at) })}
                onPress={() => p.onRestore(backup)}
              >
                {t('settings.restore')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
