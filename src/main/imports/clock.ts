import {
  dayStart,
  localDay,
  offsetAt,
  tableAt,
  type ZoneHistory,
  type ZoneTable,
  zoneHistory,
} from '../../core/daily/index.ts';
import type { ZoneSpan } from '../../shared/samples.ts';
import { MS_PER_DAY } from '../../shared/units.ts';
import { zoneTable } from '../clock/zone-table.ts';

/** Turns wall clocks and local days of an export into instants, by the person's zone history. */
export interface WallClock {
  /**
   * The instant (UTC ms) at which a wall clock shows `wall`. A time that the clocks skip in spring is moved on by
   * the hour they skip, one that comes twice in autumn is the first: as Temporal's "compatible".
   *
   * @param wall the wall clock read as if it were UTC, ms (see text/dates.ts)
   * @param zone IANA zone or offset ('+05:30') of this reading; left out: the person's zone at that time
   */
  instant(wall: number, zone?: string): number;
  /** Local day (days since 1970-01-01) of an instant. */
  dayOf(utcMs: number, zone?: string): number;
  /** A local day from its beginning to the next one's, UTC ms, and the zone it was spent in. */
  dayBounds(day: number): { start: number; end: number; zone: string };
  /** The person's zone at an instant: IANA name. */
  zoneAt(utcMs: number): string;
  /** Is this a zone that `instant` knows? */
  isZone(zone: string): boolean;
}

/** The first instant at which the clocks of one zone show `wall`, or where a skipped time would have been. */
const instantIn = (table: ZoneTable, wall: number): number => {
  const before = wall - offsetAt(table, wall - MS_PER_DAY);
  if (wall - offsetAt(table, before) === before) return before;
  const after = wall - offsetAt(table, wall + MS_PER_DAY);
  return wall - offsetAt(table, after) === after ? after : before;
};

const NOON = MS_PER_DAY / 2;

/**
 * @param spans at least one zone that exists
 * @param onGuess called whenever an instant rests on the person's history alone
 */
export const wallClock = (spans: readonly ZoneSpan[], onGuess: () => void = () => undefined): WallClock => {
  const history: ZoneHistory = zoneHistory(spans, zoneTable);
  const homeInstant = (wall: number): number => {
    const guess = tableAt(history, wall - offsetAt(tableAt(history, wall), wall));
    const at = instantIn(guess, wall);
    const there = tableAt(history, at);
    if (there === guess) return at;
    const other = instantIn(there, wall); // in the days of a move
    return tableAt(history, other) === there ? other : at;
  };
  const tableOf = (zone: string | undefined) => (zone === undefined ? null : zoneTable(zone));
  return {
    instant(wall, zone) {
      const table = tableOf(zone);
      if (table) return instantIn(table, wall);
      onGuess();
      return homeInstant(wall);
    },
    dayOf: (utcMs, zone) => localDay(tableOf(zone) ?? tableAt(history, utcMs), utcMs),
    dayBounds(day) {
      const table = tableAt(history, homeInstant(day * MS_PER_DAY + NOON));
      return { start: dayStart(table, day), end: dayStart(table, day + 1), zone: table.zone };
    },
    zoneAt: (utcMs) => tableAt(history, utcMs).zone,
    isZone: (zone) => zoneTable(zone) !== null,
  };
};

/** The zone name of a fixed offset, for rows that state where the person's clock stood: 330 -> '+05:30'. */
export const offsetZone = (minutes: number): string => {
  const size = Math.abs(Math.round(minutes));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};
