import { fail, ok } from '../../../src/shared/errors.ts';
import type { HistoryRow } from '../../../src/shared/results.ts';
import { pending } from '../fake-bridge.ts';
import { draft } from '../lived-trial.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'history' };
const arms = draft.arms.map(({ id, name }) => ({ id, name }));
const nothing = { conclusions: [], checkIns: [], checkInFrom: null, checkInDue: false };
const answer = {
  armId: 'magnesium',
  armName: 'Magnesium',
  pBetter: 0.99,
  pAtLeastMcid: 0.93,
  pHarmAtLeastMcid: 0.01,
  mean: -5.1,
  q10: -8.2,
  q90: -2.4,
};

/** Made-up rows: no number is a result of anything. */
const rows: HistoryRow[] = [
  {
    id: 't3',
    title: 'Magnesium, sleep regularity, placebo, longer',
    state: 'finished',
    start: '2025-06-02',
    end: '2026-05-03',
    outcome: draft.outcome,
    arms,
    answer: { ...answer, verdict: 'better' },
    aftermath: {
      conclusions: [{ day: '2026-05-04', choice: 'continue', armId: 'magnesium', note: 'Dr Okoye agrees.' }],
      checkIns: [{ day: '2026-06-20', answer: 'helping', note: '' }],
      checkInFrom: '2026-09-12',
      checkInDue: true,
    },
  },
  {
    id: 't2',
    title: 'Magnesium, sleep regularity, placebo',
    state: 'finished',
    start: '2025-02-16',
    end: '2025-05-10',
    outcome: draft.outcome,
    arms,
    answer: {
      ...answer,
      verdict: 'not-sure-yet',
      pBetter: 0.72,
      pAtLeastMcid: 0.41,
      mean: -1.4,
      q10: -4.2,
      q90: 1.3,
    },
    aftermath: {
      ...nothing,
      conclusions: [
        { day: '2025-05-12', choice: 'repeat', armId: null, note: 'Twelve weeks were not enough.' },
      ],
    },
  },
  {
    id: 't1',
    title: 'Cold showers',
    state: 'stopped',
    start: '2024-11-04',
    end: '2024-11-09',
    outcome: draft.outcome,
    arms,
    answer: null,
    aftermath: nothing,
  },
];

export const scenarios: Record<string, Scenario> = {
  main: { route, answers: { 'results.history': { value: rows } } },
  empty: { route, answers: { 'results.history': () => ok([]) } },
  error: { route, answers: { 'results.history': () => fail('internal', 'The list could not be read.') } },
  loading: { route, answers: { 'results.history': pending }, act: async (page) => page.waitForTimeout(2300) },
};
