import { expect, it } from 'vitest';
import { type Bin, calibrate } from './calibration.ts';

/** The large run with its table and plot is in docs/methods-ideas.md; this is a small one of the same code. */
it('says what comes true, for people drawn from the catalogue', () => {
  const c = calibrate(120, 1);
  expect(c.coverage80).toBeGreaterThan(0.76);
  expect(c.coverage80).toBeLessThan(0.84);
  const close = (bins: readonly Bin[]) => {
    for (const b of bins.filter((x) => x.n >= 30))
      expect(Math.abs(b.happened - b.said), `${b.said}`).toBeLessThan(
        4 * Math.sqrt((b.said * (1 - b.said)) / b.n) + 0.02,
      );
  };
  close(c.sigma.bins);
  close(c.mcid.bins);
  expect(c.sigma.brier).toBeLessThan(c.sigma.reference);
  expect(c.mcid.brier).toBeLessThan(c.mcid.reference);
}, 60_000);
