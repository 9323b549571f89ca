import {
  type DailyInput,
  type DayValue,
  dayFinder,
  dayOfSample,
  hourBits,
  hourShare,
  isWholeDay,
} from './columns.ts';
import { believedFirst } from './source-rank.ts';

const BIN = 300_000; // ms, five minutes

/** Readings of two sources this close in time and value are one reading that two exports carry. */
const SAME_TIME = 120_000; // ms
const SAME_SHARE = 0.005;

export interface MeanDay {
  begin: number;
  end: number;
  /** Indexes of the samples, by source. */
  timed: Map<number, number[]>;
  wholeDay: Map<number, number[]>;
}

export interface MeanOptions {
  /**
   * True: the mean of five-minute means, for what is sampled at an uneven pace (a watch takes a pulse every
   * few seconds in a workout and every few minutes at rest). False: the plain mean of the readings.
   */
  binned: boolean;
  /**
   * True: only the source believed first that day, for figures that each vendor defines in its own way, so that
   * a mean of two definitions never appears. False: all sources together.
   */
  oneSource: boolean;
  /** True: coverage is the share of the day's hours with a sample; false: null. */
  coverage: boolean;
}

/**
 * Daily means. A sample belongs to the local day in which it begins, a whole day's figure to the day of its middle;
 * days without samples give no row. Where several sources count together, a whole day's figure stands only where
 * nobody has timed readings: it is most likely their mean.
 */
export const dailyMeans = (input: DailyInput, options: MeanOptions): DayValue[] =>
  [...daysOfMeans(input)]
    .sort(([a], [b]) => a - b)
    .map(([number, day]) => dayMean(number, day, input, options));

/** The samples of each day from `input.from` to `input.to`. */
export const daysOfMeans = (input: DailyInput): Map<number, MeanDay> => {
  const { columns: c, from, to } = input;
  const finder = dayFinder(input.zones, input.history);
  const days = new Map<number, MeanDay>();
  for (let i = 0; i < c.n; i++) {
    const [start, end] = [c.start[i]!, c.end[i]!];
    const number = dayOfSample(finder, start, end, c.zone[i]!);
    if (number < from || number > to) continue;
    let day = days.get(number);
    if (!day) {
      day = { begin: finder.start, end: finder.end, timed: new Map(), wholeDay: new Map() };
      days.set(number, day);
    }
    const kind = isWholeDay(start, end) ? day.wholeDay : day.timed;
    const known = kind.get(c.source[i]!);
    if (known) known.push(i);
    else kind.set(c.source[i]!, [i]);
  }
  return days;
};

/** The samples of a day that count, by source in the order of belief. */
const counting = (day: MeanDay, input: DailyInput, oneSource: boolean): Map<number, number[]> => {
  const order = (bySource: Map<number, number[]>) =>
    [...bySource.keys()].sort((a, b) => believedFirst(input.sources[a]!, input.sources[b]!));
  if (oneSource) {
    const [first] = order(new Map([...day.wholeDay, ...day.timed]));
    return first === undefined
      ? new Map()
      : new Map([[first, day.timed.get(first) ?? day.wholeDay.get(first) ?? []]]);
  }
  const used = day.timed.size > 0 ? day.timed : day.wholeDay;
  return new Map(order(used).map((source) => [source, used.get(source)!]));
};

/** Leaves out readings that an earlier source has too. Quadratic, for the few readings that people take in a day. */
const withoutCopies = (bySource: Map<number, number[]>, c: DailyInput['columns']): Map<number, number[]> => {
  const kept = new Map<number, number[]>();
  const before: number[] = [];
  for (const [source, indexes] of bySource) {
    const own = indexes.filter(
      (i) =>
        !before.some(
          (j) =>
            Math.abs(c.start[i]! - c.start[j]!) <= SAME_TIME &&
            Math.abs(c.value[i]! - c.value[j]!) <= SAME_SHARE * Math.abs(c.value[j]!),
        ),
    );
    if (own.length > 0) kept.set(source, own);
    before.push(...own);
  }
  return kept;
};

const MANY = 300; // readings a day that no person takes by hand: a mean hardly feels a copy

/** The samples that a day's mean is made of, by source. */
export const meanSamples = (day: MeanDay, input: DailyInput, options: MeanOptions): Map<number, number[]> => {
  const used = counting(day, input, options.oneSource);
  const count = [...used.values()].reduce((n, indexes) => n + indexes.length, 0);
  return !options.binned && used.size > 1 && count <= MANY ? withoutCopies(used, input.columns) : used;
};

const dayMean = (number: number, day: MeanDay, input: DailyInput, options: MeanOptions): DayValue => {
  const { columns: c } = input;
  const used = meanSamples(day, input, options);
  const bins = new Map<number, { sum: number; n: number }>();
  let bits = 0;
  for (const indexes of used.values())
    for (const i of indexes) {
      const key = options.binned ? Math.floor(c.start[i]! / BIN) : 0;
      const bin = bins.get(key);
      if (bin) {
        bin.sum += c.value[i]!;
        bin.n++;
      } else bins.set(key, { sum: c.value[i]!, n: 1 });
      if (options.coverage) bits |= hourBits(day.begin, day.end, c.start[i]!, c.start[i]!);
    }
  let total = 0;
  for (const { sum, n } of bins.values()) total += sum / n;
  return {
    day: number,
    value: total / bins.size,
    coverage: options.coverage ? hourShare(bits, day.begin, day.end) : null,
    sources: [...used.keys()],
  };
};
