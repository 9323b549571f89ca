import { ok } from '../../../src/shared/errors.ts';
import type { ReleaseOffer, ReleaseRecord } from '../../../src/shared/sharing.ts';
import { livedResult } from '../lived-trial.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'sharing' };
const trials = [
  {
    id: 't1',
    title: 'Magnesium, sleep regularity, placebo',
    state: 'finished' as const,
    start: '2026-02-16',
    end: '2026-05-24',
  },
];
const fields: ReleaseOffer['fields'] = [
  { name: 'format', value: 'n1vault-effect-summary/1' },
  { name: 'intervention', value: 'magnesium' },
  { name: 'outcome', value: 'migraine-days' },
  { name: 'unit', value: 'days/28' },
  { name: 'design', value: '6x14-crossover' },
  { name: 'mechanism', value: 'discrete-laplace' },
  { name: 'epsilon', value: 1 },
  { name: 'delta', value: 0 },
  { name: 'clip', value: [-8, 8] },
  { name: 'grid', value: 0.25 },
  { name: 'neighbouring', value: "local, one person's whole contribution, replacement" },
  { name: 'released', value: null },
  { name: 'contribution', value: null },
];
const made: ReleaseRecord = {
  seq: 1,
  at: '2026-05-26T09:14:00Z',
  kind: 'effect-summary',
  subject: 'magnesium|migraine-days',
  epsilon: 1,
  delta: 0,
  json: JSON.stringify({
    ...Object.fromEntries(fields.map((f) => [f.name, f.value])),
    released: -14.5,
    contribution: 'a3'.repeat(16),
  }),
};
const budget = { epsilon: 6, delta: 1e-5, spentEpsilon: 0, spentDelta: 0, spentByZcdp: 0 };
const offer: ReleaseOffer = {
  arm: 'magnesium',
  armName: 'Magnesium',
  fields,
  noiseSd: 22.6,
  unit: 'days/28',
  budget,
  after: { epsilon: 1, delta: 0 },
  earlier: null,
};
const answers = {
  'trials.list': { value: trials },
  'results.get': {
    value: livedResult({ truth: { intercept: -0.5, effects: [-2.2, -0.6], carry: 0.4 }, seed: 3 }),
  },
  'sharing.history': { value: [] },
  'sharing.budget': { value: budget },
  'sharing.offer': { value: offer },
  'sharing.release': () => ok(made),
};

export const scenarios: Record<string, Scenario> = {
  main: { answers, route },
  empty: { answers: { ...answers, 'trials.list': { value: [] } }, route },
  made: {
    answers: {
      ...answers,
      'sharing.history': { value: [made] },
      'sharing.budget': { value: { ...budget, spentEpsilon: 1, spentByZcdp: 1 } },
      'sharing.offer': { value: { ...offer, earlier: made } },
    },
    route,
  },
};
