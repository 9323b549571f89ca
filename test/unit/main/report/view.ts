import type { EffectSummary, Quantiles } from '../../../../src/shared/analysis.ts';
import type { ResultDay, ResultView, TrialArm } from '../../../../src/shared/trial.ts';

/** A result with hostile texts in every place that a person or an import can fill. */
export const HOSTILE = `"><script>alert('x')</script><img src=x onerror=1>&\u0000`;

const quantiles = (mean: number, sd: number): Quantiles => ({
  '0.025': mean - 1.96 * sd,
  '0.1': mean - 1.28 * sd,
  '0.25': mean - 0.67 * sd,
  '0.5': mean,
  '0.75': mean + 0.67 * sd,
  '0.9': mean + 1.28 * sd,
  '0.975': mean + 1.96 * sd,
});

const normal = (x: number, m: number, s: number) =>
  Math.exp(-((x - m) ** 2) / (2 * s * s)) / (s * Math.sqrt(2 * Math.PI));

export const effect = (arm: string, mean: number, sd: number): EffectSummary => {
  const x = Array.from({ length: 101 }, (_, i) => -10 + i * 0.16);
  return {
    arm,
    scale: 'days/28',
    mean,
    sd,
    quantiles: quantiles(mean, sd),
    pBetter: 0.93,
    pAtLeastMcid: 0.734,
    pHarmAtLeastMcid: 0.01,
    pInRope: 0.08,
    pBest: 0.7,
    density: { x, prior: x.map((v) => normal(v, -1.7, 1.3)), posterior: x.map((v) => normal(v, mean, sd)) },
    prior: { mean: -1.7, sd: 1.3, quantiles: quantiles(-1.7, 1.3), pAtLeastMcid: 0.4 },
  };
};

const arm = (id: string, name: string, reference = false): TrialArm => ({
  id,
  name,
  instruction: reference ? HOSTILE : '400 mg with dinner',
  icon: 'pill',
  predicted: reference ? null : { mean: -1.7, sd: 1.3, unit: 'days/28' },
});

export const exampleView = (texts = HOSTILE): ResultView => {
  const outcome = {
    family: 'bernoulli',
    better: 'lower',
    mcid: 2,
    key: 'migraine-day',
    label: 'Migraine days',
  } as const;
  const arms = [arm('placebo', 'Placebo', true), arm('magnesium', `Magnesium ${texts}`)];
  const days = Array.from(
    { length: 56 },
    (_, i): ResultDay => ({
      day: `2025-03-${String((i % 28) + 1).padStart(2, '0')}`,
      period: Math.floor(i / 14) + 1,
      armId: Math.floor(i / 14) % 2 === 0 ? 'placebo' : 'magnesium',
      y: i % 9 === 0 ? null : i % 3 === 0 ? 1 : 0,
      late: i % 20 === 0,
      dropped: i % 14 < 3,
    }),
  );
  const model = { trend: true, autocorrelation: true, periodEffect: false, lambda: 0 } as const;
  const priors = {
    effects: [{ weight: 0.8, mean: -0.35, sd: 0.3, vague: { mean: 0, sd: 1.5 } }],
  };
  return {
    trialId: 'trial-1',
    title: texts,
    state: 'finished',
    hiddenUntil: null,
    protocol: {
      format: 'n1vault-protocol/1',
      title: texts,
      outcome,
      questions: [{ key: 'migraine-day', text: texts, kind: 'yes-no', primary: true }],
      arms,
      periods: 4,
      periodDays: 14,
      runInDays: 7,
      washoutDays: 3,
      fadingHalfLifeDays: null,
      start: '2025-02-22',
      zone: 'Europe/Berlin',
      maxRun: 2,
      hideUntilEnd: true,
      baseline: 12,
      confirmed: [],
      analysis: {
        model,
        priors,
        thresholds: { sure: 0.95, probable: 0.8 },
        engineVersion: '1',
      },
    },
    outcome,
    arms: arms.map((a, i) => ({
      arm: a,
      answered: 25,
      days: 28,
      kept: 24,
      observedMean: i === 0 ? 12.2 : null,
      verdict: i === 0 ? null : 'not-sure-yet',
    })),
    headline: 1,
    analysis: {
      engine: { version: '1.2.3', method: 'importance sampling', seed: 77 },
      effects: [effect('magnesium', -2.9, 1.8)],
      pBestReference: 0.3,
      parameters: {},
      conflict: { predictiveP: 0.03, bayesFactor: 0.5, weightAfter: [0.71], flag: 'conflict' },
      checks: [{ name: 'lag-1 autocorrelation', p: 0.5, flag: false }],
      diagnostics: { paretoK: 0.2, ess: 2400, nodes: null },
      data: { days: 56, observed: 49, byArm: { placebo: 25, magnesium: 24 } },
      used: { model, priors },
      milliseconds: 12,
    },
    days,
    afterPeriods: [],
    commitment: 'ab'.repeat(32),
    seed: 'cd'.repeat(32),
    permittedSequences: '6',
  };
};
