import { addDays } from '../../src/core/design/civil-day.ts';
import type { FrozenProtocol, TrialArm, TrialCalendarDay, TrialView } from '../../src/shared/trial.ts';

/** A made-up running trial for the screenshots; no number of it is a result of anything. */
export const arms: TrialArm[] = [
  {
    id: 'placebo',
    name: 'Placebo',
    instruction: 'empty capsule with dinner',
    icon: 'dashed',
    predicted: null,
  },
  {
    id: 'magnesium',
    name: 'Magnesium',
    instruction: '400 mg with dinner',
    icon: 'pill',
    predicted: { mean: -1, sd: 2, unit: 'days in 28' },
  },
  {
    id: 'sleep',
    name: 'Sleep regularity',
    instruction: 'lights out 23:00, up 07:00',
    icon: 'moon',
    predicted: { mean: -1, sd: 2, unit: 'days in 28' },
  },
];

export const today = '2026-04-16';
const start = '2026-02-16';
const sequence = ['placebo', 'magnesium', 'sleep', 'magnesium', 'placebo', 'sleep'];
const runIn = 14;
const periodDays = 14;

export const questions = [
  { key: 'migraine-day', text: 'Was today a migraine day?', kind: 'yes-no' as const, primary: true },
  { key: 'pain', text: 'Worst pain today', kind: 'scale' as const, primary: false },
];

export const protocol: FrozenProtocol = {
  format: 'n1vault-protocol/1',
  title: 'Magnesium, sleep regularity, placebo',
  outcome: {
    family: 'bernoulli',
    better: 'lower',
    unit: 'days in 28',
    mcid: 2,
    key: 'migraine-day',
    label: 'Migraine day, yes or no',
  },
  questions,
  arms,
  periods: sequence.length,
  periodDays,
  runInDays: runIn,
  washoutDays: 0,
  fadingHalfLifeDays: null,
  start,
  zone: 'Europe/London',
  maxRun: 1,
  hideUntilEnd: true,
  baseline: 12,
  confirmed: [],
  analysis: {
    model: {},
    priors: {},
    effectPriors: [],
    thresholds: { sure: 0.9, probable: 0.75 },
    engineVersion: '0',
  } as unknown as FrozenProtocol['analysis'],
};

const statusOf = (day: string, index: number): TrialCalendarDay['status'] => {
  if (day === today) return 'today';
  if (day > today) return 'future';
  if (index === 4 || index === 5) return 'excluded';
  if (day === addDays(today, -2)) return 'open';
  if (index === 26) return 'missed';
  return [19, 37, 47, 48].includes(index) ? 'late' : 'done';
};

const current = Math.floor((59 - runIn) / periodDays) + 1;

export const calendarDays: TrialCalendarDay[] = Array.from(
  { length: runIn + sequence.length * periodDays },
  (_, i) => {
    const day = addDays(start, i);
    const period = i < runIn ? 0 : Math.floor((i - runIn) / periodDays) + 1;
    const hidden = period > current;
    return {
      day,
      period,
      armId: period === 0 || hidden ? null : (sequence[period - 1] ?? null),
      phase: period === 0 ? 'run-in' : 'treatment',
      hidden,
      status: statusOf(day, i),
      note: [23, 38, 52].includes(i),
    };
  },
);

export const trialView: TrialView = {
  id: 't1',
  state: 'running',
  protocol,
  commitment: '9f3c71e05ab844d2c60e1f9783aa2b5d',
  permittedSequences: '36',
  end: addDays(start, calendarDays.length - 1),
  totalDays: calendarDays.length,
  dayNumber: 60,
  days: calendarDays,
  adherence: [
    { armId: 'placebo', kept: 13, days: 14 },
    { armId: 'magnesium', kept: 17, days: 18 },
    { armId: 'sleep', kept: 11, days: 14 },
  ],
  openDays: ['2026-04-14'],
};
