import type { Exposure, Problem } from '../problem.ts';

/**
 * exp(gamma s) for n covariates in equal steps from `first`, into the same array each time. Two exponentials and n
 * multiplications in eight independent chains.
 */
export const driftTable = (n: number, first: number, step: number): ((gamma: number) => Float64Array) => {
  const out = new Float64Array(n);
  const CHAINS = 8;
  return (gamma) => {
    if (gamma === 0) return out.fill(1);
    const growth = Math.exp(gamma * step);
    let value = Math.exp(gamma * first);
    let leap = 1;
    for (let i = 0; i < CHAINS; i++) {
      if (i < n) out[i] = value;
      value *= growth;
      leap *= growth;
    }
    for (let i = CHAINS; i < n; i++) out[i] = out[i - CHAINS]! * leap;
    return out;
  };
};

/** Rows that share all that a likelihood needs but the drift: a label and their places in the drift table. */
export interface RowGroup {
  label: number;
  rows: Int32Array;
}

export const groupRows = (labels: Iterable<readonly [label: number, place: number]>): RowGroup[] => {
  const found = new Map<number, number[]>();
  for (const [label, place] of labels) {
    const rows = found.get(label);
    if (rows) rows.push(place);
    else found.set(label, [place]);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([label, rows]) => ({ label, rows: Int32Array.from(rows) }));
};

/** Arm of each observed row under all-or-nothing exposure; null with a wash-in or for rows between two days. */
export const armsOfRows = (problem: Problem, exposure: Exposure): Uint8Array | null => {
  const { rows, effects: k } = problem;
  if (exposure.lambda !== 0 || !rows.every((r) => Number.isInteger(r.day))) return null;
  return Uint8Array.from(rows, (_, i) => {
    for (let j = 0; j < k; j++) if (exposure.e[i * k + j] === 1) return j + 1;
    return 0;
  });
};

const FLUSH = 1e140;

/** Sum over a group of log(1 + w drift), with one logarithm for many rows. */
export const logOnePlus = (w: number, drift: Float64Array, rows: Int32Array): number => {
  const n = rows.length;
  let log = 0;
  let a = 1;
  let b = 1;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    a *= 1 + w * drift[rows[i]!]!;
    b *= 1 + w * drift[rows[i + 1]!]!;
    if (a > FLUSH || b > FLUSH) {
      log += Math.log(a) + Math.log(b);
      a = 1;
      b = 1;
    }
  }
  if (i < n) a *= 1 + w * drift[rows[i]!]!;
  const product = a * b;
  return log + (product < Infinity ? Math.log(product) : Math.log(a) + Math.log(b));
};
