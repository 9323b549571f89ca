import { dayStart, localDay, tableAt, type ZoneHistory, type ZoneTable } from './zone.ts';

/** Samples of the metrics of one group (rules.ts) in columns, sorted by start. */
export interface SampleColumns {
  readonly n: number;
  /** Index into `DailyInput.metrics`. */
  readonly metric: Int32Array;
  /** UTC ms. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Canonical unit. */
  readonly value: Float64Array;
  /** Index into `sources`. */
  readonly source: Int32Array;
  /** Index into `zones`. */
  readonly zone: Int32Array;
}

/** Who measured. Lower ranks win where two measured the same time; see source-rank.ts. */
export interface Source {
  readonly name: string;
  readonly rank: number;
}

export interface DailyInput {
  /** The stored metrics of the group. */
  readonly metrics: readonly string[];
  readonly columns: SampleColumns;
  readonly sources: readonly Source[];
  /** The zone that a sample itself states, null where it states none (then the history decides). */
  readonly zones: readonly (ZoneTable | null)[];
  readonly history: ZoneHistory;
  /** First and last local day wanted, days since 1970-01-01. Columns should reach some days further. */
  readonly from: number;
  readonly to: number;
}

/** One metric's value on one local day. */
export interface DayValue {
  day: number;
  value: number;
  coverage: number | null;
  /** Indexes into `sources` of those that the value rests on. */
  sources: number[];
}

/** The local day of instants, fast for runs of instants of the same day. */
export interface DayFinder {
  /** Day (since 1970-01-01) of the instant `utcMs` of a sample whose zone has index `zone`. */
  day(utcMs: number, zone: number): number;
  /** Start and end of the day last answered, UTC ms. */
  start: number;
  end: number;
}

export const dayFinder = (zones: readonly (ZoneTable | null)[], history: ZoneHistory): DayFinder => {
  let lastTable: ZoneTable | null = null;
  let lastDay = 0;
  const finder: DayFinder = {
    start: Number.NaN,
    end: Number.NaN,
    day(utcMs, zone) {
      const table = zones[zone] ?? tableAt(history, utcMs);
      if (table === lastTable && utcMs >= finder.start && utcMs < finder.end) return lastDay;
      lastTable = table;
      lastDay = localDay(table, utcMs);
      finder.start = dayStart(table, lastDay);
      if (utcMs < finder.start) finder.start = dayStart(table, --lastDay); // clocks go back over midnight
      finder.end = dayStart(table, lastDay + 1);
      return lastDay;
    },
  };
  return finder;
};

export const HOUR = 3_600_000; // ms

/**
 * Samples at least this long are figures of a whole day (a vendor's daily total, a diary's answer). Their day is
 * that of their middle, so that a change of the zone history by some hours does not move them.
 */
const WHOLE_DAY = 20 * HOUR;
/** With a journey west. What lasts longer cannot be given to one day. */
export const LONGEST_DAY = 40 * HOUR;

export const isWholeDay = (start: number, end: number): boolean =>
  end - start >= WHOLE_DAY && end - start <= LONGEST_DAY;

/** The day a sample belongs to: that in which it begins, of a whole day's figure that of its middle. */
export const dayOfSample = (finder: DayFinder, start: number, end: number, zone: number): number =>
  finder.day(isWholeDay(start, end) ? (start + end) / 2 : start, zone);

/** Which hours of a day hold a sample: bits 0 to 25, elapsed hours since the day began. */
export const hourBits = (dayBegin: number, dayEnd: number, start: number, end: number): number => {
  const first = Math.max(0, Math.floor((start - dayBegin) / HOUR));
  const stop = Math.min(end, dayEnd);
  const last = Math.max(first, Math.ceil((stop - dayBegin) / HOUR) - 1);
  let bits = 0;
  for (let h = first; h <= last && h < 30; h++) bits |= 1 << h;
  return bits;
};

/** Share of a day's hours (23, 24 or 25) with at least one sample. */
export const hourShare = (bits: number, dayBegin: number, dayEnd: number): number => {
  let count = 0;
  for (let b = bits; b !== 0; b &= b - 1) count++;
  return Math.min(1, count / Math.max(1, Math.round((dayEnd - dayBegin) / HOUR)));
};
