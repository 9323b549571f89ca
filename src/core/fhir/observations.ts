import type { EffectSummary } from '../../shared/analysis.ts';
import type { ResultDay, ResultView } from '../../shared/trial.ts';
import { absent, outcomeCode, own, quantity } from './codes.ts';
import type { Component, Observation, Reference } from './types.ts';

type Places = { subject: Reference; study: Reference };

const armName = (view: ResultView, id: string): string =>
  view.protocol.arms.find((a) => a.id === id)?.name ?? id;

/** One day of the outcome. A day without an answer says so; it is never a zero. */
export const dayObservation = (view: ResultView, d: ResultDay, id: string, at: Places): Observation => {
  const { outcome } = view;
  const value =
    d.y === null
      ? { dataAbsentReason: absent('unknown', 'Unknown') }
      : outcome.family === 'bernoulli'
        ? { valueBoolean: d.y === 1 }
        : { valueQuantity: quantity(d.y, outcome.unit ?? 'points') };
  const component: Component[] = [
    { code: own('arm', 'Arm of the day'), valueString: armName(view, d.armId) },
    { code: own('period', 'Period of the trial'), valueInteger: d.period },
    { code: own('late', 'Answered on a later day'), valueBoolean: d.late },
    { code: own('left-out', 'Left out of the analysis by the protocol'), valueBoolean: d.dropped },
  ];
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: outcomeCode(outcome),
    subject: at.subject,
    focus: [at.study],
    effectiveDateTime: d.day,
    ...value,
    component,
  };
};

const share = (code: string, text: string, p: number): Component => ({
  code: own(code, text),
  valueQuantity: { value: p, unit: 'probability', system: 'http://unitsofmeasure.org', code: '1' },
});

/** The posterior of one effect against the reference: mean, intervals and probabilities, with the engine as method. */
export const effectObservation = (
  view: ResultView,
  e: EffectSummary,
  id: string,
  at: Places & { period: { start: string; end: string } },
): Observation => {
  const a = view.analysis!;
  const reference = view.arms[0]?.arm.name ?? 'the reference';
  const q = e.quantiles;
  const range = (code: string, text: string, low: number, high: number): Component => ({
    code: own(code, text),
    valueRange: { low: quantity(low, e.scale), high: quantity(high, e.scale) },
  });
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [own('posterior', 'Computed from the days of this trial and a stated prior')],
    code: {
      ...own(
        'effect',
        `Effect of ${armName(view, e.arm)} compared with ${reference} on ${view.outcome.label}`,
      ),
    },
    subject: at.subject,
    focus: [at.study],
    effectivePeriod: at.period,
    valueQuantity: quantity(e.mean, e.scale),
    method: own(
      'engine',
      `N1 Vault engine ${a.engine.version}, ${a.engine.method}, seed ${a.engine.seed}${a.engine.specHash ? `, specification SHA-256 ${a.engine.specHash}` : ''}`,
    ),
    component: [
      { code: own('median', 'Posterior median'), valueQuantity: quantity(q['0.5'], e.scale) },
      { code: own('sd', 'Posterior standard deviation'), valueQuantity: quantity(e.sd, e.scale) },
      range('interval-80', '80 % credible interval', q['0.1'], q['0.9']),
      range('interval-95', '95 % credible interval', q['0.025'], q['0.975']),
      share('p-better', 'Probability of any benefit', e.pBetter),
      share('p-at-least-mcid', `Probability of a benefit of at least ${view.outcome.mcid}`, e.pAtLeastMcid),
      share('p-harm', `Probability of a harm of at least ${view.outcome.mcid}`, e.pHarmAtLeastMcid),
      share('p-best', 'Probability of being the best of all arms', e.pBest),
    ],
  };
};
