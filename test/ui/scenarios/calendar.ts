import { addDays } from '../../../src/core/design/civil-day.ts';
import { fail, ok } from '../../../src/shared/errors.ts';
import { calendarDays, trialView } from '../made-up.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'calendar', id: 't1' };

/** The same trial five days later in the week and with wash-out days: no period begins on a Monday. */
const midweek = calendarDays.map((d, i) => ({
  ...d,
  day: addDays(d.day, 3),
  phase: d.period > 0 && (i - 14) % 14 < 3 ? ('washout' as const) : d.phase,
}));

export const scenarios: Record<string, Scenario> = {
  main: { route, answers: { 'trials.get': { value: trialView } } },
  paused: {
    route,
    answers: {
      'trials.get': {
        value: {
          ...trialView,
          pausedSince: '2026-04-14',
          days: calendarDays.map((d) =>
            d.day >= '2026-04-14' && d.day <= '2026-04-16'
              ? { ...d, armId: null, phase: 'paused' as const, status: 'paused' as const }
              : d,
          ),
          openDays: [],
          nextPeriod: { period: 5, start: '2026-04-30' },
          events: [
            { kind: 'zone', zone: 'Asia/Tokyo', id: 1, at: '', day: '2026-03-20' },
            {
              kind: 'adverse',
              severity: 'mild',
              what: 'loose stools',
              onDay: '2026-03-27',
              armId: 'magnesium',
              id: 2,
              at: '',
              day: '2026-03-28',
            },
            { kind: 'shift', period: 5, days: 3, id: 3, at: '', day: '2026-04-10' },
            { kind: 'pause', reason: '', id: 4, at: '', day: '2026-04-14' },
          ],
        },
      },
    },
  },
  proposal: {
    route,
    answers: {
      'trials.get': {
        value: { ...trialView, proposal: { period: 3, rules: ['harm'] }, guessDue: 4 },
      },
    },
  },
  severe: {
    route,
    answers: { 'trials.get': { value: trialView } },
    act: async (page) => {
      await page.getByRole('button', { name: 'Report an unwanted effect' }).click();
      await page.getByText('Severe', { exact: true }).click();
    },
  },
  stop: {
    route,
    answers: {
      'trials.get': { value: trialView },
      'trials.record': () => ok(trialView),
      'trials.stop': () => ok({ ...trialView, state: 'stopped' as const }),
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'Stop now' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  stopped: {
    route,
    answers: {
      'trials.get': { value: trialView },
      'trials.record': () => ok(trialView),
      // the reason that was typed after the click arrives with the stop
      'trials.stop': ({ reason }) =>
        reason === 'too tired'
          ? ok({ ...trialView, state: 'stopped' as const })
          : fail('internal', 'The reason is missing.'),
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'Stop now' }).click();
      await page.getByRole('textbox', { name: 'Why' }).fill(' too tired ');
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await page.getByText('The trial is stopped. Its days are kept.').waitFor();
    },
  },
  midweek: {
    route,
    answers: { 'trials.get': { value: { ...trialView, days: midweek, openDays: [] } } },
    act: async (page) => {
      await page.locator('[data-day][tabindex="0"]').focus();
      await page.keyboard.press('ArrowUp');
    },
  },
  finished: {
    route,
    answers: {
      'trials.get': {
        value: {
          ...trialView,
          state: 'finished',
          dayNumber: 99,
          openDays: [],
          days: calendarDays.map((d) => ({
            ...d,
            armId: d.armId ?? (d.period === 0 ? null : d.period === 5 ? 'placebo' : 'sleep'),
            hidden: false,
            status: d.status === 'future' || d.status === 'today' || d.status === 'open' ? 'done' : d.status,
          })),
        },
      },
    },
  },
};
