import { SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { SOURCE } from './sources.ts';

export interface StageSpan {
  start: number;
  end: number;
  stage: number;
}

/** One sleep, from either twin. */
export interface FitbitSleep {
  start: number;
  end: number;
  zone: string | undefined;
  /** Empty where the export tells none. */
  stages: StageSpan[];
  /** Minutes, NaN where they are not told. */
  asleep: number;
  member: Member;
  row: number;
}

/** Levels of both twins. Restless is what the older trackers wrote for short waking; Fitbit counts it as awake. */
const levels: Readonly<Record<string, number>> = {
  asleep: sleepStage.asleep,
  light: sleepStage.light,
  deep: sleepStage.deep,
  rem: sleepStage.rem,
  wake: sleepStage.awake,
  awake: sleepStage.awake,
  restless: sleepStage.awake,
};

export const stageOf = (level: string): number | undefined => levels[level.toLowerCase()];

/** Cuts short wakings out of the stages around them: Fitbit lists those of up to three minutes apart. */
export const withShortWakes = (stages: readonly StageSpan[], short: readonly StageSpan[]): StageSpan[] => {
  let spans = [...stages];
  for (const s of short)
    spans = spans
      .flatMap((x) =>
        x.end <= s.start || x.start >= s.end
          ? [x]
          : [
              { ...x, end: s.start },
              { ...x, start: s.end },
            ],
      )
      .filter((x) => x.end > x.start);
  return [...spans, ...short].sort((a, b) => a.start - b.start);
};

const overlap = (a: FitbitSleep, b: FitbitSleep) => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Is this the same sleep, told by the other twin or by an overlapping archive? */
const same = (a: FitbitSleep, b: FitbitSleep) =>
  overlap(a, b) > 0.5 * Math.min(a.end - a.start, b.end - b.start);

/** Each sleep once: one with stages before one without, a sooner one before a later one in `sleeps`. */
export const distinctSleeps = (sleeps: readonly FitbitSleep[]): FitbitSleep[] => {
  const order = [...sleeps].sort((a, b) => Number(b.stages.length > 0) - Number(a.stages.length > 0));
  const byHour = new Map<number, FitbitSleep[]>();
  const hours = (s: FitbitSleep) => {
    const first = Math.floor(s.start / 3_600_000);
    const last = Math.min(Math.floor(s.end / 3_600_000), first + 48);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  };
  return order.filter((s) => {
    if (hours(s).some((h) => byHour.get(h)?.some((k) => same(k, s)))) return false;
    for (const h of hours(s)) byHour.set(h, [...(byHour.get(h) ?? []), s]);
    return true;
  });
};

export const takeSleeps = (sleeps: readonly FitbitSleep[], context: ReadContext): void => {
  for (const { start, end, zone, stages, asleep, member, row } of sleeps) {
    for (const span of stages)
      context.take(
        {
          metric: SLEEP_STAGE_METRIC,
          start: span.start,
          end: span.end,
          value: span.stage,
          source: SOURCE,
          zone,
        },
        member,
        row,
      );
    if (stages.length === 0 && asleep > 0)
      context.take(
        { metric: 'sleep-duration', start, end, value: asleep, source: SOURCE, zone },
        member,
        row,
      );
  }
};
