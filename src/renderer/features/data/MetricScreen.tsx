import './data.css';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../api.ts';
import { addDays, daysBetween } from '../../days.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { isTotal, metricName } from '../../metrics.ts';
import { useRouter } from '../../routes.tsx';
import { Button, Card, Head, Icon, Loaded, Page, Section, Segments } from '../../ui/index.ts';
import { useUnits } from '../../units.ts';
import { DaysTable } from './DaysTable.tsx';
import { SeriesFigure } from './SeriesFigure.tsx';
import { usualOf } from './usual.ts';

type Range = '30' | '90' | '365' | 'all';
const ranges: readonly Range[] = ['30', '90', '365', 'all'];

/** One measure over time: what is usual, the picture, the days, each of which opens. */
export const MetricScreen = ({ metric }: { metric: string }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { go } = useRouter();
  useUnits();
  const [range, setRange] = useState<Range>('90');
  const [end, setEnd] = useState<string | null>(null);
  const whole = useQuery('data.series', { metric });
  const last = whole.data?.last ?? null;
  const to = end ?? last;
  const days = Number(range);
  const part = useQuery(
    'data.series',
    to === null || range === 'all' ? null : { metric, from: addDays(to, 1 - days), to },
  );
  const name = metricName(metric, i18n);
  const place = [{ label: t('frame.data'), onPress: () => go({ name: 'data' }) }, { label: name }];
  const series = range === 'all' ? whole.data : part.data;
  const move = (by: number) => {
    if (to === null || last === null) return;
    const next = addDays(to, by * days);
    setEnd(next >= last ? null : next);
  };
  const first = whole.data?.first ?? '';
  const earlier = to !== null && range !== 'all' && addDays(to, -days) >= first;
  return (
    <Page place={place}>
      <Loaded query={whole} heading={name}>
        {(all) => (
          <>
            <Head
              say={series ? usualOf(series, i18n) : name}
              lead={t('measure.lead', {
                days: all.days,
                span: daysBetween(all.first, all.last) + 1,
                first: all.first,
                last: all.last,
              })}
            />
            <Card className="chart-card">
              <div className="row sp wrap">
                <Segments
                  slim
                  label={t('measure.range')}
                  value={range}
                  onChange={(r) => {
                    setRange(r);
                    setEnd(null);
                  }}
                  options={ranges.map((value) => ({ value, label: t(`measure.range-${value}`) }))}
                />
                {range === 'all' ? null : (
                  <div className="row">
                    <Button
                      small
                      square
                      aria-label={t('measure.earlier')}
                      isDisabled={!earlier}
                      onPress={() => move(-1)}
                    >
                      <Icon as={ChevronLeft} size="s" />
                    </Button>
                    <Button
                      small
                      square
                      aria-label={t('measure.later')}
                      isDisabled={end === null}
                      onPress={() => move(1)}
                    >
                      <Icon as={ChevronRight} size="s" />
                    </Button>
                  </div>
                )}
              </div>
              {series ? (
                <SeriesFigure
                  key={`${series.from} ${series.to}`}
                  series={series}
                  total={isTotal(metric)}
                  onDay={(day) => go({ name: 'data', metric, day })}
                  onZoom={(day) => {
                    setRange('90');
                    setEnd(addDays(day, 45) >= all.last ? null : addDays(day, 45));
                  }}
                />
              ) : (
                <div className="daily-wait" aria-busy="true" />
              )}
            </Card>
            {series ? (
              <Section
                title={t('measure.days')}
                intro={t('measure.daysText', {
                  from: f.day(series.from, 'day-month-year'),
                  to: f.day(series.to, 'day-month-year'),
                  days: series.days,
                  span: daysBetween(series.from, series.to) + 1,
                })}
              >
                <DaysTable
                  key={`${series.from} ${series.to}`}
                  metric={metric}
                  from={series.from}
                  to={series.to}
                />
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};
