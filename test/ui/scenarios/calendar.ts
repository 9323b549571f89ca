import { addDays } from '../../../src/core/design/civil-day.ts';
import { ok } from '../../../src/shared/errors.ts';
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
  stop: {
    route,
    answers: {
      'trials.get': { value: trialView },
      'trials.stop': () => ok({ ...trialView, state: 'stopped' as const }),
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'Stop early' }).click();
      await page.getByRole('alertdialog').waitFor();
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
