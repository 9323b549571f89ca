import { parseOffset } from '../text/dates.ts';
import { writtenDay } from '../text/instants.ts';
import type { TableRow } from '../text/table.ts';

/** Columns of WHOOP's four files by the names they have had; brackets with a unit may be missing. */
export const columns = {
  start: ['Cycle start time'],
  end: ['Cycle end time'],
  zone: ['Cycle timezone'],
  onset: ['Sleep onset'],
  wake: ['Wake onset'],
  restingHeartRate: ['Resting heart rate (bpm)'],
  hrv: ['Heart rate variability (ms)'],
  respiratoryRate: ['Respiratory rate (rpm)'],
  oxygen: ['Blood oxygen %', 'Blood oxygen (%)'],
  asleep: ['Asleep duration (min)'],
  light: ['Light sleep duration (min)'],
  deep: ['Deep (SWS) duration (min)', 'Deep (SWS) sleep duration (min)', 'SWS duration (min)'],
  rem: ['REM duration (min)', 'REM sleep duration (min)'],
  awake: ['Awake duration (min)'],
  nap: ['Nap'],
  question: ['Question text'],
  answer: ['Answered yes', 'Answered yes/no'],
  workoutStart: ['Workout start time'],
  workoutEnd: ['Workout end time'],
  activity: ['Activity name'],
  minutes: ['Duration (min)'],
} as const;

export type WhoopRow = TableRow<keyof typeof columns>;

/**
 * Minutes east of UTC of a cycle's clock ("UTC-07:00", "UTCZ"), null where the cell is empty. WHOOP writes wall
 * clocks of this zone in all columns; it may lag behind by a cycle when somebody travels.
 */
export const cycleOffset = (row: WhoopRow): number | null =>
  parseOffset(row.text('zone').replace(/^UTC(?=[zZ])/, ''));

/**
 * The local day that a cycle belongs to, days since 1970-01-01: that of waking up, as it is written. Cycles without
 * sleep run from one usual bedtime to the next, so their middle lies in the day.
 */
export const cycleDay = (row: WhoopRow): number => {
  const wake = row.date('wake');
  if (wake) return writtenDay(wake);
  const start = row.date('start');
  return start ? Math.floor((start.wall + 12 * 3_600_000) / 86_400_000) : Number.NaN;
};
