import { describe, expect, it } from 'vitest';
import { createRng, daysPriorToLogit, stationaryShare } from '../../../../src/core/inference/index.ts';

describe('a prior in days per 28 becomes a prior on the logit', () => {
  it.each([
    [{ mean: -1.66, sd: 1.31 }, 12],
    [{ mean: -1.27, sd: 1 }, 4],
    [{ mean: 0, sd: 4 }, 14],
    [{ mean: 2, sd: 1.5 }, 20],
  ])('%o at %d days has the same mean and SD by simulation', (days, base) => {
    const got = daysPriorToLogit(days, base);
    if (!got.ok) throw new Error(got.error.message);
    const rng = createRng(3);
    const n = 20_000;
    let m = 0;
    let m2 = 0;
    for (let i = 0; i < n; i++) {
      const phi = 0.5 + rng.normal();
      let low = -40;
      let high = 40;
      for (let b = 0; b < 50; b++) {
        const mid = (low + high) / 2;
        if (28 * stationaryShare(mid, phi) < base) low = mid;
        else high = mid;
      }
      const d = 28 * stationaryShare(low + got.value.mean + got.value.sd * rng.normal(), phi) - base;
      m += d / n;
      m2 += (d * d) / n;
    }
    expect(Math.abs(m - days.mean)).toBeLessThan(0.03 * days.sd);
    expect(Math.abs(Math.sqrt(m2 - m * m) / days.sd - 1)).toBeLessThan(0.03);
  });

  it('refuses what no person with that base rate could have', () => {
    const tooMuch = daysPriorToLogit({ mean: -5, sd: 1 }, 4);
    expect(tooMuch).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    for (const base of [0, 28, -1, NaN])
      expect(daysPriorToLogit({ mean: -1, sd: 1 }, base)).toMatchObject({ ok: false });
    expect(daysPriorToLogit({ mean: -1, sd: 0 }, 10)).toMatchObject({ ok: false });
  });
});
