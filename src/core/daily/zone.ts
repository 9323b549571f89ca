import type { ZoneSpan } from '../../shared/samples.ts';
import { MS_PER_DAY } from '../../shared/units.ts';
import { dayNumber } from '../design/civil-day.ts';

/**
 * The clock changes of one IANA zone. `offsets[i]` (ms, east positive) holds from `from[i]` (UTC ms) until
 * `from[i + 1]`; `from[0]` is -Infinity. Made outside the core, from the platform's zone data.
 */
export interface ZoneTable {
  readonly zone: string;
  readonly from: Float64Array;
  readonly offsets: Float64Array;
}

/** Index of the span of `from` that holds `utcMs`. */
const spanAt = (from: Float64Array, utcMs: number): number => {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (from[middle]! <= utcMs) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Local time minus UTC at an instant, in ms, east positive. */
export const offsetAt = (table: ZoneTable, utcMs: number): number =>
  table.offsets[spanAt(table.from, utcMs)]!;

/** The local calendar day at an instant, as days since 1970-01-01. */
export const localDay = (table: ZoneTable, utcMs: number): number =>
  Math.floor((utcMs + offsetAt(table, utcMs)) / MS_PER_DAY);

/**
 * The instant (UTC ms) at which a local day begins. Where the clocks skip midnight it is the jump; where they go
 * back over midnight it is the last time the day begins.
 *
 * @param day days since 1970-01-01
 */
export const dayStart = (table: ZoneTable, day: number): number => {
  const { from, offsets } = table;
  const wall = day * MS_PER_DAY;
  const first = spanAt(from, wall - MS_PER_DAY); // offsets stay below a day
  for (let i = spanAt(from, wall + MS_PER_DAY); i >= first; i--) {
    const crossing = Math.max(from[i]!, wall - offsets[i]!);
    const ends = from[i + 1] ?? Number.POSITIVE_INFINITY;
    const wallBefore = i > first ? from[i]! + offsets[i - 1]! : Number.NEGATIVE_INFINITY;
    if (crossing < ends && (crossing > from[i]! || wallBefore <= wall)) return crossing;
  }
  return wall - offsets[first]!;
};

/** Where somebody was when: `tables[i]` holds from `from[i]` (UTC ms) on; `from[0]` is -Infinity. */
export interface ZoneHistory {
  readonly from: Float64Array;
  readonly tables: readonly ZoneTable[];
}

/**
 * Makes the zone history from spans of local days. The first span also covers all time before it. A move takes
 * effect at midnight before the new span's first day, by the clock that reaches it last: so going east the day of
 * arrival is short, going west the day of departure is long, and days never run backwards.
 *
 * @param spans at least one, in any order
 * @param tableOf the clock changes of a zone; null for a name that is no zone (that span is left out)
 */
export const zoneHistory = (
  spans: readonly ZoneSpan[],
  tableOf: (zone: string) => ZoneTable | null,
): ZoneHistory => {
  const from: number[] = [];
  const tables: ZoneTable[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const table = tableOf(span.zone);
    if (!table) continue;
    const day = dayNumber(span.from);
    const before = tables.at(-1);
    from.push(before ? Math.max(dayStart(before, day), dayStart(table, day)) : Number.NEGATIVE_INFINITY);
    tables.push(table);
  }
  return { from: Float64Array.from(from), tables };
};

/** The zone at an instant. */
export const tableAt = (history: ZoneHistory, utcMs: number): ZoneTable => {
  const table = history.tables[spanAt(history.from, utcMs)];
  if (!table) throw new RangeError('a zone history needs at least one zone');
  return table;
};
