import { useI18n } from '../../i18n/I18n.tsx';
import { NumberField, Segments } from '../../ui/index.ts';
import { type EditProps, usePart } from './parts.tsx';

const texts = { drop: 'planner.dropText', fade: 'planner.fadeText', nothing: 'planner.nothingText' } as const;

/** What happens to the effect that lasts into the next period. */
export const BetweenSection = ({ form, edit, reasons }: EditProps) => {
  const { t } = useI18n();
  const part = usePart();
  return (
    <section {...part.region}>
      <h2 {...part.heading}>{t('planner.betweenTitle')}</h2>
      <div className="fx end">
        <Segments
          slim
          label={t('planner.betweenTitle')}
          value={form.between}
          onChange={(between) => edit({ between })}
          options={[
            { value: 'drop', label: t('planner.drop') },
            { value: 'fade', label: t('planner.fade') },
            { value: 'nothing', label: t('planner.nothing') },
          ]}
        />
        {form.between === 'drop' ? (
          <NumberField
            label={t('planner.dropDays')}
            error={reasons.includes('washout') ? t('planner.becauseWashout') : null}
            value={form.dropDays}
            onChange={(dropDays) => edit({ dropDays })}
            min={0}
            max={30}
          />
        ) : null}
        {form.between === 'fade' ? (
          <NumberField
            label={t('planner.halfLife')}
            value={form.halfLife}
            onChange={(halfLife) => edit({ halfLife })}
            min={0.5}
            max={30}
            step={0.5}
            unit={t('planner.days')}
          />
        ) : null}
      </div>
      <p className="small t2">{t(texts[form.between])}</p>
    </section>
  );
};
