import type { UnitChoice } from '../../../shared/data.ts';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Card, ErrorBanner, Segments, useToast } from '../../ui/index.ts';
import { setUnits, useUnits } from '../../units.ts';

/** Units in which values are shown; stored values stay as they are. For the Settings screen. */
export const UnitsCard = () => {
  const { t } = useI18n();
  const { say } = useToast();
  const units = useUnits();
  const save = useAction('units.save', 'units.get');
  const store = async (next: UnitChoice) => {
    const reply = await save.run(next);
    if (reply.ok) setUnits(reply.value);
    return reply.ok;
  };
  const change = async (part: Partial<UnitChoice>) => {
    const before = units;
    if (await store({ ...units, ...part })) say(t('units.saved'), () => void store(before));
  };
  return (
    <Card level={2} title={t('units.title')} intro={t('units.text')}>
      {save.error ? <ErrorBanner error={save.error} /> : null}
      <div className="row wrap s4">
        <Segments
          label={t('units.mass')}
          value={units.mass}
          onChange={(mass) => void change({ mass })}
          options={[
            { value: 'kg', label: 'kg' },
            { value: 'lb', label: 'lb' },
          ]}
        />
        <Segments
          label={t('units.distance')}
          value={units.distance}
          onChange={(distance) => void change({ distance })}
          options={[
            { value: 'km', label: 'km' },
            { value: 'mi', label: 'mi' },
          ]}
        />
        <Segments
          label={t('units.temperature')}
          value={units.temperature}
          onChange={(temperature) => void change({ temperature })}
          options={[
            { value: 'degC', label: '°C' },
            { value: 'degF', label: '°F' },
          ]}
        />
        <Segments
          label={t('units.glucose')}
          value={units.glucose}
          onChange={(glucose) => void change({ glucose })}
          options={[
            { value: 'mmol/L', label: 'mmol/L' },
            { value: 'mg/dL', label: 'mg/dL' },
          ]}
        />
      </div>
    </Card>
  );
};
