import { type DailyInput, type DayValue, dayFinder, hourBits, hourShare } from './columns.ts';
import { believedFirst } from './source-rank.ts';

const BIN = 300_000; // ms, five minutes

interface Day {
  begin: number;
  end: number;
  bits: number;
  /** By source: sums and counts, by five-minute bin or (bin 0) of the whole day. */
  bySource: Map<number, Map<number, { sum: number; n: number }>>;
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
 * Daily means. A sample belongs to the local day in which it begins; days without samples give no row.
 */
export const dailyMeans = (input: DailyInput, options: MeanOptions): DayValue[] => {
  const { columns: c, from, to } = input;
  const finder = dayFinder(input.zones, input.history);
  const days = new Map<number, Day>();
  for (let i = 0; i < c.n; i++) {
    const start = c.start[i]!;
    const number = finder.day(start, c.zone[i]!);
    if (number < from || number > to) continue;
    let day = days.get(number);
    if (!day) {
      day = { begin: finder.start, end: finder.end, bits: 0, bySource: new Map() };
      days.set(number, day);
    }
    if (options.coverage) day.bits |= hourBits(day.begin, day.end, start, start);
    let bins = day.bySource.get(c.source[i]!);
    if (!bins) {
      bins = new Map();
      day.bySource.set(c.source[i]!, bins);
    }
    const key = options.binned ? Math.floor(start / BIN) : 0;
    const bin = bins.get(key);
    if (bin) {
      bin.sum += c.value[i]!;
      bin.n++;
    } else bins.set(key, { sum: c.value[i]!, n: 1 });
  }
  return [...days].sort(([a], [b]) => a - b).map(([number, day]) => dayMean(number, day, input, options));
};

const dayMean = (number: number, day: Day, input: DailyInput, options: MeanOptions): DayValue => {
  const order = [...day.bySource.keys()].sort((a, b) => believedFirst(input.sources[a]!, input.sources[b]!));
  const used = options.oneSource ? order.slice(0, 1) : order;
  const bins = new Map<number, { sum: number; n: number }>();
  for (const source of used)
    for (const [key, { sum, n }] of day.bySource.get(source)!) {
      const bin = bins.get(key) ?? { sum: 0, n: 0 };
      bins.set(key, { sum: bin.sum + sum, n: bin.n + n });
    }
  let total = 0;
  for (const { sum, n } of bins.values()) total += sum / n;
  return {
    day: number,
    value: total / bins.size,
    coverage: options.coverage ? hourShare(day.bits, day.begin, day.end) : null,
    sources: used,
  };
};
