import { describe, expect, it } from 'vitest';
import {
  discreteLaplace,
  discreteLaplaceProbability,
  makeSharedSummary,
  planRelease,
  type RandomBytes,
  type ReleaseRule,
  releaseEffect,
  toGridSteps,
} from '../../../../src/core/privacy/index.ts';
import { divide, fromDecimal, rational, toNumber } from '../../../../src/core/privacy/rational.ts';
import { clopperPearson, tally, testBytes } from './support.ts';

const rule: ReleaseRule = { clip: 8, grid: 0.25, epsilon: 1 };

const planOf = (r: ReleaseRule) => {
  const plan = planRelease(r);
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
};

/** Worst log likelihood ratio over all pairs of inputs and a wide range of outputs, by summing nothing away. */
const exactEpsilon = (r: ReleaseRule, scale: number): number => {
  const inputs = new Set<number>();
  for (let v = -r.clip - 1; v <= r.clip + 1; v += r.grid / 2) inputs.add(Number(toGridSteps(v, r)));
  const outputs = Array.from({ length: 401 }, (_, i) => i - 200);
  let worst = 0;
  for (const a of inputs)
    for (const b of inputs)
      for (const o of outputs)
        worst = Math.max(
          worst,
          Math.log(discreteLaplaceProbability(o - a, scale) / discreteLaplaceProbability(o - b, scale)),
        );
  return worst;
};

describe('the rule of a release', () => {
  it('counts the whole clip range as sensitivity: one person may be replaced by any other', () => {
    expect(planOf(rule)).toEqual({ sensitivity: 64n, scale: rational(64n) });
    expect(planOf({ clip: 3, grid: 0.1, epsilon: 0.5 })).toEqual({ sensitivity: 60n, scale: rational(120n) });
  });

  it('names what is wrong', () => {
    const at = (r: ReleaseRule) => {
      const plan = planRelease(r);
      return plan.ok ? null : plan.error.where;
    };
    expect(at({ ...rule, epsilon: 0 })).toBe('epsilon');
    expect(at({ ...rule, grid: Number.NaN })).toBe('grid');
    expect(at({ ...rule, clip: 8.1 })).toBe('clip');
  });

  it('clips and rounds before the noise', () => {
    expect([-100, -8, -1.66, -0.13, 0.125, 8, 9].map((v) => toGridSteps(v, rule))).toEqual([
      -32n,
      -32n,
      -7n,
      -1n,
      1n,
      32n,
      32n,
    ]);
  });

  it('costs exactly epsilon in the worst case, and a sensitivity off by one is caught', () => {
    for (const r of [rule, { clip: 4, grid: 0.5, epsilon: 2 }, { clip: 1, grid: 1, epsilon: 0.3 }]) {
      const plan = planOf(r);
      expect(exactEpsilon(r, toNumber(plan.scale))).toBeCloseTo(r.epsilon, 9);
      const mutant = toNumber(divide(rational(plan.sensitivity - 1n), fromDecimal(r.epsilon)));
      expect(exactEpsilon(r, mutant)).toBeGreaterThan(r.epsilon * 1.01);
    }
  });
});

/**
 * Audit of a mechanism by its outputs on the worst pair of inputs: a lower bound (Clopper and Pearson's, at 1e-6 each)
 * of the epsilon it really spends, over the events "output at most t".
 */
const auditedEpsilon = (
  mechanism: (value: number) => number,
  low: number,
  high: number,
  n: number,
): number => {
  const [a, b] = [tally(n, () => mechanism(low)), tally(n, () => mechanism(high))];
  const share = (counts: Map<number, number>, t: number) =>
    [...counts].reduce((sum, [x, c]) => (x <= t ? sum + c : sum), 0);
  let best = 0;
  for (let t = low - 4; t <= high + 4; t += 0.5) {
    const [p, q] = [share(a, t), share(b, t)];
    if (p > 0)
      best = Math.max(best, Math.log(clopperPearson(p, n, 1e-6).low / clopperPearson(q, n, 1e-6).high));
  }
  return best;
};

describe('the released number', () => {
  const small: ReleaseRule = { clip: 1, grid: 1, epsilon: 1 };
  const release = (random: RandomBytes) => (value: number) => {
    const r = releaseEffect(value, small, random);
    if (!r.ok) throw new Error(r.error.message);
    return r.value;
  };

  it('passes an audit on 100,000 runs of the worst pair; a mutant with the sensitivity off by one fails it', () => {
    expect(auditedEpsilon(release(testBytes('audit')), -1, 1, 100_000)).toBeLessThanOrEqual(small.epsilon);
    const random = testBytes('mutant');
    const mutant = (value: number) =>
      Number(toGridSteps(value, small) + discreteLaplace(rational(1n), random));
    expect(auditedEpsilon(mutant, -1, 1, 20_000)).toBeGreaterThan(1.5);
  });

  it('lies on the grid whatever the input, where a float sampler betrays its input', () => {
    const random = testBytes('grid');
    const onGrid = (x: number) => Number.isInteger(x / rule.grid);
    const inputs = Array.from({ length: 400 }, (_, i) => -8 + i * 0.0401);
    for (const value of inputs) {
      const released = releaseEffect(value, rule, random);
      expect(released.ok && onGrid(released.value)).toBe(true);
    }
    const uniform = () => (Buffer.from(random(4)).readUInt32LE() + 0.5) / 2 ** 32 - 0.5;
    const naive = (value: number) => {
      const u = uniform();
      return value - 16 * Math.sign(u) * Math.log(1 - 2 * Math.abs(u));
    };
    expect(inputs.every((v) => onGrid(naive(v)))).toBe(false);
  });

  it('refuses an unknown effect instead of calling it zero', () => {
    const refused = releaseEffect(Number.NaN, rule, testBytes('nan'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input', where: 'value' } });
  });

  it('comes in the published format, with a contribution id of its own', () => {
    const input = {
      intervention: 'magnesium',
      outcome: 'migraine-days',
      unit: 'days/28',
      design: '6x14-crossover',
      effect: -2.2,
    };
    const random = testBytes('summary');
    const [one, two] = [makeSharedSummary(input, rule, random), makeSharedSummary(input, rule, random)];
    if (!one.ok || !two.ok) throw new Error('refused');
    expect(one.value).toMatchObject({
      format: 'n1vault-effect-summary/1',
      mechanism: 'discrete-laplace',
      epsilon: 1,
      delta: 0,
      clip: [-8, 8],
      grid: 0.25,
    });
    expect(JSON.stringify(one.value)).not.toContain('-2.2"');
    expect(one.value.contribution).toMatch(/^[0-9a-f]{32}$/);
    expect(one.value.contribution).not.toBe(two.value.contribution);
  });
});
