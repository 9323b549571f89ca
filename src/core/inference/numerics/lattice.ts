/**
 * Integration over a lattice that grows from the mode: the trapezoid rule on a smooth density converges
 * geometrically with the spacing, and visiting only neighbours of nodes within `drop` of the best one follows
 * any skew. One to three dimensions; lattice point i stands for origin + spacing * i.
 */
export interface Lattice {
  /** Lattice coordinates, one Int32Array per dimension. */
  index: Int32Array[];
  logDensity: Float64Array;
}

const HALF = 1 << 14;
const SPAN = 1 << 15;
const MAX_NODES = 60_000;

/**
 * @param logDensity at a lattice point, asked once per node in the order of the result; -Infinity where infeasible.
 *   The point is written over afterwards.
 * @param lowest smallest lattice index per dimension (for a half-line), default none
 * @param drop nodes whose log density lies further below the best are not expanded
 */
export const floodLattice = (
  dimensions: number,
  logDensity: (point: ArrayLike<number>) => number,
  start: readonly number[],
  lowest: readonly number[] = [],
  drop = 16,
): Lattice => {
  const points: number[] = [...start];
  const at = Int32Array.from(start);
  const values: number[] = [logDensity(at)];
  const strides = start.map((_, d) => SPAN ** d);
  const keyOf = (): number => strides.reduce((key, stride, d) => key + stride * (at[d]! + HALF), 0);
  const seen = new Set([keyOf()]);
  let best = values[0]!;
  for (let head = 0; head < values.length && values.length < MAX_NODES; head++) {
    if (!(values[head]! > best - drop)) continue;
    for (let d = 0; d < dimensions; d++) at[d] = points[head * dimensions + d]!;
    const home = keyOf();
    for (let d = 0; d < dimensions; d++) {
      const here = at[d]!;
      for (let move = -1; move <= 1; move += 2) {
        const next = here + move;
        if (next < Math.max(lowest[d] ?? -HALF, 1 - HALF) || next > HALF - 1) continue;
        const key = home + move * strides[d]!;
        if (seen.has(key)) continue;
        seen.add(key);
        at[d] = next;
        const value = logDensity(at);
        for (let i = 0; i < dimensions; i++) points.push(at[i]!);
        values.push(value);
        if (value > best) best = value;
      }
      at[d] = here;
    }
  }
  return {
    index: Array.from({ length: dimensions }, (_, d) =>
      Int32Array.from(values, (_v, i) => points[i * dimensions + d]!),
    ),
    logDensity: Float64Array.from(values),
  };
};
