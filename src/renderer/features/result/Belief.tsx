import type { ResultView } from '../../../shared/trial.ts';
import { BeliefByPeriod, type BeliefStep } from '../../charts/BeliefByPeriod.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { headlineOf } from './say.ts';
import { changeWords, digitsOf, goalWords, rangeWords, unitWords } from './words.ts';

/** How the belief in the headline's arm moved: before the trial and after each round of the arms. */
export const Belief = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const head = headlineOf(view);
  if (!head) return null;
  const { outcome } = view;
  const mcid = (outcome.better === 'lower' ? -1 : 1) * outcome.mcid;
  const chance = (p: number) => t('result.inHundredShort', { n: f.inHundred(p) });
  const block = view.arms.length;
  const last = view.afterPeriods.at(-1);
  const after = view.afterPeriods.filter((a) => a.period % block === 0 || a === last);
  const { prior } = head.effect;
  const steps: BeliefStep[] = [
    {
      name: t('result.beliefBefore'),
      family: 'prediction',
      mean: prior.mean,
      low95: prior.quantiles['0.025'],
      low80: prior.quantiles['0.1'],
      high80: prior.quantiles['0.9'],
      high95: prior.quantiles['0.975'],
      chance: chance(prior.pAtLeastMcid),
    },
    ...after.map(
      (a): BeliefStep => ({
        name: t('result.beliefAfter', a),
        family: 'evidence',
        mean: a.mean,
        low95: a.q025,
        low80: a.q10,
        high80: a.q90,
        high95: a.q975,
        chance: chance(a.pAtLeastMcid),
      }),
    ),
  ];
  return (
    <section className="card">
      <BeliefByPeriod
        title={t('result.beliefTitle')}
        intro={t('result.beliefIntro', { unit: unitWords(outcome, t) })}
        summary={t('result.beliefSummary', {
          from: steps[0]?.chance ?? '',
          to: steps.at(-1)?.chance ?? '',
        })}
        foot={t('result.beliefFoot', { goal: goalWords(outcome, t, f) })}
        steps={steps}
        mcid={mcid}
        tick={(v) => f.number(Math.abs(v), Math.max(digitsOf(outcome), 2))}
        table={{
          head: [
            t('result.tableCol'),
            t('result.table80'),
            t('result.tableMcid', { least: changeWords(mcid, outcome, t, f) }),
          ],
          rows: steps.map((s) => [s.name, rangeWords(s.low80, s.high80, outcome, t, f), s.chance]),
        }}
      />
    </section>
  );
};
