import './data.css';
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MetricInfo } from '../../../shared/samples.ts';
import { useQuery } from '../../api.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { Button, EmptyState, ErrorBanner, Head, Icon, Loaded, Page, Section } from '../../ui/index.ts';
import { useImports } from './ImportProvider.tsx';
import { ImportsList } from './ImportsList.tsx';
import { MetricsTable } from './MetricsTable.tsx';
import { NewReceipt } from './Receipt.tsx';
import { RunningImport } from './RunningImport.tsx';
import { totals } from './summary.ts';

const sentence = (metrics: readonly MetricInfo[], { t }: I18n): string => {
  const { nights, diary, most } = totals(metrics);
  if (nights > 0 && diary > 0) return t('data.nightsAndDiary', { nights, diary });
  if (nights > 0) return t('data.nights', { nights });
  if (diary > 0) return t('data.diaryDays', { diary });
  return t('data.measures', { n: metrics.length, days: most });
};

/** Import under way, its receipt, or why it failed. */
const ImportState = () => {
  const { t } = useI18n();
  const { receipt, error, clear } = useImports();
  return (
    <>
      <RunningImport />
      {error ? <ErrorBanner error={error} title={t('data.importFailed')} /> : null}
      {receipt ? <NewReceipt receipt={receipt} onClose={clear} /> : null}
    </>
  );
};

/** What do I have, and how did it come in? `pick` opens the file dialog at once. */
export const DataScreen = ({ pick }: { pick: boolean }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useQuery('data.metrics', {});
  const imports = useImports();
  const picked = useRef(false);
  useEffect(() => {
    if (!pick || picked.current) return;
    picked.current = true;
    void imports.pick();
  }, [pick, imports]);

  const importButton = (primary: boolean) => (
    <Button
      {...(primary ? { kind: 'pri' as const } : { small: true })}
      onPress={() => void imports.pick()}
      isDisabled={imports.running}
    >
      <Icon as={Plus} size={primary ? 'm' : 's'} />
      {t('data.importFile')}
    </Button>
  );
  const empty = query.data?.length === 0;
  return (
    <Page place={[{ label: t('frame.data') }]} actions={empty ? null : importButton(false)}>
      <Loaded query={query} heading={t('frame.data')}>
        {(metrics) =>
          metrics.length === 0 ? (
            <>
              <EmptyState title={t('data.emptyTitle')} action={importButton(true)}>
                <p>{t('data.emptyText')}</p>
                <p className="small more">{t('data.emptyApple')}</p>
                <p className="small">{t('data.emptyDiary')}</p>
              </EmptyState>
              <div className="stack">
                <ImportState />
              </div>
            </>
          ) : (
            <>
              <Head say={sentence(metrics, i18n)} />
              <div className="stack">
                <ImportState />
              </div>
              <Section title={t('data.whatYouHave')}>
                <MetricsTable metrics={metrics} />
              </Section>
            </>
          )
        }
      </Loaded>
      <ImportsList />
    </Page>
  );
};
