import type { LostReason } from '../../shared/data.ts';
import { SLEEP_STAGE_METRIC, sleepStage } from '../../shared/samples.ts';
import { MS_PER_HOUR } from '../../shared/units.ts';
import { type DailyInput, type DayValue, dayFinder, dayOfSample, isWholeDay } from './columns.ts';
import { LONGEST } from './highest.ts';
import { daysOfMeans, type MeanOptions, meanSamples } from './means.ts';
import { type DailyRule, dailyGroup, ruleOf } from './rules.ts';
import { type SleepSession, sleepSessions } from './sleep.ts';
import { countedOnce } from './sums.ts';

/** What became of one sample of a day. */
export interface SampleFate {
  /** Index into the columns of the input. */
  index: number;
  counted: boolean;
  /** Why it does not count; null where it does. */
  reason: LostReason | null;
  /** Index into `sources` of who won, where somebody did. */
  by: number | null;
}

const counts = (index: number): SampleFate => ({ index, counted: true, reason: null, by: null });
const lost = (index: number, reason: LostReason, by: number | null = null): SampleFate => ({
  index,
  counted: false,
  reason,
  by,
});

/**
 * Says of each sample of one day whether it counts towards the value of the day, and if not why: the rules of
 * rules.ts read backwards. The samples that count give exactly the value that `dailyValues` gives.
 *
 * @param metric a daily metric, e.g. `steps` or `sleep-deep`
 * @param input samples of the metric's group, `from` and `to` the one day asked for
 * @param value what `dailyValues` gives for this metric on this day; null where there is none
 * @returns the fates of the samples that belong to the day, by start
 */
export const explainDay = (metric: string, input: DailyInput, value: DayValue | null): SampleFate[] => {
  const rule: DailyRule = ruleOf(dailyGroup(metric));
  switch (rule.kind) {
    case 'total':
      return explainTotal(input, value);
    case 'mean':
      return explainMean(input, rule);
    case 'highest':
      return explainHighest(input, value, 0);
    case 'headache':
      return explainHeadache(metric, input, value);
    case 'sleep':
      return explainSleep(metric, input);
  }
};

const explainTotal = (input: DailyInput, value: DayValue | null): SampleFate[] => {
  const { columns: c, from: day } = input;
  const finder = dayFinder(input.zones, input.history);
  const dayOf = Array.from({ length: c.n }, (_, i) =>
    dayOfSample(finder, c.start[i]!, c.end[i]!, c.zone[i]!),
  );
  const whole = (i: number) => isWholeDay(c.start[i]!, c.end[i]!);
  const totals = new Map<number, Map<number, number>>(); // day -> source -> largest total
  for (let i = 0; i < c.n; i++) {
    if (!whole(i)) continue;
    const bySource = totals.get(dayOf[i]!) ?? new Map<number, number>();
    bySource.set(c.source[i]!, Math.max(bySource.get(c.source[i]!) ?? 0, c.value[i]!));
    totals.set(dayOf[i]!, bySource);
  }
  const gaveTotal = (i: number) => totals.get(dayOf[i]!)?.has(c.source[i]!) ?? false;
  const near = (i: number) => Math.abs(dayOf[i]! - day) <= 1;
  const free = [...Array(c.n).keys()].filter((i) => near(i) && !whole(i) && !gaveTotal(i));
  const counted = new Set(countedOnce(input, free));
  const own = totals.get(day);
  const [winner] = value?.sources ?? [];
  const byTotal = value?.sources.length === 1 && winner !== undefined && own?.has(winner) ? winner : null;
  let taken = false;
  const fate = (i: number): SampleFate => {
    const source = c.source[i]!;
    if (byTotal !== null) {
      if (!whole(i)) return lost(i, source === byTotal ? 'in-total' : 'other-total', byTotal);
      if (source !== byTotal) return lost(i, 'less-complete', byTotal);
      if (taken || c.value[i] !== own?.get(byTotal)) return lost(i, 'smaller-total', byTotal);
      taken = true;
      return counts(i);
    }
    if (counted.has(i)) return counts(i);
    if (whole(i) || gaveTotal(i)) return lost(i, 'less-complete', winner ?? null);
    const rival = rivalOf(i, counted, c);
    return rival === null ? lost(i, 'copy', source) : lost(i, 'overlap', c.source[rival]!);
  };
  return samplesOf(dayOf, day).map(fate);
};

const samplesOf = (dayOf: readonly number[], day: number): number[] =>
  [...dayOf.keys()].filter((i) => dayOf[i] === day);

const NEAR = 120_000; // ms, as in sums.ts: an instant told by two apps

/** A counted sample of another source that measured the same time. */
const rivalOf = (i: number, counted: ReadonlySet<number>, c: DailyInput['columns']): number | null => {
  for (const j of counted) {
    const room = c.start[j] === c.end[j] ? NEAR : 0;
    const before = c.end[j]! + room < c.start[i]! || (c.end[j] === c.start[i] && c.start[i]! < c.end[i]!);
    const after = c.start[j]! - room >= Math.max(c.end[i]!, c.start[i]! + 1);
    if (c.source[j] !== c.source[i] && !before && !after) return j;
  }
  return null;
};

