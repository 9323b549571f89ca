import { sleepStage } from '../../../shared/samples.ts';
import { type JsonObject, objectOf, objectsOf, textOf } from '../json-shape.ts';

const duration = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** An ISO 8601 duration such as "PT7H31M" in milliseconds, NaN where it is none. */
export const durationMs = (text: string): number => {
  const m = duration.exec(text.trim());
  if (!m || text.trim() === 'P') return Number.NaN;
  const [days, hours, minutes, seconds] = [m[2], m[3], m[4], m[5]].map((n) => Number(n ?? 0));
  const ms = (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000;
  return m[1] ? -ms : ms;
};

const stages: Readonly<Record<string, number>> = {
  WAKE: sleepStage.awake,
  REM: sleepStage.rem,
  NONREM1: sleepStage.light,
  NONREM2: sleepStage.light,
  NONREM3: sleepStage.deep,
};

/** A stretch of one stage, ms after the start of the sleep. */
export interface Stretch {
  from: number;
  to: number;
  stage: number;
}

export interface PolarNight {
  /** As written, with offset: "2026-01-05T22:30:00+01:00". */
  start: string;
  end: string;
  /** The source's own date of the night, the day of waking. */
  night: string;
  changes: { at: number; stage: number }[];
  /** Minutes asleep by Polar's own evaluation, NaN where it is missing. */
  asleep: number;
}

/** A night of sleep_result_*.json; null where it has no start or end. */
export const polarNight = (entry: JsonObject): PolarNight | null => {
  const hypnogram = objectOf(objectOf(entry['sleepResult'])['hypnogram']);
  const [start, end] = [textOf(hypnogram['sleepStart']), textOf(hypnogram['sleepEnd'])];
  if (start === '' || end === '') return null;
  return {
    start,
    end,
    night: textOf(entry['night']),
    changes: objectsOf(hypnogram['sleepStateChanges'])
      .map((c) => ({
        at: durationMs(textOf(c['offsetFromStart'])),
        // A state that cannot be told (WS_UNKNOWN) is part of the time asleep, as in Polar's own sums.
        stage: stages[textOf(c['state'])] ?? sleepStage.asleep,
      }))
      .filter((c) => Number.isFinite(c.at))
      .sort((a, b) => a.at - b.at),
    asleep: durationMs(textOf(objectOf(entry['evaluation'])['asleepDuration'])) / 60_000,
  };
};

/**
 * Stages as stretches within the sleep: a state lasts until the next change. A last "awake" at or after the end only
 * marks the end.
 *
 * @param length of the sleep, ms
 */
export const stretches = (changes: PolarNight['changes'], length: number): Stretch[] =>
  changes.flatMap(({ at, stage }, i) => {
    const from = Math.max(0, at);
    const to = Math.min(length, changes[i + 1]?.at ?? length);
    return to > from ? [{ from, to, stage }] : [];
  });
