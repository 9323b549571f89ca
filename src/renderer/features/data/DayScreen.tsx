import './data.css';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { DayDetail, DaySample } from '../../../shared/data.ts';
import type { AppError } from '../../../shared/errors.ts';
import { call, useQuery } from '../../api.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { metricName, metricValue } from '../../metrics.ts';
import { useRouter } from '../../routes.tsx';
import { Button, Card, ErrorBanner, Head, Icon, Loaded, Page, Section, Segments } from '../../ui/index.ts';
import { useUnits } from '../../units.ts';
import { SamplesTable } from './SamplesTable.tsx';
import { sensorName } from './source-name.ts';

const lead = (d: DayDetail, { t, f }: I18n): string => {
  const parts = [t(`measure.rule-${d.rule}`)];
  if (d.rule !== 'diary' && d.hours !== 24)
    parts.push(t(d.hours < 24 ? 'measure.shortDay' : 'measure.longDay', { hours: d.hours }));
  if (d.diary?.savedAt) parts.push(t('measure.answeredAt', { at: d.diary.savedAt, late: d.diary.late }));
  if (d.value && d.value.coverage !== null)
    parts.push(t('measure.coverage', { share: f.share(d.value.coverage) }));
  return parts.join(' ');
};

const Sources = ({ detail }: { detail: DayDetail }) => {
  const i18n = useI18n();
  const { t } = i18n;
  if (detail.sources.length === 0) return null;
  return (
    <ul className="sources small">
      {detail.sources.map((s) => (
        <li key={s.source} className={s.counted > 0 ? '' : 't2'}>
          <b className="m">{sensorName(s.source, i18n)}</b>{' '}
          <span className="t2 num">
            {t('measure.sourceCounts', { counted: s.counted, samples: s.samples })}
          </span>
        </li>
      ))}
    </ul>
  );
};

type Show = 'all' | 'counted' | 'lost';

/** What one day's value rests on: every sample, and why it counts or not. */
export const DayScreen = ({ metric, day }: { metric: string; day: string }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { go } = useRouter();
  useUnits();
  const query = useQuery('data.day', { metric, day });
  const [more, setMore] = useState<readonly DaySample[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const [show, setShow] = useState<Show>('all');
  const name = metricName(metric, i18n);
  const loaded = (query.data?.samples.length ?? 0) + more.length;
  const loadMore = useCallback(async () => {
    const reply = await call('data.day', { metric, day, offset: loaded });
    if (reply.ok) setMore((m) => [...m, ...reply.value.samples]);
    else setError(reply.error);
  }, [metric, day, loaded]);
  const to = (other: string | null) => other && go({ name: 'data', metric, day: other });
  const place = [
    { label: t('frame.data'), onPress: () => go({ name: 'data' }) },
    { label: name, onPress: () => go({ name: 'data', metric }) },
    { label: f.day(day, 'day-month-year') },
  ];
  const step = (other: string | null, label: string, left: boolean) => (
    <Button
      small
      square
      aria-label={other ? t('measure.toDay', { day: other }) : label}
      isDisabled={!other}
      onPress={() => to(other)}
    >
      <Icon as={left ? ChevronLeft : ChevronRight} size="s" />
    </Button>
  );
  return (
    <Page
      place={place}
      actions={
        query.data ? (
          <>
            {step(query.data.previous, t('measure.noEarlier'), true)}
            {step(query.data.next, t('measure.noLater'), false)}
          </>
        ) : null
      }
    >
      <Loaded query={query} heading={name}>
        {(d) => {
          const samples = [...d.samples, ...more];
          const counted = d.sources.reduce((n, s) => n + s.counted, 0);
          const visible = samples.filter((s) => show === 'all' || s.counted === (show === 'counted'));
          return (
            <>
              <Head
                above={<p className="small t2 m">{t('measure.weekdayLong', { day })}</p>}
                say={
                  d.value
                    ? t('measure.dayValue', {
                        name,
                        value: metricValue(metric, d.value.value, d.value.unit, i18n),
                      })
                    : t('measure.noValue', { name })
                }
                lead={d.value ? lead(d, i18n) : t('measure.noValueText')}
              />
              {d.total > 0 ? (
                <Section
                  title={t('measure.samples')}
                  intro={t('measure.samplesText', { counted, total: d.total })}
                >
                  <Card flush>
                    <header className="row sp wrap">
                      <Sources detail={d} />
                      {counted < d.total ? (
                        <Segments<Show>
                          slim
                          label={t('measure.showWhich')}
                          value={show}
                          onChange={setShow}
                          options={(['all', 'counted', 'lost'] as const).map((value) => ({
                            value,
                            label: t(`measure.show-${value}`),
                          }))}
                        />
                      ) : null}
                    </header>
                    <SamplesTable samples={visible} metric={metric} day={day} rule={d.rule} />
                    {visible.length === 0 ? (
                      <p className="t2 none-found">{t('measure.noneOfThese')}</p>
                    ) : null}
                  </Card>
                  {error ? <ErrorBanner error={error} onRetry={() => void loadMore()} /> : null}
                  {loaded < d.total ? (
                    <Button small className="under" onPress={() => void loadMore()}>
                      {t('data.showMore', { n: Math.min(200, d.total - loaded) })}
                    </Button>
                  ) : null}
                </Section>
              ) : null}
              {d.rule === 'diary' ? null : (
                <p className="small t2 under">
                  {t('measure.zoneNote', { zone: d.zone.replaceAll('_', ' ') })}{' '}
                  <Button kind="link" onPress={() => go({ name: 'data', zones: true })}>
                    {t('zones.change')}
                  </Button>
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};
