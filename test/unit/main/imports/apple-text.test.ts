import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appleInstant } from '../../../../src/main/imports/apple-health/date.ts';
import { deviceName, plainName, withoutAddress } from '../../../../src/main/imports/apple-health/names.ts';
import { toCanonical } from '../../../../src/main/imports/units.ts';
import type { MetricCode } from '../../../../src/shared/samples.ts';

describe('Apple timestamps', () => {
  it('agree with Date.parse of the same instant in ISO 8601', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const at = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(at, minutes, (ms, offset) => {
        const second = Math.floor(ms / 1000) * 1000;
        const wall = new Date(second + offset * 60_000).toISOString();
        const size = Math.abs(offset);
        const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
        const zone = `${offset < 0 ? '-' : '+'}${two(size / 60)}${two(size % 60)}`;
        expect(appleInstant(`${wall.slice(0, 10)} ${wall.slice(11, 19)} ${zone}`)).toBe(second);
        expect(appleInstant(wall.slice(0, 19).replace(/[-T:]/g, '') + zone)).toBe(second); // exports of 2015
      }),
    );
  });

  it('the offset is arithmetic, not a place: the same instant at any export', () => {
    expect(appleInstant('2024-08-01 10:00:00 +0200')).toBe(appleInstant('2024-08-01 09:00:00 +0100'));
  });

  it.each([
    '',
    '2024-01-31',
    '2024-01-31T22:10:00+01:00',
    '2024-01-31 22:10:00 CET  ',
    '2024-13-01 22:10:00 +0100',
    '2023-02-29 22:10:00 +0100',
    '2024-02-30 22:10:00 +0100',
    '2024-01-31 24:10:00 +0100',
    '2024-01-31 22:60:00 +0100',
    '0024-01-31 22:10:00 +0100',
    '2024-01-31 22:10:00 +1900',
    '31.01.2024 22:10:00 +0100',
  ])('refuses %j', (text) => {
    expect(appleInstant(text)).toBeNaN();
  });
});

describe('unstable names', () => {
  const phone = (address: string, software: string) =>
    `<<HKDevice: ${address}>, name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, software:${software}>`;

  it('one phone stays one device, whatever its memory address and its software', () => {
    const first = deviceName(phone('0x3012772a0', '17.3'));
    expect(first).toBe('iPhone, Apple Inc., iPhone, iPhone14,5');
    expect(deviceName(phone('0x30127aaa0', '18.0'))).toBe(first);
    expect(deviceName(withoutAddress(phone('0x1', '17.3')))).toBe(first);
  });

  it('two models stay two devices', () => {
    const newer = phone('0x1', '18.0').replace('iPhone14,5', 'iPhone16,1');
    expect(deviceName(newer)).not.toBe(deviceName(phone('0x1', '18.0')));
  });

  it('apostrophes and no-break spaces do not make new sources', () => {
    expect(plainName('Robin\u2019s Apple\u00a0Watch')).toBe("Robin's Apple Watch");
  });

  it('keeps what it does not understand', () => {
    expect(deviceName('Kinsa 2')).toBe('Kinsa 2');
    expect(deviceName('')).toBe('');
  });
});

describe('units', () => {
  it.each<[MetricCode, string, number, number]>([
    ['distance', 'km', 0.1, 100],
    ['distance', 'mi', 1, 1609.344],
    ['distance', 'm', 42, 42],
    ['active-energy', 'kJ', 4.184, 1],
    ['active-energy', 'Cal', 12, 12],
    ['active-energy', 'cal', 12_000, 12],
    ['weight', 'lb', 150, 68.038856],
    ['weight', 'st', 10, 63.502932],
    ['body-temperature', 'degF', 98.6, 37],
    ['spo2', '%', 0.97, 97],
    ['spo2', '%', 1, 100],
    ['spo2', '%', 97, 97],
    ['glucose', 'mg/dL', 90, 4.995674],
    ['glucose', 'mmol<180.1558800000541>/L', 5.1, 5.1],
    ['heart-rate', 'count/min', 61, 61],
    ['heart-rate', '', 61, 61],
    ['hrv-sdnn', 's', 0.04, 40],
    ['blood-pressure-systolic', 'kPa', 16, 120.009869],
  ])('%s in %s: %d is %d', (metric, unit, value, expected) => {
    expect(toCanonical(metric, unit)?.(value)).toBeCloseTo(expected, 6);
  });

  it('does not guess a unit that could be several', () => {
    expect(toCanonical('weight', '')).toBeNull();
    expect(toCanonical('distance', 'furlong')).toBeNull();
    expect(toCanonical('weight', 'constructor')).toBeNull();
  });
});
