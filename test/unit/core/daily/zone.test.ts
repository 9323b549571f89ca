import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayStart, localDay, tableAt, zoneHistory } from '../../../../src/core/daily/zone.ts';
import { dayNumber } from '../../../../src/core/design/civil-day.ts';
import { zoneTable } from '../../../../src/main/clock/zone-table.ts';
import { dayText, ms } from './support.ts';

const table = (zone: string) => {
  const found = zoneTable(zone);
  if (!found) throw new Error(zone);
  return found;
};
const HOUR = 3_600_000;

describe('local days', () => {
  it('agrees with Intl at any instant, also in zones with odd clocks', () => {
    const zones = [
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe', // half an hour of summer time
      'Asia/Kathmandu', // +05:45
      'Pacific/Apia', // skipped 2011-12-30
      'Africa/Casablanca', // back to standard time in Ramadan
      'America/Santiago', // changes at midnight
      'Asia/Beirut', // changes at midnight
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: ms('1990-01-01T00:00Z'), max: ms('2035-01-01T00:00Z') }),
        (zone, at) => {
          const oracle = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
          expect(dayText(localDay(table(zone), at))).toBe(oracle);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['Europe/London', '2024-03-31', 23],
    ['Europe/London', '2024-10-27', 25],
    ['Europe/London', '2024-06-01', 24],
    ['Australia/Lord_Howe', '2024-04-07', 24.5],
    ['America/Santiago', '2024-09-08', 23], // midnight does not exist
    ['America/Santiago', '2024-04-06', 25], // 23:00 to 24:00 comes twice
    ['America/St_Johns', '2006-10-28', 25], // goes back at 00:01
    ['Pacific/Apia', '2011-12-30', 0], // never happened
  ])('%s %s lasts %d hours', (zone, day, hours) => {
    const n = dayNumber(day);
    expect((dayStart(table(zone), n + 1) - dayStart(table(zone), n)) / HOUR).toBe(hours);
  });

  it('the day begins at the jump where midnight is skipped', () => {
    expect(dayStart(table('America/Santiago'), dayNumber('2024-09-08'))).toBe(ms('2024-09-08T01:00-03:00'));
  });
});

describe('zone history', () => {
  const zoneAt = (spans: { from: string; zone: string }[], iso: string) =>
    tableAt(zoneHistory(spans, zoneTable), ms(iso)).zone;

  it('the first span covers the time before it', () => {
    expect(zoneAt([{ from: '2024-10-10', zone: 'Asia/Tokyo' }], '2001-01-01T00:00Z')).toBe('Asia/Tokyo');
  });

  it('going east the move counts from the midnight at home, going west from the midnight over there', () => {
    const spans = [
      { from: '2024-10-20', zone: 'Europe/London' },
      { from: '1970-01-01', zone: 'Europe/London' },
      { from: '2024-10-10', zone: 'Asia/Tokyo' },
    ];
    expect(zoneAt(spans, '2024-10-09T22:59Z')).toBe('Europe/London');
    expect(zoneAt(spans, '2024-10-09T23:00Z')).toBe('Asia/Tokyo'); // 24:00 in London
    expect(zoneAt(spans, '2024-10-19T22:59Z')).toBe('Asia/Tokyo');
    expect(zoneAt(spans, '2024-10-19T23:00Z')).toBe('Europe/London'); // 00:00 in London
  });

  it('days never run backwards, wherever somebody travels', () => {
    const zones = [
      'Europe/London',
      'Asia/Tokyo',
      'America/Los_Angeles',
      'Pacific/Auckland',
      'Pacific/Honolulu',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...zones), { minLength: 2, maxLength: 5 }), (trip) => {
        const spans = trip.map((zone, i) => ({ from: `2024-05-${String(10 + i).padStart(2, '0')}`, zone }));
        const history = zoneHistory(spans, zoneTable);
        let last = Number.NEGATIVE_INFINITY;
        for (let at = ms('2024-05-08T00:00Z'); at < ms('2024-05-18T00:00Z'); at += HOUR / 2) {
          const day = localDay(tableAt(history, at), at);
          expect(day).toBeGreaterThanOrEqual(last);
          last = day;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a name that is no zone is left out', () => {
    expect(zoneTable('Europe/Atlantis')).toBeNull();
    expect(zoneTable('')).toBeNull();
    const spans = [
      { from: '2024-01-01', zone: 'Europe/Berlin' },
      { from: '2024-02-01', zone: 'Europe/Atlantis' },
    ];
    expect(zoneAt(spans, '2024-03-01T00:00Z')).toBe('Europe/Berlin');
  });
});
