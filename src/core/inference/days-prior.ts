import type { NormalPrior } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import { normalPdf } from './numerics/normal.ts';

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Long-run share of "yes" days of a two-state Markov chain with logit p = eta + phi * yesterday:
 * p01 / (1 - p11 + p01), the closed-form g-computation of one arm.
 */
export const stationaryShare = (eta: number, phi: number): number => {
  const p01 = logistic(eta);
  return p01 / (logistic(-eta - phi) + p01);
};

/** Linear predictor at which the chain spends the given share of days in "yes"; by bisection. */
const predictorOf = (share: number, phi: number): number => {
  let low = -40;
  let high = 40;
  for (let i = 0; i < 80; i++) {
    const mid = (low + high) / 2;
    if (stationaryShare(mid, phi) < share) low = mid;
    else high = mid;
  }
  return (low + high) / 2;
};

/** Nodes and weights of a standard Normal on [-5, 5]: the trapezoid converges geometrically there. */
const normalGrid = (nodes: number): [number, number][] => {
  const step = 10 / (nodes - 1);
  const grid = Array.from({ length: nodes }, (_, i): [number, number] => {
    const z = -5 + i * step;
    return [z, normalPdf(z)];
  });
  const total = grid.reduce((sum, [, w]) => sum + w, 0);
  return grid.map(([z, w]) => [z, w / total]);
};
const THETA_GRID = normalGrid(61);
const CARRY_GRID = normalGrid(11);

/** Mean and SD of the implied difference in days per 28 when theta ~ N(mean, sd^2) on the logit scale. */
const impliedDays = (
  theta: NormalPrior,
  base: readonly { eta: number; phi: number; w: number }[],
  days: number,
) => {
  let m = 0;
  let m2 = 0;
  for (const b of base)
    for (const [z, w] of THETA_GRID) {
      const d = DAYS_REPORTED * stationaryShare(b.eta + theta.mean + theta.sd * z, b.phi) - days;
      m += b.w * w * d;
      m2 += b.w * w * d * d;
    }
  return { mean: m, sd: Math.sqrt(Math.max(m2 - m * m, 0)) };
};

const MAX_LOGIT_SHIFT = 6;
const MAX_LOGIT_SD = 6;

/**
 * Converts a population prior for the difference in days per 28 into a Normal prior for a logit effect:
 * the Normal whose implied difference, at the person's own base rate, has the same mean and SD
 * (a root in two unknowns; the carry-over phi is averaged over its prior with the base rate held fixed).
 * @param days mean and SD of the difference in days per 28
 * @param baselineDaysIn28 days per 28 on the reference arm, strictly between 0 and 28
 * @param carryPrior prior of phi, default N(0.5, 1)
 * @returns bad-input where no Normal prior can have that mean and SD (a mean below minus the base rate, say)
 */
export const daysPriorToLogit = (
  days: NormalPrior,
  baselineDaysIn28: number,
  carryPrior: NormalPrior = { mean: 0.5, sd: 1 },
): Result<NormalPrior> => {
  if (!(baselineDaysIn28 > 0 && baselineDaysIn28 < DAYS_REPORTED))
    return fail(
      'bad-input',
      `The base rate must lie between 0 and ${DAYS_REPORTED} days in ${DAYS_REPORTED}. Enter the number of days per four weeks that the person has now.`,
      'baseline',
    );
  if (!(days.sd > 0) || !Number.isFinite(days.mean) || !Number.isFinite(days.sd))
    return fail('bad-input', 'A prior needs a finite mean and an SD above 0.', 'prior');
  const share = baselineDaysIn28 / DAYS_REPORTED;
  const base = CARRY_GRID.map(([z, w]) => {
    const phi = carryPrior.mean + carryPrior.sd * z;
    return { phi, w, eta: predictorOf(share, phi) };
  });
  const miss = (m: number, logSd: number) => {
    const got = impliedDays({ mean: m, sd: Math.exp(logSd) }, base, baselineDaysIn28);
    return [(got.mean - days.mean) / days.sd, Math.log(got.sd / days.sd)] as const;
  };

  const slope = DAYS_REPORTED * share * (1 - share) * 1.3;
  let m = Math.max(-3, Math.min(3, days.mean / slope));
  let logSd = Math.min(1, Math.log(days.sd / slope));
  let [f, g] = miss(m, logSd);
  for (let i = 0; i < 60 && Math.hypot(f, g) > 1e-10; i++) {
    const h = 1e-5;
    const [fm, gm] = miss(m + h, logSd);
    const [fs, gs] = miss(m, logSd + h);
    const a = (fm - f) / h;
    const b = (fs - f) / h;
    const c = (gm - g) / h;
    const d = (gs - g) / h;
    const det = a * d - b * c;
    if (!Number.isFinite(det) || det === 0) break;
    const dm = (-f * d + g * b) / det;
    const ds = (-g * a + f * c) / det;
    let step = Math.min(1, 1 / Math.hypot(dm, ds));
    let next = miss(m + step * dm, logSd + step * ds);
    while (!(Math.hypot(...next) < Math.hypot(f, g)) && step > 1e-6) {
      step /= 2;
      next = miss(m + step * dm, logSd + step * ds);
    }
    if (step <= 1e-6) break;
    m += step * dm;
    logSd += step * ds;
    [f, g] = next;
  }
  const sd = Math.exp(logSd);
  if (!(Math.hypot(f, g) < 1e-6) || Math.abs(m) > MAX_LOGIT_SHIFT || sd > MAX_LOGIT_SD)
    return fail(
      'bad-input',
      `A difference of ${days.mean} with SD ${days.sd} days in ${DAYS_REPORTED} does not fit a person with ${baselineDaysIn28} such days. Check the base rate, or use a smaller effect or SD.`,
      'prior',
    );
  return ok({ mean: m, sd });
};
