import { describe, expect, it } from 'vitest';
import { densityShape, peakOf, visibleRange } from '../../../../src/renderer/charts/density-shape.ts';
import { markLabels, spread } from '../../../../src/renderer/charts/mark-labels.ts';
import { type Box, besideBar, placeLabels } from '../../../../src/renderer/charts/place-labels.ts';
import { linear, niceDomain, tickStep, ticksOf } from '../../../../src/renderer/charts/scale.ts';

const bell = (x: number, mean: number, sd: number) =>
  Math.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));
const grid = Array.from({ length: 201 }, (_, i) => -20 + i * 0.2);
const curve = {
  x: grid,
  prior: grid.map((x) => bell(x, -1.7, 1.8)),
  posterior: grid.map((x) => bell(x, -5.3, 2.6)),
};

describe('axes', () => {
  it('steps by 1, 2 or 5 and starts and ends on a tick', () => {
    expect(tickStep(20, 10)).toBe(2);
    expect(tickStep(7, 10)).toBe(1);
    expect(tickStep(0.9, 5)).toBeCloseTo(0.2);
    expect(niceDomain(-13.2, 5.1, 10)).toEqual([-14, 6]);
    expect(ticksOf([-0.4, 0.4], 4)).toEqual([-0.4, -0.2, 0, 0.2, 0.4]);
  });

  it('survives ranges that are none', () => {
    expect(niceDomain(Number.NaN, 3, 5)).toEqual([-1, 1]);
    expect(niceDomain(2, 2, 5)).toEqual([-1, 1]);
    expect(Number.isFinite(linear([3, 3], [0, 100])(3))).toBe(true);
  });
});

describe('the shape of a density', () => {
  it('parts the posterior at the least change that matters, without a gap', () => {
    const shape = densityShape(curve, [-14, 6], -2);
    expect(shape?.worthwhile.at(-1)?.x).toBeCloseTo(-2);
    expect(shape?.rest[0]?.x).toBeCloseTo(-2);
    expect(shape?.worthwhile.at(-1)?.y).toBeCloseTo(shape?.rest[0]?.y ?? Number.NaN);
    expect(peakOf(shape?.posterior ?? []).x).toBeCloseTo(-5.4, 0);
  });

  it('puts the worthwhile part on the other side where more is better', () => {
    const shape = densityShape(curve, [-14, 6], 2);
    expect(shape?.worthwhile[0]?.x).toBeCloseTo(2);
    expect(shape?.rest.at(-1)?.x).toBeCloseTo(2);
  });

  it('has no shape for empty, one-point and NaN series', () => {
    const nan = grid.map(() => Number.NaN);
    expect(visibleRange({ x: [], prior: [], posterior: [] }, [])).toBeNull();
    expect(visibleRange({ x: [0], prior: [1], posterior: [1] }, [])).toBeNull();
    expect(visibleRange({ x: grid, prior: nan, posterior: nan }, [])).toBeNull();
    expect(densityShape({ x: [0], prior: [1], posterior: [1] }, [-1, 1], -0.5)).toBeNull();
    expect(densityShape({ x: grid, prior: nan, posterior: nan }, [-1, 1], -0.5)).toBeNull();
  });

  it('shows zero and every mark that was asked for', () => {
    const [from, to] = visibleRange(curve, [-18, 4]) ?? [0, 0];
    expect(from).toBeLessThanOrEqual(-18);
    expect(to).toBeGreaterThanOrEqual(4);
  });
});

describe('labels', () => {
  const x = linear([-14, 6], [14, 590]);
  const y = linear([0, 0.24], [232, 40]);
  const line = (values: readonly number[]) =>
    grid.flatMap((v, i) => (v >= -14 && v <= 6 ? [{ x: x(v), y: y(values[i] ?? 0) }] : []));
  const lines = [line(curve.posterior), line(curve.prior)];
  const area = { x: 14, y: 40, w: 576, h: 192 };
  const hits = (box: Box) =>
    lines.some((l) => l.some((p) => p.x > box.x && p.x < box.x + box.w && p.y < box.y + box.h));
  const apart = (a: Box, b: Box) =>
    a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;

  it('stand free of the curves, of the marks and of each other', () => {
    const mark = { x: x(-2), y: 0, w: 0, h: 258 };
    const placed = placeLabels(
      [
        { w: 100, h: 36, of: 0 },
        { w: 110, h: 36, of: 1 },
      ],
      lines,
      area,
      [mark],
    );
    const boxes = placed.filter((b) => b !== null);
    expect(boxes).toHaveLength(2);
    for (const box of boxes) {
      expect(hits(box)).toBe(false);
      expect(apart(box, mark)).toBe(true);
    }
    expect(apart(boxes[0]!, boxes[1]!)).toBe(true);
    // each on the outer side of its own curve, or above it
    expect(boxes[0]!.x).toBeLessThan(boxes[1]!.x);
  });

  it('are given up rather than put nearer to another curve than to their own', () => {
    const curve = (mean: number, sd: number) =>
      Array.from({ length: 141 }, (_, i) => -10 + i * 0.1).map((v) => ({
        x: 14 + ((v + 10) / 14) * 576,
        y: 232 - (180 / sd) * Math.exp(-0.5 * ((v - mean) / sd) ** 2),
      }));
    const own = curve(-5, 1.5);
    const prior = curve(-2, 2);
    // the band of no worthwhile change leaves no room to the right of the second curve
    const band = { x: 425, y: 40, w: 82, h: 258 };
    const wishes = [
      { w: 100, h: 36, of: 0 },
      { w: 117, h: 36, of: 1 },
    ];
    const sky = { x: 14, y: 40, w: 576, h: 192 };
    const middle = { x: 343, y: 0, w: 0, h: 258 };
    const [first, second] = placeLabels(wishes, [own, prior], sky, [middle, band]);
    expect(first).not.toBeNull();
    expect(second).toBeNull();
    const [, free] = placeLabels(wishes, [own, prior], sky, [middle]);
    expect(free?.x).toBeGreaterThan(343);
  });

  it('are given up rather than drawn over a curve', () => {
    expect(placeLabels([{ w: 700, h: 36, of: 0 }], lines, area, [])).toEqual([null]);
  });

  it('stand beside their interval where there is room, else above it', () => {
    expect(besideBar(200, 400, 100, 604).side).toBe('left');
    expect(besideBar(60, 300, 100, 604).side).toBe('right');
    const above = besideBar(40, 580, 100, 604);
    expect(above.side).toBe('above');
    expect(above.x).toBeGreaterThan(0);
  });

  it('of marks at one length stand above and below, equal ones once', () => {
    const labels = markLabels([
      {
        label: 'a',
        points: [
          { days: 84, share: 0.071 },
          { days: 168, share: 0.23 },
        ],
      },
      {
        label: 'b',
        points: [
          { days: 84, share: 0.069 },
          { days: 168, share: 0.47 },
        ],
      },
      { label: 'c', points: [{ days: 168, share: Number.NaN }] },
    ]);
    expect(labels.map((m) => `${m.days} ${m.text} ${m.above ? 'above' : 'below'}`).sort()).toEqual([
      '168 23 below',
      '168 47 above',
      '84 7 above',
    ]);
  });

  it('at the ends of lines move apart and keep their order', () => {
    const [a = 0, b = 0, c = 0] = spread([100, 96, 200], 16);
    expect(a - b).toBeGreaterThanOrEqual(16);
    expect(c).toBeGreaterThan(a);
    expect(spread([Number.NaN, 5], 16)[0]).toBeNaN();
  });
});
