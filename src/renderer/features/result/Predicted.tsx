import type { ResultView } from '../../../shared/trial.ts';
import { IntervalRows } from '../../charts/IntervalRows.tsx';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { Section } from '../../ui/index.ts';
import { type ArmEffect, armEffects } from './say.ts';
import { changeWords, digitsOf, endWords, rangeWords, unitWords } from './words.ts';

/** How the own best guess stands to what was predicted for 8 of 10 people. */
export const surpriseOf = ({ effect }: Pick<ArmEffect, 'effect'>): 'within' | 'more' | 'less' | 'against' => {
  const { mean, prior } = effect;
  if (mean >= prior.quantiles['0.1'] && mean <= prior.quantiles['0.9']) return 'within';
  if (Math.sign(mean) !== Math.sign(prior.mean) && prior.mean !== 0) return 'against';
  return Math.abs(mean) > Math.abs(prior.mean) ? 'more' : 'less';
};

const sentence = (a: ArmEffect, view: ResultView, { t, f }: I18n): string =>
  t(`result.happened-${surpriseOf(a)}`, {
    arm: a.arm.name,
    predicted: changeWords(a.effect.prior.mean, view.outcome, t, f),
    own: changeWords(a.effect.mean, view.outcome, t, f),
  });

/** What was predicted before the trial (hatched) against what happened (solid), for every arm. */
export const Predicted = ({ view }: { view: ResultView }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { outcome } = view;
  const arms = armEffects(view);
  if (arms.length === 0) return null;
  const sign = outcome.better === 'lower' ? -1 : 1;
  const ends = endWords(outcome, t);
  const words = (q: { '0.1': number; '0.9': number }) => rangeWords(q['0.1'], q['0.9'], outcome, t, f);
  return (
    <Section title={t('result.predictedTitle')}>
      <section className="card stack s4">
        <IntervalRows
          level={3}
          title={t('result.predictedChart', { unit: unitWords(outcome, t) })}
          summary={arms.map((a) => sentence(a, view, i18n)).join(' ')}
          rows={arms.map((a) => ({
            key: a.arm.id,
            name: a.arm.name,
            figures: [],
            marks: [
              { family: 'prediction' as const, summary: a.effect.prior },
              { family: 'evidence' as const, summary: a.effect },
            ],
          }))}
          heads={[]}
          mcid={sign * outcome.mcid}
          tick={(v) => f.number(Math.abs(v), Math.max(digitsOf(outcome), 2))}
          legend={`${t('result.axisLow', { word: ends.low })} · ${t('result.axisHigh', { word: ends.high })} · ${t('result.predictedLegend')}`}
          table={{
            head: [
              t('result.arm'),
              t('result.otherPeople'),
              t('result.table80'),
              t('result.ownTrial'),
              `${t('result.table80')} `,
            ],
            rows: arms.map((a) => [
              a.arm.name,
              changeWords(a.effect.prior.mean, outcome, t, f),
              words(a.effect.prior.quantiles),
              changeWords(a.effect.mean, outcome, t, f),
              words(a.effect.quantiles),
            ]),
          }}
        />
        <ul className="list small">
          {arms.map((a) => (
            <li key={a.arm.id}>{sentence(a, view, i18n)}</li>
          ))}
        </ul>
      </section>
    </Section>
  );
};
