/** One place on the time axis. */
export interface DrawnBin {
  /** First day of the bin, `YYYY-MM-DD`. */
  from: string;
  /** Value on the axis; null: nothing is known of this bin. */
  y: number | null;
  low: number;
  high: number;
  /** Days with data in it. */
  days: number;
}

export interface TimeTick {
  index: number;
  label: string;
}

/** Runs of neighbouring bins with data, as indexes: what a line may join. */
export const runsOf = (bins: readonly DrawnBin[]): number[][] => {
  const runs: number[][] = [];
  bins.forEach((b, i) => {
    if (b.y === null) return;
    if (i > 0 && bins[i - 1]?.y !== null) runs.at(-1)?.push(i);
    else runs.push([i]);
  });
  return runs;
};

/** Stretches of bins without data, first and last index. */
export const gapsOf = (bins: readonly DrawnBin[]): { from: number; to: number }[] => {
  const gaps: { from: number; to: number }[] = [];
  bins.forEach((b, i) => {
    if (b.y !== null) return;
    const last = gaps.at(-1);
    if (last && last.to === i - 1) last.to = i;
    else gaps.push({ from: i, to: i });
  });
  return gaps;
};

/** Of sorted indexes, the one nearest to a place; null where there is none. */
export const nearest = (sorted: readonly number[], place: number): number | null => {
  let low = 0;
  let high = sorted.length - 1;
  if (high < 0) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < place) low = middle;
    else high = middle;
  }
  return Math.abs(sorted[low]! - place) <= Math.abs(sorted[high]! - place) ? sorted[low]! : sorted[high]!;
};
