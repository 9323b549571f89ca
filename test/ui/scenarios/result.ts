import { fail } from '../../../src/shared/errors.ts';
import type { ResultView } from '../../../src/shared/trial.ts';
import { pending } from '../fake-bridge.ts';
import { hiddenResult, livedResult, type MadeUpTrial } from '../lived-trial.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'result', id: 't1' };
const showing = (view: ResultView): Scenario => ({ route, answers: { 'results.get': { value: view } } });

/** Made-up people: the truth is stated, the seed is arbitrary, the engine says the rest. */
const strong: MadeUpTrial = { truth: { intercept: -0.5, effects: [-2.2, -0.6], carry: 0.4 }, seed: 3 };
const none: MadeUpTrial = { truth: { intercept: -0.5, effects: [0, 0], carry: 0.4 }, seed: 5 };
const weak: MadeUpTrial = { truth: { intercept: -0.5, effects: [-0.5, -0.2], carry: 0.4 }, seed: 8 };
const scale: MadeUpTrial = {
  draft: {
    title: 'Walking against usual',
    outcome: {
      family: 'gaussian',
      better: 'lower',
      mcid: 1,
      unit: 'points',
      key: 'pain',
      label: 'Worst pain, 0 to 10',
    },
    questions: [{ key: 'pain', text: 'Worst pain today', kind: 'scale', primary: true }],
    arms: [
      { id: 'usual', name: 'Usual day', instruction: 'nothing special', icon: 'none', predicted: null },
      {
        id: 'walk',
        name: 'Daily walk',
        instruction: '30 minutes before noon',
        icon: 'walk',
        predicted: { mean: -0.4, sd: 0.9, unit: 'points' },
      },
    ],
    periods: 8,
    periodDays: 7,
    washoutDays: 2,
    baseline: 5,
    hideUntilEnd: false,
  },
  sequence: ['walk', 'usual', 'usual', 'walk', 'usual', 'walk', 'walk', 'usual'],
  truth: { intercept: 5.2, effects: [-0.1], residualSd: 1.5, rho: 0.2 },
  seed: 2,
};

const first = showing(livedResult(strong));

export const scenarios: Record<string, Scenario> = {
  main: first,
  unsure: showing(livedResult(weak)),
  null: showing(livedResult(none)),
  scale: showing(livedResult(scale)),
  table: {
    ...first,
    act: async (page) => {
      await page.getByRole('button', { name: 'Show as table' }).first().click();
    },
  },
  export: {
    ...first,
    act: async (page) => {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  stopped: showing(livedResult({ ...strong, state: 'stopped', livedDays: 34 })),
  hidden: showing(hiddenResult({ ...strong, livedDays: 46 })),
  early: showing({ ...hiddenResult({ ...strong, livedDays: 1 }), hiddenUntil: null }),
  error: {
    route,
    answers: {
      'results.get': () => fail('internal', 'The analysis could not be finished.'),
    },
  },
  loading: { route, answers: { 'results.get': pending }, act: async (page) => page.waitForTimeout(2300) },
};
