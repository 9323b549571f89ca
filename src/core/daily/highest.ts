import { type DailyInput, type DayValue, dayFinder, isWholeDay } from './columns.ts';

export const LONGEST = 8 * 86_400_000; // ms; a longer row counts on its first eight days

/**
 * The highest value of each day among the samples of one stored metric. A sample counts on every local day that it
 * touches, a whole day's figure on its own day only.
 *
 * @param metric index into `input.metrics`
 */
export const highestOfDay = (input: DailyInput, metric = 0): DayValue[] => {
  const { columns: c, from, to } = input;
  const finder = dayFinder(input.zones, input.history);
  const days = new Map<number, { value: number; sources: Set<number> }>();
  const put = (day: number, value: number, source: number) => {
    if (day < from || day > to) return;
    const known = days.get(day);
    if (!known || value > known.value) days.set(day, { value, sources: new Set([source]) });
    else if (value === known.value) known.sources.add(source);
  };
  for (let i = 0; i < c.n; i++) {
    if (c.metric[i] !== metric) continue;
    const [start, end, zone] = [c.start[i]!, c.end[i]!, c.zone[i]!];
    if (isWholeDay(start, end)) {
      put(finder.day((start + end) / 2, zone), c.value[i]!, c.source[i]!);
      continue;
    }
    let at = start;
    const stop = Math.min(end, start + LONGEST);
    do {
      put(finder.day(at, zone), c.value[i]!, c.source[i]!);
      at = finder.end;
    } while (at < stop);
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { value, sources }]) => ({
      day,
      value,
      coverage: null,
      sources: [...sources].sort((a, b) => a - b),
    }));
};

/** Middles of the bands of the numeric rating scale that are called mild (1-3), moderate (4-6), severe (7-10). */
export const numberOfSeverity = new Map([
  [0, 0],
  [1, 2],
  [2, 5],
  [3, 8],
]);

/**
 * Headache 0 to 10. Where somebody gave a number that day, the highest number; else from a severity in words
 * (`symptom:headache`), which is coarser.
 */
export const dailyHeadache = (input: DailyInput): Record<string, DayValue[]> => {
  const numbers = highestOfDay(input, input.metrics.indexOf('headache'));
  const severities = highestOfDay(input, input.metrics.indexOf('symptom:headache'));
  const told = new Set(numbers.map((d) => d.day));
  const fromWords = severities.flatMap((d) => {
    const value = numberOfSeverity.get(d.value);
    return told.has(d.day) || value === undefined ? [] : [{ ...d, value }];
  });
  return {
    headache: [...numbers, ...fromWords].sort((a, b) => a.day - b.day),
    'symptom:headache': severities,
  };
};
