import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../src/renderer/format.ts';

const en = createFormats('en', 'Europe/London');
const de = createFormats('de', 'Europe/Berlin');
/** No-break spaces as plain ones, to read the expectations. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it('follow the language and carry a real minus sign', () => {
    expect(en.number(10_412_877)).toBe('10,412,877');
    expect(de.number(10_412_877)).toBe('10.412.877');
    expect(en.number(-5.34, 1)).toBe('\u22125.3');
    expect(en.number(-0.2)).toBe('0');
  });

  it('give percentages from 1 to 99 only', () => {
    expect(plain(en.percent(0.9))).toBe('90 %');
    expect(plain(en.percent(0))).toBe('1 %');
    expect(plain(en.percent(1))).toBe('99 %');
    expect(plain(en.percent(0.9999))).toBe('99 %');
    expect(en.inHundred(0.004)).toBe(1);
    expect(plain(en.share(1))).toBe('100 %');
    expect(plain(en.share(0))).toBe('0 %');
  });

  it('choose plural forms, with a form of their own for zero where there is one', () => {
    const forms = { one: '# day', other: '# days' };
    expect(en.plural(1, forms)).toBe('1 day');
    expect(en.plural(0, forms)).toBe('0 days');
    expect(en.plural(0, { ...forms, zero: 'no day' })).toBe('no day');
    expect(de.plural(1200, { one: '# Tag', other: '# Tage' })).toBe('1.200 Tage');
  });
});

describe('days and times', () => {
  it('name a local day whatever the zone of the machine', () => {
    expect(en.day('2026-04-16', 'full')).toBe('Thursday 16 April');
    expect(de.day('2026-04-16', 'full')).toBe('Donnerstag, 16. April');
    expect(en.day('2024-02-29', 'day-month-year')).toBe('29 February 2024');
  });

  it('show instants in the zone of the person', () => {
    expect(en.time('2026-04-16T18:42:00Z')).toBe('19:42');
    expect(de.time('2026-04-16T18:42:00Z')).toBe('20:42');
  });

  it('write durations in hours and minutes', () => {
    expect(plain(en.minutes(432))).toBe('7 h 12 min');
    expect(plain(en.minutes(424))).toBe('7 h 04 min');
    expect(plain(en.minutes(9.6))).toBe('10 min');
    expect(plain(en.minutes(59.7))).toBe('1 h 00 min');
  });

  it('write sizes as file managers do', () => {
    expect(plain(en.bytes(4_500_000_000))).toBe('4.5 GB');
    expect(plain(en.bytes(412_000_000))).toBe('412 MB');
    expect(plain(en.bytes(267))).toBe('267 bytes');
  });
});
