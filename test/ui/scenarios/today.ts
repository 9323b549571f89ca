import { fail, ok } from '../../../src/shared/errors.ts';
import type { DiaryDay, TodayView } from '../../../src/shared/trial.ts';
import { type Answers, pending } from '../fake-bridge.ts';
import { arms, questions, today, trialView } from '../made-up.ts';
import type { Scenario } from '../scenario.ts';

const entryOf = (day: string): DiaryDay => ({
  day,
  trialId: 't1',
  answers: {},
  kept: null,
  marks: [],
  note: '',
  savedAt: null,
  late: false,
  revision: 0,
});

const running: NonNullable<TodayView['trial']> = {
  id: 't1',
  title: 'Magnesium, sleep regularity, placebo',
  dayNumber: 46,
  totalDays: 84,
  period: 4,
  periods: 6,
  dayOfPeriod: 4,
  phase: 'treatment',
  arm: arms[1] ?? null,
  nextChange: '2026-04-27',
  resultVisibleOn: '2026-05-25',
  questions,
};

const viewOf = (change: Partial<TodayView> = {}, day = today): TodayView => ({
  today: day,
  trial: running,
  questions,
  entry: entryOf(day),
  openDays: ['2026-04-14'],
  wearable: [
    { metric: 'sleep-duration', value: 432, unit: 'min', day, from: null, to: null },
    { metric: 'resting-heart-rate', value: 58, unit: '/min', day, from: null, to: null },
    { metric: 'steps', value: 8412, unit: 'count', day: '2026-04-15', from: null, to: null },
  ],
  ...change,
});

/** A pretended vault that remembers what is saved during the visit. */
const answersOf = (start: TodayView) => (): Answers => {
  let entry = start.entry;
  const history: DiaryDay[] = [];
  return {
    'diary.today': ({ day }) =>
      ok({ ...start, today: day ?? start.today, entry: day ? entryOf(day) : entry }),
    'diary.save': (saved) => {
      history.push(entry);
      entry = { ...saved, savedAt: `${today}T18:42:00Z`, late: false, revision: entry.revision + 1 };
      return ok(entry);
    },
    'diary.undo': () => {
      entry = history.pop() ?? entry;
      return ok(entry);
    },
    'trials.get': { value: trialView },
  };
};

export const scenarios: Record<string, Scenario> = {
  main: {
    answers: answersOf(viewOf()),
    act: async (page) => {
      await page.keyboard.press('1');
      await page.keyboard.press('6');
      await page.getByText('Acute medicine').click();
      await page.getByText('Kept to it').click();
      await page.getByText('Undo').waitFor();
      await page.getByRole('textbox', { name: 'Note' }).fill('Aura from 14:20, sumatriptan 50 mg at 14:30');
    },
  },
  ten: {
    answers: answersOf(viewOf()),
    act: async (page) => {
      for (const key of ['0', '1', '0', 'Enter']) await page.keyboard.press(key);
      await page
        .getByText('The day is saved')
        .waitFor({ timeout: 4000 })
        .catch(() => undefined);
    },
  },
  nothing: {
    answers: answersOf(viewOf({ wearable: [], openDays: [] })),
    act: async (page) => page.keyboard.press('Enter'),
  },
  late: {
    answers: answersOf(viewOf({ openDays: ['2026-04-14', '2026-04-12', '2026-04-10'] })),
    route: { name: 'today', day: '2026-04-14' },
  },
  runin: {
    answers: answersOf(
      viewOf({
        trial: {
          ...running,
          arm: null,
          phase: 'run-in',
          period: 0,
          dayNumber: 4,
          nextChange: '2026-04-20',
          resultVisibleOn: null,
        },
        openDays: [],
      }),
    ),
  },
  paused: {
    answers: {
      ...answersOf(viewOf({ trial: { ...running, arm: null, phase: 'paused' }, openDays: [] }))(),
      'trials.get': { value: { ...trialView, pausedSince: '2026-04-14' } },
    },
  },
  amount: {
    answers: answersOf(
      viewOf({
        trial: {
          ...running,
          arm: { ...arms[1]!, amount: { unit: 'capsules', planned: 2 } },
          guessDue: 3,
          arms: arms.map(({ id, name }) => ({ id, name })),
        },
        alongside: {
          id: 't2',
          title: 'A walk',
          arm: { ...arms[2]!, name: 'A walk', instruction: 'before breakfast' },
          kept: null,
        },
        questions: [
          ...questions,
          {
            key: 'lying',
            text: 'How long in bed awake?',
            kind: 'duration',
            primary: false,
            window: { from: '18:00', to: '23:59' },
          },
        ],
      }),
    ),
  },
  checkin: {
    answers: answersOf(
      viewOf({
        trial: null,
        openDays: [],
        checkIns: [
          { id: 't0', title: 'Riboflavin against placebo', armName: 'Riboflavin', answer: null },
          { id: 't9', title: 'Daily walk, as usual', armName: 'Daily walk', answer: 'helping' },
        ],
      }),
    ),
  },
  washout: {
    answers: answersOf(
      viewOf({ trial: { ...running, phase: 'washout', dayOfPeriod: 2, arm: arms[2] ?? null } }),
    ),
  },
  none: {
    answers: answersOf(
      viewOf({
        trial: null,
        wearable: [],
        openDays: [],
        questions: [
          ...questions,
          { key: 'tablets', text: 'Tablets of acute medicine', kind: 'count', primary: false },
        ],
      }),
    ),
  },
  finished: {
    answers: {
      ...answersOf(viewOf({ trial: null, openDays: [] }))(),
      'trials.list': {
        value: [
          {
            id: 't1',
            title: 'Magnesium against placebo',
            state: 'finished',
            start: '2026-01-01',
            end: '2026-04-10',
          },
        ],
      },
    },
  },
  error: {
    answers: {
      'diary.today': () =>
        fail(
          'vault-in-use',
          'Another window has the vault open. Nothing was changed. Close it and try again.',
        ),
    },
  },
  loading: {
    answers: { 'diary.today': pending },
    act: async (page) => page.waitForTimeout(2300),
  },
};
