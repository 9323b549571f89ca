import { type DailyInput, type DayValue, dayFinder, hourBits, hourShare } from './columns.ts';
import { groupBy, type Interval, union } from './intervals.ts';
import { believedFirst } from './source-rank.ts';

/** Two samples of one source over exactly the same time and this close are one sample in two units. */
const SAME_SHARE = 0.001;

/**
 * Sorted intervals that do not overlap; tells whether another interval overlaps one of them.
 * Instants (start = end) occupy no time and overlap what lies around them.
 */
class Occupied {
  private spans: Interval[] = [];

  overlaps(start: number, end: number): boolean {
    const { spans } = this;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.end > start) high = middle;
      else low = middle + 1;
    }
    const next = spans[low];
    return next !== undefined && (next.start < end || (start === end && next.start <= start));
  }

  occupy(more: readonly Interval[]): void {
    this.spans = union([...this.spans, ...more]);
  }
}

/**
 * Which samples count towards a total, when a phone, a watch and an app all counted the same steps.
 *
 * The sources are taken by rank, then by name. All intervals of the first source count; of each further source
 * those that overlap nothing counted so far. An interval is never cut: part of a phone's five minutes that the
 * watch also saw is the same walk.
 *
 * @returns indexes of the samples that count, by start
 */
export const countedOnce = (input: Pick<DailyInput, 'columns' | 'sources'>): number[] => {
  const { columns: c, sources } = input;
  const bySource = groupBy(Array(c.n).keys(), (i) => c.source[i]!);
  const order = [...bySource.keys()].sort((a, b) => believedFirst(sources[a]!, sources[b]!));
  const occupied = new Occupied();
  const counted: number[] = [];
  order.forEach((source, position) => {
    const accepted: Interval[] = [];
    let previous = -1;
    for (const i of bySource.get(source)!) {
      const [start, end] = [c.start[i]!, c.end[i]!];
      if (position > 0 && occupied.overlaps(start, end)) continue;
      if (previous >= 0 && isSame(c, previous, i)) continue;
      previous = i;
      counted.push(i);
      accepted.push({ start, end });
    }
    if (position < order.length - 1) occupied.occupy(accepted);
  });
  return counted.sort((a, b) => a - b);
};

const isSame = (c: DailyInput['columns'], a: number, b: number): boolean =>
  c.start[a] === c.start[b] &&
  c.end[a] === c.end[b] &&
  Math.abs(c.value[a]! - c.value[b]!) <= SAME_SHARE * Math.abs(c.value[a]!);

/**
 * Daily totals (steps, distance, energy), each time counted once. A sample belongs to the local day in which it
 * begins. Coverage: share of the day's hours with at least one sample. Days without samples give no row.
 */
export const dailySums = (input: DailyInput): DayValue[] => {
  const { columns: c, from, to } = input;
  const finder = dayFinder(input.zones, input.history);
  const days = new Map<
    number,
    { value: number; bits: number; begin: number; end: number; sources: Set<number> }
  >();
  for (const i of countedOnce(input)) {
    const day = finder.day(c.start[i]!, c.zone[i]!);
    if (day < from || day > to) continue;
    let d = days.get(day);
    if (!d) {
      d = { value: 0, bits: 0, begin: finder.start, end: finder.end, sources: new Set() };
      days.set(day, d);
    }
    d.value += c.value[i]!;
    d.bits |= hourBits(d.begin, d.end, c.start[i]!, c.end[i]!);
    d.sources.add(c.source[i]!);
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, d]) => ({
      day,
      value: Math.round(d.value * 1e6) / 1e6, // 0.1 + 0.2 is 0.3
      coverage: hourShare(d.bits, d.begin, d.end),
      sources: [...d.sources],
    }));
};
