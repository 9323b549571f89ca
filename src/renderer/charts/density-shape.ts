import type { DensityCurve } from '../../shared/analysis.ts';

export interface Point {
  x: number;
  y: number;
}

/** Where both curves have fallen to this share of the higher peak, the picture ends. */
const TAIL = 0.012;

const finite = (c: DensityCurve): { x: number; prior: number; posterior: number }[] =>
  c.x
    .map((x, i) => ({ x, prior: c.prior[i] ?? Number.NaN, posterior: c.posterior[i] ?? Number.NaN }))
    .filter((p) => Number.isFinite(p.x) && Number.isFinite(p.prior) && Number.isFinite(p.posterior));

/** The part of the effect axis worth showing: both curves without their thin tails, zero and `marks` inside. */
export const visibleRange = (c: DensityCurve, marks: readonly number[]): [number, number] | null => {
  const points = finite(c);
  const top = Math.max(...points.map((p) => Math.max(p.prior, p.posterior)));
  const seen = points.filter((p) => Math.max(p.prior, p.posterior) > top * TAIL).map((p) => p.x);
  if (seen.length < 3 || !(top > 0)) return null;
  return [Math.min(...seen, 0, ...marks), Math.max(...seen, 0, ...marks)];
};

const within = (points: readonly Point[], from: number, to: number): Point[] => {
  const at = (x: number): Point[] => {
    const i = points.findIndex((p) => p.x >= x);
    const right = points[i];
    const left = points[i - 1];
    if (!right || !left || right.x === x) return [];
    const w = (x - left.x) / (right.x - left.x);
    return [{ x, y: left.y + w * (right.y - left.y) }];
  };
  return [...at(from), ...points.filter((p) => p.x >= from && p.x <= to), ...at(to)];
};

export interface DensityShape {
  prior: Point[];
  posterior: Point[];
  /** Posterior at or beyond the least change that matters, and the rest. */
  worthwhile: Point[];
  rest: Point[];
  top: number;
}

/** Curves cut to `domain`; the posterior parted at `mcid` (signed). null where there is nothing to draw. */
export const densityShape = (
  c: DensityCurve,
  domain: readonly [number, number],
  mcid: number,
): DensityShape | null => {
  const points = finite(c);
  const prior = within(
    points.map((p) => ({ x: p.x, y: p.prior })),
    ...domain,
  );
  const posterior = within(
    points.map((p) => ({ x: p.x, y: p.posterior })),
    ...domain,
  );
  if (prior.length < 2 || posterior.length < 2) return null;
  const low = within(posterior, domain[0], mcid);
  const high = within(posterior, mcid, domain[1]);
  const [worthwhile, rest] = mcid < 0 ? [low, high] : [high, low];
  const top = Math.max(...prior.map((p) => p.y), ...posterior.map((p) => p.y));
  return { prior, posterior, worthwhile, rest, top };
};

/** Highest point of a curve. */
export const peakOf = (points: readonly Point[]): Point =>
  points.reduce((best, p) => (p.y > best.y ? p : best), points[0] ?? { x: 0, y: 0 });
