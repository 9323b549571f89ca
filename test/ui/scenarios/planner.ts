import { simulateAssurance } from '../../../src/core/design/index.ts';
import { inputOf } from '../../../src/main/trials/assurance.ts';
import { permittedCount, randomisationFloor } from '../../../src/main/trials/draw.ts';
import { freezeProtocol } from '../../../src/main/trials/freeze.ts';
import { lastDayOf, totalDaysOf } from '../../../src/main/trials/schedule.ts';
import { fail, ok } from '../../../src/shared/errors.ts';
import { rulesOf, type TodayView, type TrialDraft } from '../../../src/shared/trial.ts';
import { type Answers, emit, pending } from '../fake-bridge.ts';
import { trialView } from '../made-up.ts';
import type { Scenario } from '../scenario.ts';
import { profile, ranking } from './ideas.ts';

const route = { name: 'planner', candidateIds: ['magnesium', 'sleep-regularity'] };

/** The real simulation, with few made-up trials so that a picture does not take minutes. */
const simulated = (draft: TrialDraft) => {
  const run = simulateAssurance(inputOf(draft, 30));
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
};

const assure = (draft: TrialDraft) => {
  const out = simulated(draft);
  if (!out.ok) return out;
  const view = {
    effects: out.value.noticed,
    result: out.value.assurance,
    days: totalDaysOf(draft),
    expectedDays: out.value.expectedDays + draft.runInDays,
  };
  const rules = rulesOf(draft);
  if (rules.allocation === 'fixed') return ok(view);
  const fixed = simulated({ ...draft, rules: { ...rules, allocation: 'fixed' } });
  if (!fixed.ok) return fixed;
  return ok({ ...view, fixed: { effects: fixed.value.noticed, result: fixed.value.assurance } });
};

const answers: Answers = {
  'profile.get': { value: profile },
  'hypotheses.rank': { value: ranking(profile) },
  'diary.today': { value: { today: '2026-04-16' } as TodayView },
  'data.metrics': { value: [] },
  'compute.cancel': { value: { cancelled: true } },
  'reminders.get': { value: { enabled: true, time: '20:30', startWithSystem: false } },
  'design.preview': (draft) => {
    const count = permittedCount(draft);
    if (!count.ok) return count;
    return ok({
      permittedSequences: count.value.toString(),
      end: lastDayOf(draft),
      totalDays: totalDaysOf(draft),
      randomisationFloor: randomisationFloor(count.value),
    });
  },
  'design.assurance': ({ draft }) => assure(draft),
  'trials.start': (draft) =>
    ok({
      ...trialView,
      protocol: freezeProtocol(draft),
      end: lastDayOf(draft),
      totalDays: totalDaysOf(draft),
      dayNumber: 1,
      commitment: '9f3c71e05ab844d2c60e1f9783aa2b5d'.repeat(2),
    }),
};

const confirmAll = async (page: Parameters<NonNullable<Scenario['act']>>[0]) => {
  const boxes = page.getByRole('region', { name: 'Safety' }).locator('label');
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.click();
};

export const scenarios: Record<string, Scenario> = {
  main: {
    route,
    answers,
    act: async (page) => {
      await page.getByText('would be noticed').first().waitFor();
      await page.waitForTimeout(3000);
    },
  },
  working: {
    route,
    answers: { ...answers, 'design.assurance': pending },
    act: async (page) => {
      await page.getByText('Trying made-up trials').first().waitFor();
      await emit(page, 'compute.progress', { done: 240, total: 800 });
    },
  },
  own: {
    route: { name: 'planner' },
    answers,
    act: async (page) => {
      await page.getByRole('button', { name: /Outcome/ }).click();
      await page.getByRole('option', { name: 'Something of my own' }).click();
      await page.getByRole('textbox', { name: 'Your question' }).fill('Did I sleep through?');
      await page.getByRole('button', { name: 'Add an arm' }).click();
      await page.getByRole('menuitem', { name: 'Something of my own' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('No coffee after noon');
      await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    },
  },
  how: {
    route,
    answers,
    act: async (page) => {
      await page.getByText('How it is run').click();
      await page.getByText('Illness', { exact: true }).click();
      await page.getByText('Ask for the answer at a certain time').click();
      await page.getByText('Ask for the answer at a certain time').scrollIntoViewIfNeeded();
    },
  },
  adaptive: {
    route,
    answers,
    act: async (page) => {
      await page.getByText('How it is run').click();
      await page.getByText('Let the result so far steer').click();
      await page.getByRole('textbox', { name: 'Periods' }).fill('9');
      await page.keyboard.press('Tab');
      await page.getByText('against a fixed order').first().waitFor({ timeout: 60_000 });
    },
  },
  wrong: {
    route,
    answers,
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Days in each' }).fill('0');
      await page.keyboard.press('Tab');
      await page.locator('input[type=date]').fill('2026-01-01');
      await page.locator('input[type=date]').scrollIntoViewIfNeeded();
    },
  },
  frozen: {
    route,
    answers,
    act: async (page) => {
      await confirmAll(page);
      await page.getByRole('button', { name: 'Freeze and start' }).click();
      await page.getByText('The plan is frozen').waitFor();
    },
  },
  running: {
    route,
    answers: {
      ...answers,
      'trials.list': {
        value: [{ id: 't1', title: 'Riboflavin', state: 'running', start: '2026-01-01', end: '2026-12-31' }],
      },
      'design.assurance': () => fail('cancelled', 'The simulation was stopped. Nothing was changed.'),
    },
    act: async (page) => page.waitForTimeout(1200),
  },
};
