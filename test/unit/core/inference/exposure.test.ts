import { describe, expect, it } from 'vitest';
import { exposureOf, stretchesOf } from '../../../../src/core/inference/exposure.ts';
import type { AnalysisDay, AnalysisSpec } from '../../../../src/shared/analysis.ts';

const arms = ['usual', 'a', 'b'];
const specOf = (days: AnalysisDay[]): AnalysisSpec => ({
  outcome: { family: 'poisson', better: 'lower', mcid: 1 },
  arms,
  days,
});

/** Days in stretches of given lengths, arm by arm; day by day exposure straight from the definition. */
const dayByDay = (armOfDay: readonly string[], lambda: number): number[][] => {
  const e = [0, 0];
  return armOfDay.map((arm) =>
    e.map((v, k) => (e[k] = lambda * v + (1 - lambda) * Number(arm === arms[k + 1]))),
  );
};

/** One aggregated row per stretch: centre, answered days, arm; `unlisted` rows are left out. */
const rowsOf = (
  stretches: readonly (readonly [length: number, arm: string, answered: number])[],
  unlisted: readonly number[] = [],
) => {
  const armOfDay: string[] = [];
  const rows: AnalysisDay[] = [];
  const ranges: [number, number][] = [];
  stretches.forEach(([length, arm, answered], i) => {
    const first = armOfDay.length + 1;
    for (let d = 0; d < length; d++) armOfDay.push(arm);
    if (unlisted.includes(i)) return;
    rows.push({ day: first + (length - 1) / 2, arm, y: 3, exposureDays: answered });
    ranges.push([first, first + length - 1]);
  });
  return { armOfDay, rows, ranges };
};

const expectMeans = (built: ReturnType<typeof rowsOf>, lambda: number): void => {
  const { armOfDay, rows, ranges } = built;
  const daily = dayByDay(armOfDay, lambda);
  const got = exposureOf(specOf(rows), armOfDay.length, lambda);
  ranges.forEach(([first, last], i) => {
    for (const k of [0, 1]) {
      const days = daily.slice(first - 1, last);
      const want = days.reduce((sum, d) => sum + d[k]!, 0) / days.length;
      expect(got.e[i * 2 + k]!).toBeCloseTo(want, 12);
    }
  });
};

describe('exposure of rows that add up several days', () => {
  it.each([0.3, 0.5, 0.8])(
    'weeks with few answered days get the mean of the whole week, lambda %d',
    (lambda) => {
      const weeks = ['usual', 'usual', 'a', 'a', 'b', 'b', 'usual', 'a'];
      expectMeans(rowsOf(weeks.map((arm, i) => [7, arm, [7, 1, 3, 2, 7, 1, 4, 1][i]!])), lambda);
    },
  );

  it('stretches of unequal length that follow each other: weeks cut by the end of a period', () => {
    expectMeans(
      rowsOf([
        [7, 'a', 5],
        [3, 'a', 1],
        [7, 'usual', 2],
        [3, 'usual', 3],
        [7, 'b', 6],
        [4, 'b', 4],
      ]),
      0.6,
    );
  });

  it('days and weeks in one series', () => {
    expectMeans(
      rowsOf([
        [1, 'a', 1],
        [1, 'a', 1],
        [7, 'a', 3],
        [7, 'usual', 7],
        [1, 'usual', 1],
        [1, 'b', 1],
      ]),
      0.5,
    );
  });

  it('a week that is not listed keeps the arm of the week before and widens nobody', () => {
    const weeks = ['usual', 'a', 'a', 'a', 'b', 'b', 'usual'];
    const built = rowsOf(
      weeks.map((arm) => [7, arm, 2]),
      [2],
    );
    expectMeans(built, 0.5);
    expect(stretchesOf(specOf(built.rows), 49)).toEqual(
      built.ranges.map(([first, last]) => ({ first, last })),
    );
  });

  it('single days stay what they were, listed or not', () => {
    const rows: AnalysisDay[] = [1, 2, 6, 7].map((day) => ({ day, arm: day < 6 ? 'a' : 'usual', y: 1 }));
    const daily = dayByDay(['a', 'a', 'a', 'a', 'a', 'usual', 'usual'], 0.4);
    const got = exposureOf(specOf(rows), 7, 0.4);
    [1, 2, 6, 7].forEach((day, i) => {
      expect(got.e[i * 2]!).toBeCloseTo(daily[day - 1]![0]!, 12);
    });
  });
});
