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

const pack = (point: readonly number[]): number => point.reduce((key, i) => key * SPAN + i + HALF, 0);

/**
 * @param logDensity at a lattice point; -Infinity where infeasible
 * @param lowest smallest lattice index per dimension (for a half-line), default none
 * @param drop nodes whose log density lies further below the best are not expanded
 */
export const floodLattice = (
  dimensions: number,
  logDensity: (point: readonly number[]) => number,
  start: readonly number[],
  lowest: readonly number[] = [],
  drop = 16,
): Lattice => {
  const points: number[][] = [[...start]];
  const values: number[] = [logDensity(start)];
  const seen = new Set([pack(start)]);
  let best = values[0]!;
  for (let head = 0; head < points.length && points.length < MAX_NODES; head++) {
    if (!(values[head]! > best - drop)) continue;
    for (let d = 0; d < dimensions; d++)
      for (const move of [-1, 1]) {
        const next = [...points[head]!];
        next[d]! += move;
        if (next[d]! < (lowest[d] ?? -HALF + 1) || next[d]! > HALF - 1) continue;
        const key = pack(next);
        if (seen.has(key)) continue;
        seen.add(key);
        const value = logDensity(next);
        points.push(next);
        values.push(value);
        if (value > best) best = value;
      }
  }
  return {
    index: Array.from({ length: dimensions }, (_, d) => Int32Array.from(points, (p) => p[d]!)),
    logDensity: Float64Array.from(values),
  };
};
