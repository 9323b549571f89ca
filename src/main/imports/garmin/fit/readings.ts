import { namedMetric, SLEEP_STAGE_METRIC, sleepStage } from '../../../../shared/samples.ts';
import type { FitMessage } from './records.ts';

/** A measurement of a FIT file; times in the file's own seconds, see `FitPart`. */
export interface FitReading {
  metric: string;
  start: number;
  end: number;
  value: number;
}

/** What one FIT file holds. */
export interface FitPart {
  /** FIT's number of the maker, e.g. 1 = Garmin; NaN where it is not stated. */
  manufacturer: number;
  readings: FitReading[];
  /** Pairs of device time and what the clock on the wall showed then, seconds; see clock.ts. */
  anchors: { time: number; local: number }[];
}

const m = {
  fileId: 0,
  session: 18,
  record: 20,
  event: 21,
  weightScale: 30,
  activity: 34,
  bloodPressure: 51,
  monitoring: 55,
  monitoringInfo: 103,
  restingHeartRate: 211,
  oxygen: 269,
  sleepLevel: 275,
  hrvSummary: 370,
} as const;

const WALKING = 6;
const RUNNING = 1;
const SLEEP_EVENT = 74;
const CALCULATING = 65_534; // a scale's mark for "not yet known"

/** FIT profile, type sleep_level; 0 is "not measurable". */
const levels: readonly (number | undefined)[] = [
  undefined,
  sleepStage.awake,
  sleepStage.light,
  sleepStage.deep,
  sleepStage.rem,
];

/** FIT profile, type sport: the common ones. */
const sports: Readonly<Record<number, string>> = {
  1: 'running',
  2: 'cycling',
  4: 'fitness equipment',
  5: 'swimming',
  10: 'training',
  11: 'walking',
  12: 'cross country skiing',
  13: 'alpine skiing',
  15: 'rowing',
  17: 'hiking',
};

/**
 * Collects the messages of one FIT file. Numbers of messages and fields, scales and units: FIT profile 21.
 *
 * Monitoring messages carry the lower 16 bits of their time, counted on from the last full one, and steps that add
 * up per kind of movement since the day began: only differences within a file are steps that it saw.
 */
export const fitCollector = () => {
  const part: FitPart = { manufacturer: Number.NaN, readings: [], anchors: [] };
  const steps = new Map<number, { time: number; total: number }>();
  let clock = Number.NaN; // seconds of the last monitoring message
  let level: { time: number; value: number | undefined } | null = null;

  const add = (metric: string, start: number, end: number, value: number) => {
    if (value > 0 && !Number.isNaN(start)) part.readings.push({ metric, start, end, value });
  };
  const endLevel = (time: number) => {
    if (level && level.value !== undefined && time > level.time)
      add(SLEEP_STAGE_METRIC, level.time, time, level.value);
  };

  const monitoring = (x: FitMessage) => {
    const low = x.field(26);
    if (!Number.isNaN(x.time)) clock = x.time;
    else if (!Number.isNaN(low)) clock += (low - clock) & 0xffff;
    add('heart-rate', clock, clock, x.field(27));
    const kind = Number.isNaN(x.field(5)) ? x.field(24) & 0x1f : x.field(5);
    const total = x.field(3);
    if ((kind !== WALKING && kind !== RUNNING) || Number.isNaN(total)) return;
    const before = steps.get(kind);
    steps.set(kind, { time: clock, total });
    if (!before) return; // how much of it this file saw is not known
    const since = total >= before.total ? total - before.total : total; // a new day counts from 0
    add('steps', before.time, clock, since);
  };

  const session = (x: FitMessage) => {
    const elapsed = x.field(7) / 1000;
    const start = Number.isNaN(x.field(2)) ? x.time - elapsed : x.field(2);
    const timer = x.field(8) / 1000;
    const sport = sports[x.field(5)] ?? 'other';
    add(namedMetric('workout', sport), start, start + (elapsed || timer), (timer || elapsed) / 60);
  };

  const take = (x: FitMessage): void => {
    switch (x.type) {
      case m.fileId:
        part.manufacturer = x.field(1);
        return;
      case m.activity:
        part.anchors.push({ time: x.time, local: x.field(5) });
        return;
      case m.monitoringInfo: {
        clock = x.time;
        const local = x.field(0);
        part.anchors.push({ time: x.time, local });
        // A file that begins with the person's day has seen all steps since.
        if (local % 86_400 === 0)
          for (const kind of [WALKING, RUNNING]) steps.set(kind, { time: x.time, total: 0 });
        return;
      }
      case m.monitoring:
        monitoring(x);
        return;
      case m.record:
        add('heart-rate', x.time, x.time, x.field(3));
        return;
      case m.session:
        session(x);
        return;
      case m.weightScale:
        if (x.field(0) !== CALCULATING) add('weight', x.time, x.time, x.field(0) / 100);
        return;
      case m.bloodPressure:
        add('blood-pressure-systolic', x.time, x.time, x.field(0));
        add('blood-pressure-diastolic', x.time, x.time, x.field(1));
        add('heart-rate', x.time, x.time, x.field(6));
        return;
      case m.restingHeartRate:
        add('resting-heart-rate', x.time, x.time, x.field(1) || x.field(0));
        return;
      case m.oxygen:
        add('spo2', x.time, x.time, x.field(0));
        return;
      case m.hrvSummary:
        add('hrv-rmssd', x.time, x.time, x.field(1) / 128);
        return;
      case m.sleepLevel:
        endLevel(x.time);
        level = { time: x.time, value: levels[x.field(0)] };
        return;
      case m.event:
        if (x.field(0) === SLEEP_EVENT && level) {
          endLevel(x.time);
          level = null;
        }
    }
  };
  return { part, take };
};
