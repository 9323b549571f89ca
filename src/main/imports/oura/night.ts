import { sleepStage } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { SOURCE } from './columns.ts';

/** One sleep as any of Oura's exports tells it. Durations in seconds, NaN where they are missing. */
export interface OuraSleep {
  /** Local day of waking, days since 1970-01-01. */
  day: number;
  start: number;
  end: number;
  zone: string | undefined;
  /** The longest sleep of its day: only of it are the night's figures. */
  main: boolean;
  asleep: number;
  deep: number;
  light: number;
  rem: number;
  awake: number;
  /** One digit for five minutes; '' where there is none. */
  phases: string;
  lowestHeartRate: number;
  /** RMSSD, ms. */
  hrv: number;
  breath: number;
  member: Member;
  row: number;
}

const phaseStages: Readonly<Record<string, number>> = {
  1: sleepStage.deep,
  2: sleepStage.light,
  3: sleepStage.rem,
  4: sleepStage.awake,
};

const PHASE = 5 * MS_PER_MINUTE;

/** Runs of equal digits as intervals; the last five minutes end with the sleep. */
export const phaseIntervals = (phases: string, start: number, end: number) => {
  const runs: { stage: number; start: number; end: number }[] = [];
  for (let i = 0; i < phases.length; i++) {
    const stage = phaseStages[phases[i] ?? ''];
    const from = start + i * PHASE;
    const to = Math.min(from + PHASE, end);
    if (stage === undefined || to <= from) continue;
    const last = runs.at(-1);
    if (last && last.stage === stage && last.end === from) last.end = to;
    else runs.push({ stage, start: from, end: to });
  }
  return runs;
};

const durations = [
  ['asleep', 'sleep-duration'],
  ['deep', 'sleep-deep'],
  ['light', 'sleep-light'],
  ['rem', 'sleep-rem'],
  ['awake', 'sleep-awake'],
] as const;

const figures = [
  ['lowestHeartRate', 'resting-heart-rate'], // Oura's own definition: the lowest of the night
  ['hrv', 'hrv-rmssd'],
  ['breath', 'respiratory-rate'],
] as const;

/**
 * Stores a sleep. The durations are exact to the half minute, the phases are a summary of five minutes each: so the
 * phases count only where durations are missing.
 */
export const takeSleep = (sleep: OuraSleep, context: ReadContext): void => {
  const { day, start, end, zone, member, row } = sleep;
  if (sleep.asleep > 0) {
    for (const [key, metric] of durations)
      if (!Number.isNaN(sleep[key]))
        context.take({ metric, start, end, value: sleep[key] / 60, source: SOURCE, zone }, member, row);
  } else
    for (const run of phaseIntervals(sleep.phases, start, end))
      context.take(
        { metric: 'sleep-stage', start: run.start, end: run.end, value: run.stage, source: SOURCE, zone },
        member,
        row,
      );
  if (!sleep.main) return;
  for (const [key, metric] of figures)
    if (sleep[key] > 0) context.takeDay({ metric, day, value: sleep[key], source: SOURCE }, member, row);
};

/** Marks the longest sleep of each day. */
export const markMain = (sleeps: readonly OuraSleep[]): void => {
  const longest = new Map<number, OuraSleep>();
  for (const sleep of sleeps) {
    const known = longest.get(sleep.day);
    if (!known || sleep.end - sleep.start > known.end - known.start) longest.set(sleep.day, sleep);
  }
  for (const sleep of longest.values()) sleep.main = true;
};
