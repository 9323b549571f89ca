import { Check, Minus } from 'lucide-react';
import type { DayDetail, DaySample } from '../../../shared/data.ts';
import { unitOfMetric } from '../../../shared/samples.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { metricName, metricValue } from '../../metrics.ts';
import { Icon } from '../../ui/index.ts';
import { sensorName } from './source-name.ts';
import { useDrawn } from './useDrawn.ts';

/** "UTC+09:00" of a local ISO text. */
const offsetOf = (iso: string): string => `UTC${iso.slice(19).replace('-', '\u2212')}`;

/** Clock time of a local ISO text; with the day where it is another one than asked for. */
const clock = (iso: string, day: string, { f }: I18n): string => {
  const time = iso.slice(11, 16);
  return iso.slice(0, 10) === day ? time : `${f.day(iso.slice(0, 10), 'day-month-short')} ${time}`;
};

/** The offset stands once, and again where it changes: on a journey, or when the clocks do. */
const When = ({ sample, before, day }: { sample: DaySample; before: DaySample | undefined; day: string }) => {
  const i18n = useI18n();
  if (sample.wholeDay) return <>{i18n.t('measure.wholeDay')}</>;
  const start = clock(sample.start, day, i18n);
  const end = clock(sample.end, day, i18n);
  return (
    <>
      {sample.start === sample.end ? start : `${start}\u2009\u2013\u2009${end}`}
      {before && offsetOf(before.start) === offsetOf(sample.start) ? null : (
        <span className="sub nb">{offsetOf(sample.start)}</span>
      )}
    </>
  );
};

const why = (sample: DaySample, i18n: I18n): string => {
  if (sample.reason === null) return i18n.t('measure.counts');
  return i18n.t(`measure.lost-${sample.reason}`, {
    by: sample.by === null ? '' : sensorName(sample.by, i18n),
  });
};

/** Samples of a day: when, what, by whom, and whether it counts. */
export const SamplesTable = (p: {
  samples: readonly DaySample[];
  metric: string;
  day: string;
  rule: DayDetail['rule'];
}) => {
  const i18n = useI18n();
  const { t } = i18n;
  const samples = useDrawn(p.samples);
  const mixed = p.rule === 'sleep' || p.rule === 'headache';
  const minutes = (s: DaySample) => (Date.parse(s.end) - Date.parse(s.start)) / 60_000;
  return (
    <table className="tight samples" aria-label={t('measure.samples')}>
      <thead>
        <tr>
          <th scope="col">{t('measure.when')}</th>
          <th scope="col" className="r">
            {t('data.value')}
          </th>
          <th scope="col">{t('measure.source')}</th>
          <th scope="col">{t('measure.countsHead')}</th>
        </tr>
      </thead>
      <tbody>
        {samples.map((s, i) => (
          <tr
            key={`${s.metric} ${s.start} ${s.end} ${s.source} ${s.value}`}
            className={s.counted ? '' : 'lost'}
          >
            <th scope="row" className="nb num">
              <When sample={s} before={samples[i - 1]} day={p.day} />
            </th>
            <td className="r nb">
              {s.metric === 'sleep-stage' ? (
                <>
                  {metricValue(s.metric, s.value, unitOfMetric(s.metric), i18n)}
                  <span className="sub">{metricValue('sleep-duration', minutes(s), 'min', i18n)}</span>
                </>
              ) : (
                metricValue(s.metric, s.value, unitOfMetric(s.metric), i18n)
              )}
              {mixed && s.metric !== p.metric && s.metric !== 'sleep-stage' ? (
                <span className="sub">{metricName(s.metric, i18n)}</span>
              ) : null}
            </td>
            <td>
              {sensorName(s.source, i18n)}
              {s.device && s.device !== s.source ? <span className="sub">{s.device}</span> : null}
            </td>
            <td>
              <span className="row top verdict">
                <Icon as={s.counted ? Check : Minus} size="s" />
                <span>{why(s, i18n)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
