import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floor, fromDecimal, rational, round, toNumber } from '../../../../src/core/privacy/rational.ts';

describe('rational', () => {
  it('keeps lowest terms and a positive denominator', () => {
    expect(rational(6n, -4n)).toEqual({ n: -3n, d: 2n });
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it('takes a decimal as it is written', () => {
    expect(fromDecimal(0.1)).toEqual({ n: 1n, d: 10n });
    expect(fromDecimal(-2.25)).toEqual({ n: -9n, d: 4n });
    expect(fromDecimal(1e-7)).toEqual({ n: 1n, d: 10_000_000n });
    expect(fromDecimal(1.5e21)).toEqual({ n: 15n * 10n ** 20n, d: 1n });
    expect(() => fromDecimal(Number.NaN)).toThrow(RangeError);
  });

  it('returns to the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), (x) => {
        expect(toNumber(fromDecimal(Math.fround(x * 1e-3)))).toBeCloseTo(Math.fround(x * 1e-3), 12);
      }),
    );
  });

  it('rounds down and to the nearest, halves upwards', () => {
    expect([-3n, -1n, 1n, 3n].map((n) => floor(rational(n, 2n)))).toEqual([-2n, -1n, 0n, 1n]);
    expect([-3n, -1n, 1n, 3n].map((n) => round(rational(n, 2n)))).toEqual([-1n, 0n, 1n, 2n]);
  });
});
