import { createCipheriv, createHash } from 'node:crypto';
import type { RandomBytes } from '../../../../src/core/privacy/index.ts';

/** A fast, reproducible bit source for statistical tests: AES-128 in counter mode under a labelled key. */
export const testBytes = (label: string): RandomBytes => {
  const key = createHash('sha256').update(label).digest().subarray(0, 16);
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
  const chunk = Buffer.alloc(1 << 16);
  let buffer = Buffer.alloc(0);
  let at = 0;
  return (n) => {
    if (at + n > buffer.length) {
      buffer = cipher.update(chunk);
      at = 0;
    }
    at += n;
    return buffer.subarray(at - n, at);
  };
};

/** Counts of each value. */
export const tally = <T>(n: number, draw: () => T): Map<T, number> => {
  const counts = new Map<T, number>();
  for (let i = 0; i < n; i++) {
    const x = draw();
    counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  return counts;
};

/**
 * Pearson's chi-square of integer counts against a probability function; bins with fewer than 20 expected are
 * pooled into the two tails. Returns the statistic standardised by Wilson and Hilferty's cube root, which is close
 * to a standard normal deviate.
 */
export const chiSquareDeviate = (
  counts: Map<bigint, number>,
  n: number,
  probability: (x: number) => number,
): number => {
  let reach = 0;
  while (n * probability(reach + 1) >= 20) reach++;
  const expected = Array.from({ length: 2 * reach + 1 }, (_, i) => n * probability(i - reach));
  const observed = expected.map((_, i) => counts.get(BigInt(i - reach)) ?? 0);
  const inside = expected.reduce((a, b) => a + b, 0);
  const below = [...counts].reduce((sum, [x, c]) => (x < BigInt(-reach) ? sum + c : sum), 0);
  const above = [...counts].reduce((sum, [x, c]) => (x > BigInt(reach) ? sum + c : sum), 0);
  const cells = [
    ...expected.map((e, i) => [observed[i]!, e] as const),
    [below, (n - inside) / 2] as const,
    [above, (n - inside) / 2] as const,
  ];
  const statistic = cells.reduce((sum, [o, e]) => sum + (o - e) ** 2 / e, 0);
  const df = cells.length - 1;
  return (Math.cbrt(statistic / df) - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df));
};

/** Standard normal deviate with 1e-6 above it: the level of the statistical tests here. */
export const ONE_IN_A_MILLION = 4.753;

const logFactorials: number[] = [0];
const logFactorial = (n: number): number => {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1]! + Math.log(i));
  return logFactorials[n]!;
};

/** P(X = k) and its neighbours outwards, away from the mean: a tail of the binomial, exact to rounding. */
const binomialTail = (k: number, n: number, p: number, step: 1 | -1): number => {
  let sum = 0;
  for (let x = k; x >= 0 && x <= n; x += step) {
    const log = logFactorial(n) - logFactorial(x) - logFactorial(n - x);
    const term = Math.exp(log + x * Math.log(p) + (n - x) * Math.log1p(-p));
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
};

/** Clopper and Pearson's exact bounds of a probability after k successes in n, each missed with chance alpha. */
export const clopperPearson = (k: number, n: number, alpha: number): { low: number; high: number } => {
  const bisect = (from: number, to: number, below: (p: number) => boolean) => {
    let [low, high] = [from, to];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (below(middle)) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return {
    low: k === 0 ? 0 : bisect(0, k / n, (p) => binomialTail(k, n, p, 1) < alpha),
    high: k === n ? 1 : bisect(k / n, 1, (p) => binomialTail(k, n, p, -1) > alpha),
  };
};
