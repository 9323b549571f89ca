import type { Exposure, Problem } from '../problem.ts';

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
