import { fail, ok } from '../../../src/shared/errors.ts';
import type { ResultView, TrialEvent } from '../../../src/shared/trial.ts';
import { trialRules } from '../../../src/shared/trial.ts';
import { pending } from '../fake-bridge.ts';
import { hiddenResult, livedExtras, livedResult, type MadeUpTrial } from '../lived-trial.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'result', id: 't1' };
/** The whole screen of a made-up trial; the slow parts are worked out when they are asked for. */
const showing = (input: MadeUpTrial): Scenario => ({
  route,
  act: async (page) => {
    // what comes into view is worked out then
    for (let y = 0; y < 5; y++) {
      await page.evaluate('window.scrollBy(0, window.innerHeight)');
      await page.waitForTimeout(300);
    }
    await page.waitForTimeout(1500);
    await page.evaluate('window.scrollTo(0, 0)');
  },
  answers: () => {
    let extras: ReturnType<typeof livedExtras> | null = null;
    const found = () => {
      extras ??= livedExtras(input);
      return extras;
    };
    return {
      'results.get': { value: livedResult(input) },
      'results.sensitivity': () => ok(found().sensitivity),
      'results.settle': () => ok(found().settle),
      'results.conclude': () => ok(livedResult(input).aftermath!),
      'compute.cancel': { value: { cancelled: true } },
    };
  },
});
const bare = (view: ResultView): Scenario => ({ route, answers: { 'results.get': { value: view } } });

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

const noted = (id: number, day: string, body: object): TrialEvent =>
  ({ id, at: `${day}T20:00:00.000Z`, day, ...body }) as TrialEvent;
const unwanted: TrialEvent[] = [
  noted(1, '2026-03-05', {
    kind: 'adverse',
    severity: 'mild',
    what: 'Loose stool in the morning',
    onDay: '2026-03-05',
    armId: 'magnesium',
  }),
  noted(2, '2026-03-07', {
    kind: 'adverse',
    severity: 'moderate',
    what: 'Cramps after dinner, gone by night',
    onDay: '2026-03-06',
    armId: 'magnesium',
  }),
  noted(3, '2026-04-02', {
    kind: 'adverse',
    severity: 'severe',
    what: 'Dizzy on the stairs, lay down for an hour',
    onDay: '2026-04-02',
    armId: 'sleep',
  }),
  noted(4, '2026-05-13', {
    kind: 'adverse',
    severity: 'mild',
    what: 'Tired',
    onDay: '2026-05-12',
    armId: null,
  }),
];
const decided: TrialEvent[] = [
  noted(5, '2026-05-11', { kind: 'conclusion', choice: 'repeat', armId: null, note: 'I want to be surer.' }),
  noted(6, '2026-05-14', {
    kind: 'conclusion',
    choice: 'continue',
    armId: 'magnesium',
    note: 'Dr Okoye agrees.',
  }),
];
/** Clear and as predicted; worse; no worthwhile difference: long trials, because short ones rarely say so. */
const long = { periods: 18, periodDays: 14, maxRun: 2 };
const turns = (arms: string[], n: number) =>
  Array.from({ length: n }, (_, i) => arms[(i + Math.floor(i / arms.length)) % arms.length]!);
const abc = turns(['placebo', 'magnesium', 'sleep'], 18);
const better: MadeUpTrial = {
  draft: long,
  sequence: abc,
  truth: { intercept: -0.5, effects: [-0.9, -0.2], carry: 0.4 },
  seed: 11,
  events: unwanted,
};
const worse: MadeUpTrial = {
  draft: long,
  sequence: abc,
  truth: { intercept: -0.9, effects: [0.9, 1.1], carry: 0.4 },
  seed: 12,
};
const small: MadeUpTrial = {
  ...scale,
  truth: { intercept: 5.2, effects: [-0.05], residualSd: 0.6, rho: 0.1 },
  draft: { ...scale.draft, periods: 12 },
  sequence: turns(['usual', 'walk'], 12),
  seed: 4,
};
const adaptive: MadeUpTrial = {
  ...weak,
  draft: { periods: 9, rules: trialRules.parse({ allocation: 'adaptive' }) },
  sequence: [
    'placebo',
    'magnesium',
    'sleep',
    'magnesium',
    'magnesium',
    'sleep',
    'magnesium',
    'placebo',
    'magnesium',
  ],
  events: ['magnesium', 'magnesium', 'sleep', 'magnesium', 'placebo', 'magnesium'].map((armId, i) =>
    noted(10 + i, i < 3 ? '2026-03-30' : '2026-05-11', {
      kind: 'allocation',
      period: i + 4,
      armId,
      probabilities: { placebo: 0.2, magnesium: 0.5, sleep: 0.3 },
    }),
  ),
};
const four = ['neither', 'magnesium', 'sleep', 'both'];
const factorial: MadeUpTrial = {
  draft: {
    title: 'Magnesium and sleep regularity, two by two',
    arms: four.map((id, i) => ({
      id,
      name: ['Neither', 'Magnesium', 'Sleep regularity', 'Both'][i]!,
      instruction: '',
      icon: (['none', 'pill', 'moon', 'leaf'] as const)[i]!,
      predicted: i === 0 ? null : { mean: i === 3 ? -2.5 : -1.5, sd: 2, unit: 'days/28' },
    })),
    periods: 8,
    rules: trialRules.parse({ factorial: true }),
  },
  sequence: ['neither', 'both', 'magnesium', 'sleep', 'sleep', 'magnesium', 'both', 'neither'],
  truth: { intercept: -0.3, effects: [-0.7, -0.5, -1.2], carry: 0.3 },
  seed: 6,
};
const blinded: MadeUpTrial = {
  ...weak,
  draft: { rules: trialRules.parse({ blinding: 'helper', guess: true }) },
  events: ['placebo', 'magnesium', 'placebo', 'magnesium', 'sleep', 'sleep'].map((armId, i) =>
    noted(20 + i, '2026-03-01', { kind: 'guess', period: i + 1, armId }),
  ),
};

const first = showing({ ...strong, events: unwanted });

export const scenarios: Record<string, Scenario> = {
  main: first,
  unsure: showing(weak),
  null: showing(none),
  better: showing(better),
  worse: showing(worse),
  small: showing(small),
  adaptive: showing(adaptive),
  factorial: showing(factorial),
  blinded: showing(blinded),
  decided: showing({ ...strong, events: [...unwanted, ...decided] }),
  checkin: showing({ ...strong, events: [...unwanted, ...decided], laterDays: 60 }),
  working: {
    ...showing(weak),
    answers: {
      'results.get': { value: livedResult(weak) },
      'results.sensitivity': pending,
      'results.settle': pending,
    },
    act: async (page) => {
      await page.getByRole('heading', { name: 'What would settle it' }).scrollIntoViewIfNeeded();
      await page.waitForTimeout(300);
    },
  },
  scale: showing(scale),
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
  stopped: showing({ ...strong, state: 'stopped', livedDays: 34 }),
  hidden: bare(hiddenResult({ ...strong, livedDays: 46 })),
  early: bare({ ...hiddenResult({ ...strong, livedDays: 1 }), hiddenUntil: null }),
  error: {
    route,
    answers: {
      'results.get': () => fail('internal', 'The analysis could not be finished.'),
    },
  },
  loading: { route, answers: { 'results.get': pending }, act: async (page) => page.waitForTimeout(2300) },
};
