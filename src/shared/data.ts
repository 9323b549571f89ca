import type { DailyValue, MetricInfo, ZoneSpan } from './samples.ts';

/** What the Data screens ask for: overview, series, the samples behind a day, zones, units, tables of one's own. */

export interface MetricOverview extends MetricInfo {
  /** The last 90 days up to `DataOverview.last`, oldest first; null is a day without data. */
  recent: (number | null)[];
  latest: DailyValue | null;
}

export interface DataOverview {
  /** Latest day of any metric: the right edge of every small line, so that lines can be compared. */
  last: string | null;
  metrics: MetricOverview[];
}

export type SeriesBin = 'day' | 'week' | 'month';

export interface SeriesPoint {
  /** First day of the bin. */
  from: string;
  /** Mean of the bin's days that have data. */
  value: number;
  low: number;
  high: number;
  /** Days with data in the bin. */
  days: number;
}

/** Daily values thinned for drawing; bins without data are not in it. */
export interface Series {
  metric: string;
  unit: string;
  bin: SeriesBin;
  from: string;
  to: string;
  /** First and last day with data at all, outside the asked-for range too. */
  first: string;
  last: string;
  points: SeriesPoint[];
  /** Days with data in the range. */
  days: number;
  /** Mean and the middle half of these days; null where the range is empty. */
  typical: { mean: number; low: number; high: number } | null;
}

/**
 * Why a sample does not count towards the value of its day:
 * overlap: another source measured the same time; copy: the same measurement twice; in-total: its source also gives
 * the whole day's total, which it is part of; other-total: the total of another source is believed;
 * less-complete: another source saw more of the day or is believed first; smaller-total: a later total of the same
 * source knows more; other-source: each vendor defines this in its own way, so only one source counts a day;
 * readings-first: there are timed readings; lower: not the highest of the day; number-first: a number was given;
 * other-night: another source told more of this night; not-sleep: awake or in bed, no sleep; other-stage: another
 * stage of sleep; nap: naps do not count towards the night; stages-first: stages of the same night say when;
 * not-used: outside of every session.
 */
export type LostReason =
  | 'overlap'
  | 'copy'
  | 'in-total'
  | 'other-total'
  | 'less-complete'
  | 'smaller-total'
  | 'other-source'
  | 'readings-first'
  | 'lower'
  | 'number-first'
  | 'other-night'
  | 'not-sleep'
  | 'other-stage'
  | 'nap'
  | 'stages-first'
  | 'not-used';

export interface DaySample {
  /** The stored metric, e.g. `sleep-stage` behind `sleep-deep`. */
  metric: string;
  /** Local ISO 8601 with offset, e.g. 2024-05-03T22:10:00+09:00. */
  start: string;
  end: string;
  value: number;
  /** A figure of the whole day, without a time of its own. */
  wholeDay: boolean;
  source: string;
  device: string;
  /** Zone that the export itself states; '' where the person's zone history decides. */
  zone: string;
  /** The unit that the export wrote, '' where none. */
  writtenUnit: string;
  counted: boolean;
  reason: LostReason | null;
  /** The source that won, where one did. */
  by: string | null;
  /** When the imports that hold it came in, ISO 8601, oldest first. */
  imports: string[];
}

export interface DaySource {
  source: string;
  samples: number;
  counted: number;
}

/** A daily value and everything it rests on. */
export interface DayDetail {
  metric: string;
  unit: string;
  day: string;
  value: DailyValue | null;
  rule: 'total' | 'mean' | 'highest' | 'headache' | 'sleep' | 'diary';
  /** Zone of the day, by the person's history. */
  zone: string;
  /** When the local day begins and ends, local ISO 8601 with offset; 23 or 25 hours where the clocks change. */
  begins: string;
  ends: string;
  hours: number;
  /** Neighbouring days with data. */
  previous: string | null;
  next: string | null;
  sources: DaySource[];
  /** All samples of the day; `samples` are those from `offset` on. */
  total: number;
  offset: number;
  samples: DaySample[];
  /** The day's answer in the diary, where the value comes from there. */
  diary: { savedAt: string | null; late: boolean; revision: number } | null;
}

export interface ZonesView {
  spans: ZoneSpan[];
  /** False: nobody said so far; `spans` is then only this computer's zone. */
  told: boolean;
  /** This computer's zone. */
  system: string;
  /** What the sleep records of the vault state themselves, for filling in the history. */
  hints: ZoneSpan[];
}

export interface UnitChoice {
  mass: 'kg' | 'lb';
  distance: 'km' | 'mi';
  temperature: 'degC' | 'degF';
  glucose: 'mmol/L' | 'mg/dL';
}

/** How a table of one's own is understood; a proposal until the person confirms it. */
export interface TableGuess {
  path: string;
  /** 0 to 1; from 0.7 on it would be read without asking. */
  confidence: number;
  /** True where the person's own mapping for a table with this header was found. */
  fromProfile: boolean;
  header: string[];
  columns: { name: string; examples: string[] }[];
  mapping: TableMapping;
  sample: TableRow[];
}

export interface TableRow {
  row: number;
  items: { metric: string; value: number; unit: string; when: string }[];
  refused: string[];
}

/** See imports/generic-csv/mapping.ts, which checks it. */
export interface TableMapping {
  delimiter: ',' | ';' | '\t' | '|';
  decimal: 'point' | 'comma';
  headerRow: number | null;
  date: {
    column: string;
    time: string | null;
    format: 'text' | 'epoch';
    order: 'dmy' | 'mdy' | null;
    zone: string | null;
  };
  values: {
    column: string;
    kind: 'number' | 'yes-no' | 'names';
    metric: string;
    unit: string;
    scale: [number, number] | null;
  }[];
  sentinels: string[];
  source: string;
}