const explainMean = (input: DailyInput, options: MeanOptions): SampleFate[] => {
  const { columns: c } = input;
  const found = daysOfMeans(input).get(input.from);
  if (!found) return [];
  const used = meanSamples(found, input, options);
  const counted = new Set([...used.values()].flat());
  const first = used.keys().next().value ?? null;
  const all = [...found.timed.values(), ...found.wholeDay.values()].flat().sort((a, b) => a - b);
  return all.map((i) => {
    if (counted.has(i)) return counts(i);
    if (options.oneSource && c.source[i] !== first) return lost(i, 'other-source', first);
    if (isWholeDay(c.start[i]!, c.end[i]!) && found.timed.size > 0) return lost(i, 'readings-first', first);
    return lost(i, 'copy', first);
  });
};

/** Samples of one stored metric that touch the day. */
const touching = (input: DailyInput, metric: number): number[] => {
  const { columns: c, from: day } = input;
  const finder = dayFinder(input.zones, input.history);
  return [...Array(c.n).keys()].filter((i) => {
    if (c.metric[i] !== metric) return false;
    const [start, end, zone] = [c.start[i]!, c.end[i]!, c.zone[i]!];
    if (isWholeDay(start, end)) return finder.day((start + end) / 2, zone) === day;
    const last = Math.max(start, Math.min(end, start + LONGEST) - 1);
    return finder.day(start, zone) <= day && finder.day(last, zone) >= day;
  });
};

const explainHighest = (input: DailyInput, value: DayValue | null, metric: number): SampleFate[] => {
  const { columns: c } = input;
  const indexes = touching(input, metric);
  const highest = Math.max(...indexes.map((i) => c.value[i]!));
  return indexes.map((i) =>
    c.value[i] === highest ? counts(i) : lost(i, 'lower', value?.sources[0] ?? null),
  );
};

const explainHeadache = (metric: string, input: DailyInput, value: DayValue | null): SampleFate[] => {
  const numbers = explainHighest(input, value, input.metrics.indexOf('headache'));
  const words = explainHighest(input, value, input.metrics.indexOf('symptom:headache'));
  if (metric !== 'headache') return words;
  if (numbers.length === 0) return words;
  const by = value?.sources[0] ?? null;
  return [...numbers, ...words.map(({ index }) => lost(index, 'number-first', by))].sort(
    (a, b) => a.index - b.index,
  );
};

const GAP = 3 * MS_PER_HOUR; // as in sleep.ts: a pause this long ends a session

const stageOf: Readonly<Record<string, readonly number[]>> = {
  'sleep-duration': [sleepStage.asleep, sleepStage.light, sleepStage.deep, sleepStage.rem],
  'sleep-deep': [sleepStage.deep],
  'sleep-rem': [sleepStage.rem],
  'sleep-light': [sleepStage.light],
  'sleep-awake': [sleepStage.awake],
};

const explainSleep = (metric: string, input: DailyInput): SampleFate[] => {
  const { columns: c, from: day } = input;
  const stages = input.metrics.indexOf(SLEEP_STAGE_METRIC);
  const figure = input.metrics.indexOf(metric);
  const finder = dayFinder(input.zones, input.history);
  const sessions = sleepSessions(input).filter((s) => s.day === day);
  const nearest = (i: number): SleepSession | undefined =>
    sessions.find((s) => c.start[i]! < s.end + GAP && c.end[i]! > s.start - GAP);
  const whole = (i: number) => c.metric[i] !== stages && isWholeDay(c.start[i]!, c.end[i]!);
  const fates: SampleFate[] = [];
  for (let i = 0; i < c.n; i++) {
    if (c.metric[i] !== stages && c.metric[i] !== figure) continue;
    const onDay = whole(i) ? finder.day((c.start[i]! + c.end[i]!) / 2, c.zone[i]!) === day : false;
    const session = whole(i) ? (onDay ? sessions.find((s) => !s.nap) : undefined) : nearest(i);
    if (!session) continue;
    fates.push(
      sleepFate(
        i,
        session,
        metric,
        { whole: whole(i), stages, sessionIsWhole: isWholeDay(session.start, session.end) },
        input,
      ),
    );
  }
  return fates;
};

const sleepFate = (
  i: number,
  session: SleepSession,
  metric: string,
  kind: { whole: boolean; stages: number; sessionIsWhole: boolean },
  input: DailyInput,
): SampleFate => {
  const { columns: c } = input;
  const inside = c.start[i]! >= session.start && c.end[i]! <= session.end;
  if (kind.whole && !kind.sessionIsWhole) return lost(i, 'stages-first', session.source);
  if (c.source[i] !== session.source) return lost(i, 'other-night', session.source);
  if (session.nap) return lost(i, 'nap');
  const isStage = c.metric[i] === kind.stages;
  if (isStage) {
    const stage = c.value[i]!;
    if (stage === sleepStage.inBed) return lost(i, 'not-sleep');
    if (stageOf[metric]?.includes(stage) && inside) return counts(i);
    if (!inside) return lost(i, 'not-used');
    return lost(i, stage === sleepStage.awake ? 'not-sleep' : 'other-stage');
  }
  const staged = [...Array(c.n).keys()].some(
    (j) =>
      c.metric[j] === kind.stages &&
      c.source[j] === session.source &&
      stageOf['sleep-duration']?.includes(c.value[j]!) &&
      c.start[j]! < session.end &&
      c.end[j]! > session.start,
  );
  if (staged) return lost(i, 'stages-first', session.source);
  return inside ? counts(i) : lost(i, 'not-used');
};
