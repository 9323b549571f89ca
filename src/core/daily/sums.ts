import {
  type DailyInput,
  type DayValue,
  dayFinder,
  dayOfSample,
  hourBits,
  hourShare,
  isWholeDay,
  LONGEST_DAY,
} from './columns.ts';
import { groupBy, type Interval, union } from './intervals.ts';
import { believedFirst } from './source-rank.ts';

/** Two samples of one source over exactly the same time and this close are one sample in two units. */
const SAME_SHARE = 0.001;
/** An instant (an intake of a medicine) told by two apps differs by the seconds of their clocks. */
const SAME_INSTANT = 120_000; // ms
/**
 * A source that counted less than this share of what another counted on a day was not worn all day, or its export
 * was made in the middle of it. Above that, the order of belief decides.
 */
const ENOUGH = 0.8;

/** Sorted intervals that do not overlap; tells whether another interval overlaps one of them. */
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
 * watch also saw is the same walk. An interval in which a source counted nothing occupies no time: a watch on the
 * table does not hide the phone's steps.
 *
 * @param indexes the samples to choose from, by start; default: all
 * @returns indexes of the samples that count, by start
 */
export const countedOnce = (
  input: Pick<DailyInput, 'columns' | 'sources'>,
  indexes: Iterable<number> = Array(input.columns.n).keys(),
): number[] => {
  const { columns: c, sources } = input;
  const bySource = groupBy(indexes, (i) => c.source[i]!);
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
      if (c.value[i] === 0) continue;
      accepted.push(start < end ? { start, end } : { start: start - SAME_INSTANT, end: end + SAME_INSTANT });
    }
    if (position < order.length - 1) occupied.occupy(accepted);
  });
  return counted.sort((a, b) => a - b);
};

const isSame = (c: DailyInput['columns'], a: number, b: number): boolean =>
  c.start[a] === c.start[b] &&
  c.end[a] === c.end[b] &&
  Math.abs(c.value[a]! - c.value[b]!) <= SAME_SHARE * Math.abs(c.value[a]!);

/** A number that the day's total may be: a source's own total, or the parts of those that gave none, joined. */
interface Candidate {
  value: number;
  coverage: number | null;
  sources: number[];
}

interface Day {
  begin: number;
  end: number;
  /** Largest whole-day total by source: a later export of the same day knows more of it. */
  totals: Map<number, number>;
  /** Indexes of the samples that are parts of the day. */
  parts: number[];
}

const daysOf = (input: DailyInput): Map<number, Day> => {
  const { columns: c, from, to } = input;
  const finder = dayFinder(input.zones, input.history);
  const days = new Map<number, Day>();
  for (let i = 0; i < c.n; i++) {
    const [start, end] = [c.start[i]!, c.end[i]!];
    if (end - start > LONGEST_DAY) continue; // a total of several days says nothing about one
    const number = dayOfSample(finder, start, end, c.zone[i]!);
    // One day more on either side: an interval over midnight hides another source's of the next day.
    if (number < from - 1 || number > to + 1) continue;
    let day = days.get(number);
    if (!day) {
      day = { begin: finder.start, end: finder.end, totals: new Map(), parts: [] };
      days.set(number, day);
    }
    if (isWholeDay(start, end)) {
      const source = c.source[i]!;
      day.totals.set(source, Math.max(day.totals.get(source) ?? 0, c.value[i]!));
    } else day.parts.push(i);
  }
  return days;
};

/** The candidate of the source believed first, of those that are not far below another. */
const chosen = (candidates: readonly Candidate[], input: DailyInput): Candidate => {
  const most = Math.max(...candidates.map((x) => x.value));
  const first = (x: Candidate) =>
    x.sources.map((s) => input.sources[s]!).sort(believedFirst)[0] ?? { name: '', rank: 99 };
  return candidates
    .filter((x) => x.value >= ENOUGH * most)
    .sort((a, b) => believedFirst(first(a), first(b)) || b.value - a.value)[0]!;
};

/**
 * Daily totals (steps, distance, energy, minutes of a workout, intakes), each moment once. A sample belongs to the
 * local day in which it begins, a vendor's total of a whole day to the day of its middle.
 *
 * A source's own total of a day wins over its parts: vendors merge their devices better than we could. A total is
 * never added to anything: it covers the whole day. Parts of sources that gave no total are joined without overlap
 * (`countedOnce`) and stand beside the totals as one more answer.
 *
 * Coverage: share of the day's hours with a sample; null where only a total is known.
 */
export const dailySums = (input: DailyInput): DayValue[] => {
  const { columns: c, from, to } = input;
  const days = daysOf(input);
  const free: number[] = [];
  const owned = new Map<number, number[]>(); // parts of sources that also gave a total, by day
  for (const [number, day] of days)
    for (const i of day.parts) {
      if (!day.totals.has(c.source[i]!)) free.push(i);
      else if (owned.has(number)) owned.get(number)!.push(i);
      else owned.set(number, [i]);
    }
  free.sort((a, b) => a - b);
  const counted = new Set(countedOnce(input, free));
  const values: DayValue[] = [];
  for (const [number, day] of [...days].sort(([a], [b]) => a - b)) {
    if (number < from || number > to) continue;
    const coverageOf = (parts: readonly number[]): number => {
      let bits = 0;
      for (const i of parts) bits |= hourBits(day.begin, day.end, c.start[i]!, c.end[i]!);
      return hourShare(bits, day.begin, day.end);
    };
    const candidates: Candidate[] = [];
    const parts = day.parts.filter((i) => counted.has(i));
    if (parts.length > 0)
      candidates.push({
        value: parts.reduce((sum, i) => sum + c.value[i]!, 0),
        coverage: coverageOf(parts),
        sources: [...new Set(parts.map((i) => c.source[i]!))],
      });
    for (const [source, value] of day.totals) {
      const own = (owned.get(number) ?? []).filter((i) => c.source[i] === source);
      candidates.push({ value, coverage: own.length > 0 ? coverageOf(own) : null, sources: [source] });
    }
    if (candidates.length === 0) continue; // all of the day's parts belong to another day's interval
    const { value, coverage, sources } = chosen(candidates, input);
    values.push({ day: number, value: Math.round(value * 1e6) / 1e6, coverage, sources }); // 0.1 + 0.2 is 0.3
  }
  return values;
};
