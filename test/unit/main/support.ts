import type { TrialRow } from '../../../src/main/vault/types.ts';
import type { FrozenProtocol, TrialDraft } from '../../../src/shared/trial.ts';

/** A made-up draft: magnesium against placebo, yes/no migraine days. */
export const trialDraftOf = (over: Partial<TrialDraft> = {}): TrialDraft => ({
  title: 'Magnesium, placebo',
  outcome: {
    key: 'migraine-day',
    label: 'Migraine day',
    family: 'bernoulli',
    better: 'lower',
    mcid: 2,
    rope: 1,
  },
  questions: [{ key: 'migraine-day', text: 'Was today a migraine day?', kind: 'yes-no', primary: true }],
  arms: [
    {
      id: 'placebo',
      name: 'Placebo',
      instruction: 'Empty capsule with dinner',
      icon: 'dashed',
      predicted: null,
    },
    {
      id: 'magnesium',
      name: 'Magnesium',
      instruction: '400 mg with dinner',
      icon: 'pill',
      predicted: { mean: -1.66, sd: 1.9, unit: 'days/28' },
    },
  ],
  periods: 6,
  periodDays: 14,
  runInDays: 0,
  washoutDays: 0,
  fadingHalfLifeDays: null,
  start: '2026-01-05',
  zone: 'Europe/Berlin',
  maxRun: null,
  hideUntilEnd: true,
  baseline: 12,
  confirmed: [],
  ...over,
});

/** A stored trial with a given order of arms; seed and commitment are not real ones. */
export const trialRow = (over: Partial<FrozenProtocol>, sequence: string[]): TrialRow => ({
  id: 't',
  state: 'running',
  protocol: {
    ...trialDraftOf(),
    format: 'n1vault-protocol/1',
    analysis: {
      model: { trend: true, autocorrelation: true, periodEffect: false, lambda: 0 },
      priors: { effects: [{ mean: -0.4, sd: 0.5 }] },
      thresholds: { sure: 0.95, probable: 0.8 },
      engineVersion: 'test',
    },
    ...over,
  },
  seed: '00'.repeat(32),
  sequence,
  commitment: 'ab'.repeat(32),
  permittedSequences: '6',
  createdAt: '2026-03-01T12:00:00.000Z',
  endedAt: null,
});
