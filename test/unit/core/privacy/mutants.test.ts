import { describe, expect, it } from 'vitest';
import {
  discreteLaplace,
  discreteLaplaceProbability,
  fits,
  lifetimeBudget,
  planRelease,
  type RandomBytes,
  type ReleaseRule,
  toGridSteps,
} from '../../../../src/core/privacy/index.ts';
import { divide, fromDecimal, rational, toNumber } from '../../../../src/core/privacy/rational.ts';
import { ledgerRepository } from '../../../../src/main/vault/repositories/ledger.ts';
import { ledgerDatabase } from './ledger-database.ts';
import { chiSquareDeviate, clopperPearson, ONE_IN_A_MILLION, tally, testBytes } from './support.ts';

/**
 * Three checks that the mechanisms must pass, each run against the real one (passes) and against a mutant of it
 * (must fail): a float sampler, a sensitivity that is off by one, and a ledger that draws anew.
 */
const rule: ReleaseRule = { clip: 1, grid: 1, epsilon: 1 };

/** Noise of a release in grid steps; a mutant may answer with numbers that are no integers. */
type Sampler = (random: RandomBytes) => number;

/** Every output is an integer, and they follow the discrete Laplace with this scale. */
const samplerIsExact = (sample: Sampler, scale: number, label: string): boolean => {
  const random = testBytes(label);
  const n = 20_000;
  const drawn = Array.from({ length: n }, () => sample(random));
  if (!drawn.every(Number.isInteger)) return false;
  let i = 0;
  const counts = tally(n, () => BigInt(drawn[i++]!));
  const deviate = chiSquareDeviate(counts, n, (x) => discreteLaplaceProbability(x, scale));
  return Math.abs(deviate) < ONE_IN_A_MILLION;
};

const uniform = (random: RandomBytes): number =>
  (Buffer.from(random(4)).readUInt32LE() + 0.5) / 2 ** 32 - 0.5;
const floatLaplace =
  (scale: number): Sampler =>
  (random) => {
    const u = uniform(random);
    return -scale * Math.sign(u) * Math.log(1 - 2 * Math.abs(u));
  };

describe('the float sampler', () => {
  const scale = 2;
  it('is told from the exact one, also when it is rounded to integers', () => {
    expect(samplerIsExact((r) => Number(discreteLaplace(rational(2n), r)), scale, 'exact')).toBe(true);
    expect(samplerIsExact(floatLaplace(scale), scale, 'float')).toBe(false);
    const rounded: Sampler = (r) => Math.round(floatLaplace(scale)(r));
    expect(samplerIsExact(rounded, scale, 'rounded')).toBe(false);
  });
});

/** Audit on the worst pair: the Clopper-Pearson lower bound of the epsilon spent is not above the claim. */
const spendsNoMore = (scaleOf: (r: ReleaseRule) => ReturnType<typeof rational>, label: string): boolean => {
  const random = testBytes(label);
  const n = 20_000;
  const scale = scaleOf(rule);
  const low = (value: number) => {
    let hits = 0;
    const from = toGridSteps(value, rule);
    for (let i = 0; i < n; i++) if (from + discreteLaplace(scale, random) <= -1n) hits++;
    return hits;
  };
  const p = clopperPearson(low(-1), n, 1e-6).low;
  const q = clopperPearson(low(1), n, 1e-6).high;
  return Math.log(p / q) <= rule.epsilon;
};

const realScale = (r: ReleaseRule) => {
  const plan = planRelease(r);
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value.scale;
};

describe('the sensitivity', () => {
  it('counts the whole range; one step less is caught by the audit', () => {
    expect(spendsNoMore(realScale, 'audit')).toBe(true);
    const offByOne = (r: ReleaseRule) => {
      const plan = planRelease(r);
      if (!plan.ok) throw new Error(plan.error.message);
      return divide(rational(plan.value.sensitivity - 1n), fromDecimal(r.epsilon));
    };
    expect(toNumber(offByOne(rule))).toBe(1);
    expect(spendsNoMore(offByOne, 'mutant')).toBe(false);
  });
});

type Record = ReturnType<typeof ledgerRepository>['record'];

/** Asking again about the same thing gives the same bytes and costs nothing. */
const repeatsItself = (record: Record, spent: () => number): boolean => {
  const entry = {
    at: 'now',
    kind: 'effect-summary' as const,
    subject: 'a|b',
    epsilon: 1,
    delta: 0,
    rho: 0.5,
  };
  const first = record({ ...entry, payload: '{"released":1}' }, lifetimeBudget);
  const again = record({ ...entry, payload: '{"released":2}' }, lifetimeBudget);
  return first.row !== null && again.row?.payload === first.row.payload && spent() === 1;
};

describe('the ledger', () => {
  it('never draws twice; one that replaces the row, or adds one, is caught', () => {
    const real = ledgerDatabase();
    const ledger = ledgerRepository(real.db);
    const cost = (rows: { epsilon: number }[]) => rows.reduce((s, r) => s + r.epsilon, 0);
    expect(repeatsItself(ledger.record, () => cost(ledger.list()))).toBe(true);
    real.close();

    const rows: Parameters<Record>[0][] = [];
    const redraw: Record = (entry, budget) => {
      if (!fits(rows, entry, budget)) return { row: null, outcome: 'over-budget' };
      rows.push(entry);
      return { row: { ...entry, seq: rows.length }, outcome: 'recorded' };
    };
    expect(repeatsItself(redraw, () => cost(rows))).toBe(false);
    const kept = new Map<string, Parameters<Record>[0]>();
    const replace: Record = (entry) => {
      kept.set(entry.subject, entry);
      return { row: { ...entry, seq: 1 }, outcome: 'recorded' };
    };
    expect(repeatsItself(replace, () => cost([...kept.values()]))).toBe(false);
  });
});
