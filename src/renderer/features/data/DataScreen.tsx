import './data.css';
import { MapPin, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MetricInfo } from '../../../shared/samples.ts';
import { useQuery } from '../../api.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import {
  AfterPaint,
  Button,
  EmptyState,
  ErrorBanner,
  Head,
  Icon,
  Loaded,
  Page,
  Section,
} from '../../ui/index.ts';
import { useImports } from './ImportProvider.tsx';
import { ImportsList } from './ImportsList.tsx';
import { Interrupted } from './Interrupted.tsx';
import { MetricsTable } from './MetricsTable.tsx';
import { NewReceipt } from './Receipt.tsx';
import { RunningImport } from './RunningImport.tsx';
import { totals } from './summary.ts';
import { zoneOption } from './zone-names.ts';

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
      <Interrupted />
      <RunningImport />
      {error ? <ErrorBanner error={error} title={t('intake.importFailed')} /> : null}
      {receipt ? <NewReceipt receipt={receipt} onClose={clear} /> : null}
    </>
  );
};

/** Where the days are cut: the person's zone history in one line, with the way to change it. */
const ZonesLine = () => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const { data } = useQuery('zones.view', {});
  if (!data) return null;
  const places = [...new Set(data.spans.map((s) => zoneOption(s.zone).city))];
  const text = data.told
    ? t('zones.line', { places: f.list(places.slice(0, 5)), more: Math.max(0, places.length - 5) })
    : t('zones.lineUntold', { place: places[0] ?? '' });
  return (
    <div className="row s3 zones-line">
      <Icon as={MapPin} />
      <p className="fill small t2">{text}</p>
      <Button small onPress={() => go({ name: 'data', zones: true })}>
        {t('zones.change')}
      </Button>
    </div>
  );
};

/** What do I have, and how did it come in? `pick` opens the file dialog at once. */
export const DataScreen = ({ pick }: { pick: boolean }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useQuery('data.overview', {});
  const [known] = useState(query.data !== null);
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
  const empty = query.data?.metrics.length === 0;
  return (
    <Page place={[{ label: t('frame.data') }]} actions={empty ? null : importButton(false)}>
      <Loaded query={query} heading={t('frame.data')}>
        {({ metrics, last }) =>
          last === null ? (
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
                <MetricsTable metrics={metrics} last={last} atOnce={known} />
                <ZonesLine />
              </Section>
            </>
          )
        }
      </Loaded>
      <AfterPaint>
        <ImportsList />
      </AfterPaint>
    </Page>
  );
};
