import { useEffect } from 'react';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { metricName } from '../../metrics.ts';
import { Segments, Select } from '../../ui/index.ts';
import type { EditProps } from './parts.tsx';

const LAST_DAYS = 28;
/** What the diary itself stores is asked for, not measured. */
const asked = ['migraine-day', 'pain', 'headache', 'mood'];

const roundish = (x: number): number => Number(x.toPrecision(3));

/** An outcome that a device measures: which one, which direction, and where it stands now. */
export const MeasureFields = ({ form, edit }: EditProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const metrics = useQuery('data.metrics', {});
  const found = (metrics.data ?? []).filter(
    (m) =>
      !asked.includes(m.metric) && !m.metric.startsWith('symptom:') && !m.metric.startsWith('medication:'),
  );
  const chosen = found.find((m) => m.metric === form.metric?.metric);
  const daily = useQuery('data.daily', chosen ? { metric: chosen.metric } : null);
  const recent = (daily.data ?? []).slice(-LAST_DAYS).map((d) => d.value);
  const now = recent.length > 0 ? roundish(recent.reduce((a, b) => a + b, 0) / recent.length) : null;
  const { baseline } = form;
  useEffect(() => {
    if (now !== null && baseline === null) edit({ baseline: now });
  }, [now, baseline, edit]);
  if (metrics.data && found.length === 0) return <p className="small wrong">{t('planner.measureNone')}</p>;
  const choose = (metric: string) => {
    const unit = found.find((m) => m.metric === metric)?.unit ?? '';
    edit({ metric: { metric, unit }, baseline: null });
  };
  return (
    <>
      <div className="fx">
        <Select
          label={t('planner.measureWhich')}
          value={form.metric?.metric ?? null}
          onChange={choose}
          options={found.map((m) => ({ value: m.metric, label: metricName(m.metric, i18n) }))}
        />
        <div className="field">
          <span className="lab">{t('planner.better')}</span>
          <Segments
            slim
            label={t('planner.better')}
            value={form.better}
            onChange={(better) => edit({ better })}
            options={[
              { value: 'lower', label: t('planner.lower') },
              { value: 'higher', label: t('planner.higher') },
            ]}
          />
        </div>
      </div>
      {chosen ? <p className="small t2">{t('planner.measureNote', { n: chosen.days })}</p> : null}
    </>
  );
};
