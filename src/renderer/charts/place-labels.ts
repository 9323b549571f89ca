import type { Point } from './density-shape.ts';

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface LabelWish {
  w: number;
  h: number;
  /** What the label names: an index into `lines`, or points of something that is no line (a band's edge). */
  of: number | readonly Point[];
}

const STEP = 6; // px between tried places
const AIR = 8; // px kept free around a label
const FAR = 60; // px from what it names; a label further off would name nothing
const APART = 4; // px between the points of a line that are looked at

/** Rough width of a text in Inter at 14 px; a little generous. */
export const textWidth = (text: string): number => Math.ceil(text.length * 7.3);

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.w + AIR && b.x < a.x + a.w + AIR && a.y < b.y + b.h + AIR && b.y < a.y + a.h + AIR;

/** Height (px from the top) of the highest drawn line over a box's width. */
const skyline = (lines: readonly (readonly Point[])[], box: Box): number => {
  let top = Number.POSITIVE_INFINITY;
  for (const line of lines)
    for (const p of line) if (p.y < top && p.x >= box.x - AIR && p.x <= box.x + box.w + AIR) top = p.y;
  return top;
};

/** Gap between a box and the points of a line, px. Thousands of boxes are tried: no root before the end. */
const distance = (box: Box, line: readonly Point[]): number => {
  let best = Number.POSITIVE_INFINITY;
  for (const p of line) {
    const dx = p.x < box.x ? box.x - p.x : Math.max(p.x - box.x - box.w, 0);
    const dy = p.y < box.y ? box.y - p.y : Math.max(p.y - box.y - box.h, 0);
    const square = dx * dx + dy * dy;
    if (square < best) best = square;
  }
  return Math.sqrt(best);
};

/** The box around points. */
const around = (points: readonly Point[]): Box => {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
};

/** Gap between two boxes, px: the gap to the points inside of one is never below it. */
const gap = (a: Box, b: Box): number =>
  Math.hypot(Math.max(b.x - a.x - a.w, a.x - b.x - b.w, 0), Math.max(b.y - a.y - a.h, a.y - b.y - b.h, 0));

/** A line with its points at least APART px from each other: a label's place does not need more. */
const thinned = (line: readonly Point[]): Point[] => {
  const kept: Point[] = [];
  for (const p of line) {
    const last = kept.at(-1);
    if (!last || Math.abs(p.x - last.x) + Math.abs(p.y - last.y) >= APART) kept.push(p);
  }
  return kept;
};

/** The upper part of a curve: a label at its far tail would be read as naming nothing. */
const flank = (line: readonly Point[]): Point[] => {
  const base = Math.max(...line.map((p) => p.y));
  const top = Math.min(...line.map((p) => p.y));
  return line.filter((p) => p.y <= base - 0.3 * (base - top));
};

/**
 * Places for labels in the sky above all lines: near their own of the `drawn` lines, nearer to it than to any other, clear of
 * `blocked` boxes and of each other. Earlier wishes choose first. null for a label without a free place: the
 * caller names it elsewhere.
 */
export const placeLabels = (
  wishes: readonly LabelWish[],
  drawn: readonly (readonly Point[])[],
  area: Box,
  blocked: readonly Box[],
): (Box | null)[] => {
  const taken = [...blocked];
  const lines = drawn.map(thinned);
  const flanks = lines.map(flank);
  return wishes.map((wish) => {
    const mine = typeof wish.of === 'number' ? (flanks[wish.of] ?? []) : wish.of;
    const rivals = flanks.filter((_, i) => i !== wish.of);
    if (mine.length === 0) return null; // nothing to stand near to
    const reach = around(mine);
    let best: Box | null = null;
    let cost = Number.POSITIVE_INFINITY;
    // what lies under a box depends on its place along x only
    const across: { x: number; sky: number }[] = [];
    for (let x = area.x; x + wish.w <= area.x + area.w; x += STEP)
      across.push({ x, sky: skyline(lines, { x, y: 0, w: wish.w, h: wish.h }) });
    for (let y = area.y; y + wish.h <= area.y + area.h; y += STEP)
      for (const { x, sky } of across) {
        if (sky < y + wish.h + AIR / 2) continue;
        const box = { x, y, w: wish.w, h: wish.h };
        if (gap(box, reach) > Math.min(FAR, cost) || taken.some((b) => overlaps(box, b))) continue;
        const own = distance(box, mine);
        if (own > FAR || own >= cost) continue; // the price is never below it
        const other = Math.min(...rivals.map((l) => distance(box, l)), Number.POSITIVE_INFINITY);
        if (typeof wish.of === 'number' && own >= other) continue; // it would be read as the other line's
        const price = own + Math.max(0, own + 16 - other) * 3;
        if (price < cost) [best, cost] = [box, price];
      }
    if (best) taken.push(best);
    return best;
  });
};

/** Where the words of an interval bar stand: left of it, else right of it, else above its middle. */
export const besideBar = (
  from: number,
  to: number,
  w: number,
  width: number,
): { x: number; side: 'left' | 'right' | 'above' } => {
  if (from - AIR - w >= 0) return { x: from - AIR - w, side: 'left' };
  if (to + AIR + w <= width) return { x: to + AIR, side: 'right' };
  return { x: Math.min(Math.max((from + to - w) / 2, 0), width - w), side: 'above' };
};
