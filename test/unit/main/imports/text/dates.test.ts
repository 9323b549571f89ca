import { describe, expect, it } from 'vitest';
import {
  civilDay,
  decideDateOrder,
  parseDate,
  parseOffset,
  parseTime,
} from '../../../../../src/main/imports/text/dates.ts';

const read = (text: string, order: 'dmy' | 'mdy' = 'mdy') => {
  const wall = parseDate(text, order);
  if (!wall) return null;
  const iso = new Date(wall.wall).toISOString();
  return `${wall.dateOnly ? iso.slice(0, 10) : iso.slice(0, 19)}${wall.offset === null ? '' : ` ${wall.offset}`}`;
};

describe('dates as exports write them', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2024-02-30', null],
    ['2023-02-29', null],
    ['2024/3/1 7:05', '2024-03-01T07:05:00'],
    ['2024-03-01T07:05:09.25Z', '2024-03-01T07:05:09 0'],
    ['2024-03-01T07:05:09+05:30', '2024-03-01T07:05:09 330'],
    ['2024-03-01 22:10:00 +0100', '2024-03-01T22:10:00 60'],
    ['20240301', '2024-03-01'],
    ['20240301T070509Z', '2024-03-01T07:05:09 0'],
    ['Jan 12 2025', '2025-01-12'],
    ['January 12, 2025 at 7:05 PM', '2025-01-12T19:05:00'],
    ['12 Jan 2025, 07:05', '2025-01-12T07:05:00'],
    ['12. M\u00e4rz 2025 07:05', '2025-03-12T07:05:00'],
    ['12-Dez-24', '2024-12-12'],
    ['03/04/2024 12:30 AM', '2024-03-04T00:30:00'],
    ['30. 11. 2020 12:14', null],
    ['tomorrow', null],
    ['', null],
    ['24:00', null],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('day first where the file says so', () => {
    expect(read('03/04/2024', 'dmy')).toBe('2024-04-03');
    expect(read('30. 11. 2020 12:14', 'dmy')).toBe('2020-11-30T12:14:00');
    expect(read('31.12.99', 'dmy')).toBe('1999-12-31');
    expect(read('13/13/2024', 'dmy')).toBeNull();
  });

  it('times and offsets', () => {
    expect(parseTime('11:12PM')).toEqual({ ms: 83_520_000, offset: null });
    expect(parseTime('12:00 a.m.')).toEqual({ ms: 0, offset: null });
    expect(parseTime('13:00 PM')).toBeNull();
    expect(parseTime('25:00')).toBeNull();
    expect(parseTime('7')).toBeNull();
    expect([parseOffset('UTC-07:00'), parseOffset('Z'), parseOffset('+0530'), parseOffset('Europe')]).toEqual(
      [-420, 0, 330, null],
    );
    expect(civilDay(2024, 2, 29)).toBe(19_782);
  });
});

describe('the order of day and month, from the whole file', () => {
  it.each([
    ['a day above 12 first', ['03/04/2024', '21/02/2024'], { order: 'dmy', certain: true }],
    ['a day above 12 second', ['03/04/2024', '02/21/2024'], { order: 'mdy', certain: true }],
    ['both: the file contradicts itself', ['21/02/2024', '02/21/2024'], { order: null, certain: true }],
    ['points are day first', ['03.04.2024'], { order: 'dmy', certain: true }],
    ['rows in order decide', ['01/11/2024', '01/12/2024', '02/01/2024'], { order: 'mdy', certain: true }],
    ['nothing decides', ['03/04/2024'], { order: null, certain: false }],
    ['no such dates', ['2024-03-04'], { order: 'dmy', certain: true }],
  ])('%s', (_, texts, expected) => expect(decideDateOrder(texts)).toEqual(expected));

  it('an order under which dates lie in the future is wrong', () => {
    expect(decideDateOrder(['03/04/2024'], Date.UTC(2024, 2, 10))).toEqual({ order: 'mdy', certain: true });
  });
});
