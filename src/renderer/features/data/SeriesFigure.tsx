import { useId, useMemo, useState } from 'react';
import type { Series } from '../../../shared/data.ts';
import { DailyChart } from '../../charts/DailyChart.tsx';
import type { DrawnBin } from '../../charts/series-shape.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { metricAxis, metricValue } from '../../metrics.ts';
import { useUnits } from '../../units.ts';
import { binEnd, binsOf, ticksOf } from './series-bins.ts';
import { kindOf } from './summary.ts';
import { usualOf } from './usual.ts';

/** The picture of a measure with a line that says what is under the cursor. */
export const SeriesFigure = (p: {
  series: Series;
  total: boolean;
  onDay(day: string): void;
  /** A week or month was chosen: show its days. */
  onZoom(day: string): void;
}) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const units = useUnits();
  const { series } = p;
  const { metric, unit, bin } = series;
  const [at, setAt] = useState<number | null>(null);
  const titleId = useId();
  const axis = useMemo(() => metricAxis(metric, unit, i18n, units), [metric, unit, i18n, units]);
  const bins = useMemo(() => binsOf(series, axis.of), [series, axis]);
  const ticks = useMemo(() => ticksOf(bins, f), [bins, f]);
  const raw = useMemo(() => new Map(series.points.map((q) => [q.from, q])), [series]);
  const values = bins.map((b) => b.y);
  const sparse = bin === 'day' && kindOf(unit, values) === 'dots';
  const say = (b: DrawnBin): string => {
    const point = raw.get(b.from);
    if (!point) return '';
    const text = (v: number) => metricValue(metric, v, unit, i18n);
    if (bin === 'day') return t('measure.sayDay', { day: b.from, value: text(point.value) });
    return t('measure.sayBin', {
      bin,
      from: b.from,
      to: binEnd(b.from, bin),
      value: unit === '0/1' ? f.share(point.value) : text(point.value),
      low: text(point.low),
      high: text(point.high),
      days: point.days,
    });
  };
  const label = t('measure.chart', {
    answer: usualOf(series, i18n),
    from: series.from,
    to: series.to,
    days: series.days,
  });
  const current = at === null ? undefined : bins[at];
  return (
    <figure className="stack s2" aria-labelledby={titleId}>
      <figcaption className="row sp reads">
        <span id={titleId} className={`small num ${current ? 'm' : 't2'}`}>
          {current ? say(current) : t(`measure.hint-${bin}`)}
        </span>
        <span className="small t2">{axis.unit}</span>
      </figcaption>
      {series.days === 0 ? (
        <p className="t2 daily-wait">{t('measure.nothingInRange')}</p>
      ) : (
        <DailyChart
          bins={bins}
          ticks={ticks}
          kind={(p.total || unit === '0/1') && bin === 'day' ? 'bars' : sparse ? 'dots' : 'line'}
          tickY={(v) =>
            unit === '0/1' ? (bin === 'day' ? metricValue(metric, v, unit, i18n) : f.share(v)) : axis.tick(v)
          }
          {...(unit === '0/1' ? { marksY: bin === 'day' ? [0, 1] : [0, 0.5, 1] } : {})}
          label={label}
          say={say}
          at={at}
          onAt={setAt}
          onOpen={(i) => {
            const from = bins[i]?.from;
            if (from) (bin === 'day' ? p.onDay : p.onZoom)(from);
          }}
        />
      )}
      <p className="legend small t2">
        {sparse ? null : (
          <span className="row">
            <span className="sw key-gap" /> {t('measure.gapKey')}
          </span>
        )}
        {bin === 'day' ? null : (
          <span className="row">
            <span className="sw soft" /> {t(`measure.spread-${bin}`)}
          </span>
        )}
      </p>
    </figure>
  );
};
