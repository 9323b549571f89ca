import { describe, expect, it } from 'vitest';
import { sigmaBest, sigmaJoint, trialValue } from '../../../../src/core/hypotheses/index.ts';

const normal = (mean: number, sd: number) => [{ weight: 1, mean, sd }];
const mu = [0, -1.2, -0.9, -0.7, -0.3];
const sd = [0.2, 0.9, 0.6, 1.1, 0.5];
const vector = [0.0013166924, 0.4550680199, 0.2420487335, 0.2614776534, 0.0400889009];

describe('sigma of joint predictions', () => {
  it('goes by the node rule for independent Normals and meets the reference vector to 1e-9', () => {
    const { sigma, error } = sigmaJoint(
      mu.map((m, i) => normal(m, sd[i]!)),
      'lower',
      0,
    );
    expect(error).toBe(0);
    for (const [i, s] of sigma.entries()) expect(Math.abs(s - vector[i]!)).toBeLessThan(1e-9);
  });

  it('agrees with the quadrature by QMC within its own error, for mixtures of equal parts', () => {
    const halves = mu.map((m, i) => [
      { weight: 0.5, mean: m, sd: sd[i]! },
      { weight: 0.5, mean: m, sd: sd[i]! },
    ]);
    const { sigma, error } = sigmaJoint(halves, 'lower', 0);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.004);
    const exact = sigmaBest(mu, sd, 'lower');
    for (const [i, s] of sigma.entries()) expect(Math.abs(s - exact[i]!)).toBeLessThan(0.01);
  });

  it('knows the closed form of two correlated Normals', () => {
    const rho = 0.6;
    const { sigma } = sigmaJoint([normal(-1, 1), normal(-0.5, 2)], 'lower', rho);
    const s = Math.sqrt(1 + 4 - 2 * rho * 2);
    const exact = sigmaBest([-1, -0.5], [s, 0], 'lower')[0]!;
    expect(sigma[0]).toBeCloseTo(exact, 2);
  });

  it('is the same for the same seed, and sums to one', () => {
    const c = [normal(0, 0), normal(-1, 1), normal(-1, 2)];
    const a = sigmaJoint(c, 'lower', 0.25);
    expect(sigmaJoint(c, 'lower', 0.25)).toEqual(a);
    expect(a.sigma.reduce((x, y) => x + y)).toBeCloseTo(1, 12);
  });
});

describe('the value of a trial', () => {
  it('equals the expectation over simulated data', () => {
    const [mean, spread, se, other] = [1, 2, 1.5, 0.4];
    const { evsi, pChange } = trialValue(mean, spread, se, other);
    const s = (spread * spread) / Math.hypot(spread, se);
    let [gain, flips, total] = [0, 0, 0];
    for (let z = -8; z <= 8; z += 0.001) {
      const w = Math.exp((-z * z) / 2);
      const post = mean + s * z;
      gain += w * (Math.max(post, other) - Math.max(mean, other));
      flips += w * (post < other ? 1 : 0);
      total += w;
    }
    expect(evsi).toBeCloseTo(gain / total, 4);
    expect(pChange).toBeCloseTo(flips / total, 3);
  });

  it('is nothing where nothing is uncertain, and small where the choice is settled', () => {
    expect(trialValue(2, 0, 1, 0)).toEqual({ evsi: 0, pChange: 0 });
    expect(trialValue(10, 1, 1, 0).pChange).toBeLessThan(1e-6);
  });
});
