import { ok } from '../../../src/shared/errors.ts';
import type { ReleaseOffer, ReleaseRecord, RequestDraft } from '../../../src/shared/sharing.ts';
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
  noiseSd: 22.6,
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
const draft: RequestDraft = {
  condition: 'migraine',
  conditionName: 'Migraine',
  fields: [
    { name: 'format', value: 'n1vault-hypotheses-request/1' },
    { name: 'condition', value: 'migraine' },
    { name: 'cluster', value: null },
    { name: 'epsilon', value: 2 },
  ],
  truth: 0.105,
  budget,
  after: { epsilon: 2, delta: 0 },
  earlier: null,
};
const request: ReleaseRecord = {
  seq: 2,
  at: '2026-05-27T07:58:00Z',
  kind: 'hypothesis-request',
  subject: 'migraine',
  epsilon: 2,
  delta: 0,
  noiseSd: null,
  json: '{"format":"n1vault-hypotheses-request/1","condition":"migraine","cluster":41,"epsilon":2}',
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
  ask: {
    answers: {
      ...answers,
      'prior.view': { value: { address: 'https://priors.example.org', learned: null, contributions: [] } },
      'prior.draft': { value: draft },
    },
    route,
  },
  asked: {
    answers: {
      ...answers,
      'sharing.history': { value: [request, made] },
      'sharing.budget': { value: { ...budget, spentEpsilon: 3, spentByZcdp: 3 } },
      'sharing.offer': { value: { ...offer, earlier: made } },
      'prior.view': {
        value: {
          address: 'https://priors.example.org',
          learned: {
            at: '2026-05-27T08:00:00Z',
            condition: 'migraine',
            priors: [
              {
                intervention: 'magnesium',
                name: 'Magnesium',
                mean: -2.9,
                sd: 1.1,
                unit: 'days/28',
                version: 3001,
              },
            ],
          },
          contributions: [],
        },
      },
      'prior.draft': { value: { ...draft, earlier: request } },
    },
    route,
  },
  lost: {
    answers: {
      ...answers,
      'sharing.budget': {
        value: {
          ...budget,
          spentEpsilon: 2,
          spentByZcdp: 2,
          lost: { releases: 1, epsilon: 2, delta: 0, uncertain: false, accepted: false },
        },
      },
    },
    route,
  },
};
