import { circle } from './circle.ts';

const GAP = 24; // px from one dot's middle to the next
const FILLED = 8.5; // px; radius
const RING = 7.75;

/**
 * `count` of 100 dots filled; the unfilled ones keep an outline. The sentence beside it names both numbers. Two paths
 * and not a hundred circles: the answer of a result must be on the screen at once.
 */
export const IconArray = (p: { count: number; label: string; columns?: 10 | 20; className?: string }) => {
  const columns = p.columns ?? 10;
  const rows = 100 / columns;
  const width = (columns - 1) * GAP + 20;
  const height = (rows - 1) * GAP + 20;
  const dots = (from: number, to: number, r: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) =>
      circle(10 + ((from + i) % columns) * GAP, 10 + Math.floor((from + i) / columns) * GAP, r),
    ).join('');
  return (
    <svg
      className={`chart ${p.className ?? ''}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={p.label}
    >
      <path className="e-fill" d={dots(0, p.count, FILLED)} />
      <path className="e-ring" d={dots(p.count, 100, RING)} />
    </svg>
  );
};
