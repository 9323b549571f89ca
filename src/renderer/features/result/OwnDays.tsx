import type { ResultView } from '../../../shared/trial.ts';
import { type DayMark, DaysByPeriod } from '../../charts/DaysByPeriod.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Section } from '../../ui/index.ts';
import { readingOrder } from './say.ts';
import { fixedNumber } from './words.ts';

/** The raw days, by arm and period. */
export const OwnDays = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const binary = view.outcome.family === 'bernoulli';
  const migraine = view.outcome.key === 'migraine-day';
  const say = (d: DayMark) => {
    if (d.y === null) return t('result.dayNone', d);
    if (!binary) return t('result.dayValue', { day: d.day, y: d.y });
    return t(d.y > 0 ? 'result.dayYes' : 'result.dayNo', d);
  };
  const meanOf = (days: readonly DayMark[]) => {
    const ys = days.flatMap((d) => (d.y === null || d.dropped ? [] : [d.y]));
    return ys.length === 0 ? null : ys.reduce((a, b) => a + b, 0) / ys.length;
  };
  const countOf = (days: readonly DayMark[]) => {
    const answered = days.filter((d) => d.y !== null && !d.dropped);
    if (binary)
      return t('result.ofCount', { k: answered.filter((d) => d.y === 1).length, n: answered.length });
    const mean = meanOf(days);
    return mean === null ? '–' : t('result.meanOf', { mean: f.number(mean, 1) });
  };
  const arms = readingOrder(view).map(({ row: { arm, observedMean }, index }) => {
    const own = view.days.filter((d) => d.armId === arm.id);
    const answered = own.filter((d) => d.y !== null && !d.dropped);
    const yes = answered.filter((d) => d.y === 1).length;
    return {
      id: arm.id,
      glyph: <ArmGlyph icon={arm.icon} index={index} />,
      name: arm.name,
      note: binary
        ? t('result.ofDays', { k: yes, n: answered.length })
        : t('result.ofDays', { k: answered.length, n: own.length }),
      figure: observedMean === null ? null : fixedNumber(observedMean, 1, f),
      figureUnit: t(binary ? 'result.in28' : 'result.mean'),
      periods: [...new Set(own.map((d) => d.period))].map((period) => {
        const days = own.filter((d) => d.period === period);
        return { period, name: t('result.period', { n: period }), count: countOf(days), days };
      }),
    };
  });
  const has = (test: (d: ResultView['days'][number]) => boolean) => view.days.some(test);
  return (
    <Section
      title={t('result.ownDays', { n: view.days.length })}
      intro={t(binary ? (migraine ? 'result.ownDaysMigraine' : 'result.ownDaysYes') : 'result.ownDaysValues')}
    >
      <section className="card own">
        <DaysByPeriod arms={arms} binary={binary} say={say} />
        <p className="legend">
          {binary ? (
            <>
              <span>
                <i className="sq y" />
                {t(migraine ? 'result.legendMigraine' : 'result.legendYes')}
              </span>
              <span>
                <i className="sq n" />
                {t('result.legendNo')}
              </span>
            </>
          ) : null}
          <span>
            <i className="sq x" />
            {t('result.legendNone')}
          </span>
          {has((d) => d.late) ? <span>{t('result.legendLate')}</span> : null}
          {has((d) => d.dropped) ? <span>{t('result.legendDropped')}</span> : null}
        </p>
      </section>
    </Section>
  );
};
