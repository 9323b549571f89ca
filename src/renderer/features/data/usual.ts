import type { Series } from '../../../shared/data.ts';
import type { I18n } from '../../i18n/I18n.tsx';
import { metricName, metricPer, metricValue } from '../../metrics.ts';

/** The answer of a measure in one sentence: what is usual in the shown time. */
export const usualOf = (series: Series, i18n: I18n): string => {
  const { t, f } = i18n;
  const { metric, unit, typical, points } = series;
  const name = metricName(metric, i18n);
  if (!typical) return t('measure.nothingHere', { name });
  if (unit === '0/1') {
    const yes = Math.round(points.reduce((sum, p) => sum + p.value * p.days, 0));
    return t('measure.yesDays', { name, yes, days: series.days });
  }
  const [low, high] = [
    metricValue(metric, typical.low, unit, i18n),
    metricValue(metric, typical.high, unit, i18n),
  ];
  const per = metricPer(metric, i18n);
  return low === high
    ? t('measure.usualOne', { name, value: low, per })
    : t('measure.usual', {
        name,
        low,
        high,
        per: /^[a-z]/i.test(per) && per.length > 6 ? per : '',
        f: f.language,
      });
};
