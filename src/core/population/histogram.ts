/**
 * What is kept of the contributions to one (intervention, outcome) pair: how many fell on each step of the public
 * grid. Noisy values beyond the clip count on the outermost step. That loses nothing: beyond the clip the discrete
 * Laplace tail falls by the same factor a step whatever the person's value was, so the ratio of likelihoods (all
 * that is learned from) is that of the outermost step. So adding a contribution and drawing conclusions both cost
 * O(grid), however many people contributed.
 */
export interface ContributionHistogram {
  /** Steps from 0 to the clip; the histogram has 2 steps + 1 bins. */
  readonly steps: number;
  /** Public privacy parameter under which these contributions were made; others have a histogram of their own. */
  readonly epsilon: number;
  readonly counts: readonly number[];
}

/** The bin of a released value, 0 to 2 * steps; null where it is not on the grid. */
export const binOf = (released: number, grid: number, steps: number): number | null => {
  const step = released / grid;
  if (!Number.isSafeInteger(step)) return null;
  return Math.max(-steps, Math.min(steps, step)) + steps;
};

export const emptyHistogram = (steps: number, epsilon: number): ContributionHistogram => ({
  steps,
  epsilon,
  counts: new Array<number>(2 * steps + 1).fill(0),
});

export const contributions = (histograms: readonly ContributionHistogram[]): number =>
  histograms.reduce((sum, h) => sum + h.counts.reduce((a, b) => a + b, 0), 0);
