import { SLEEP_STAGE_METRIC, sleepStage } from '../../shared/samples.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../shared/units.ts';
import { type DailyInput, type DayValue, dayFinder, isWholeDay } from './columns.ts';
import { covered, groupBy, type Interval } from './intervals.ts';
import { believedFirst } from './source-rank.ts';
import { offsetAt, tableAt } from './zone.ts';

/** Sleep of one session (a night, a nap) by the source that tells most about it. Minutes. */
export interface SleepSession {
  /** The local day on which it ended, days since 1970-01-01. */
  day: number;
  start: number;
  end: number;
  nap: boolean;
  asleep: number;
  /** null where the source does not tell stages. */
  deep: number | null;
  rem: number | null;
  light: number | null;
  /** null where the source tells neither stages nor waking. */
  awake: number | null;
  /** Share of the time from first to last row that rows cover. */
  coverage: number;
  source: number;
}

/** Rows closer than this belong to one session. A clock boundary ("6 pm") would cut nights of shift workers. */
const SESSION_GAP = 3 * MS_PER_HOUR;
const LONGEST_ROW = 16 * MS_PER_HOUR; // longer: "in bed" that nobody ended; it would join two nights
const MIN_NIGHT = 180; // minutes asleep that make a session a night, at any time of the day
const NIGHT_FROM = 21; // local hours; shorter sessions with their middle in here are (bad) nights, others naps
const NIGHT_TO = 9;
/** A source that saw less than this share of what another saw was taken off or ran out of battery. */
const ENOUGH = 0.5;

/** A row of a stage, or a figure: minutes that a source gives for a session without saying when. */
interface Row extends Interval {
  /** The stage's number, or null for a figure. */
  stage: number | null;
  figure: SleepMetric | null;
  minutes: number;
  source: number;
  zone: number;
}

const isAsleep = (stage: number | null) =>
  stage === sleepStage.asleep ||
  stage === sleepStage.light ||
  stage === sleepStage.deep ||
  stage === sleepStage.rem;
const isStaged = (stage: number | null) => isAsleep(stage) && stage !== sleepStage.asleep;
const minutes = (rows: readonly Interval[]) => covered(rows) / MS_PER_MINUTE;

/** Longer than any sleep: rows that run on without a pause (an app that never stops) are cut at each local noon. */
const LONGEST_SESSION = 30 * MS_PER_HOUR;

/** Groups rows sorted by start into sessions: a pause of three hours, seen by no source, ends a session. */
const groups = (rows: readonly Row[], input: DailyInput): Row[][] => {
  const all: { rows: Row[]; end: number }[] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last && row.start - last.end <= SESSION_GAP) {
      last.rows.push(row);
      last.end = Math.max(last.end, row.end);
    } else all.push({ rows: [row], end: row.end });
  }
  const night = ({ start, zone }: Row): number => {
    const table = input.zones[zone] ?? tableAt(input.history, start);
    return Math.floor((start + offsetAt(table, start) - MS_PER_DAY / 2) / MS_PER_DAY);
  };
  return all.flatMap(({ rows: group, end }) =>
    end - group[0]!.start <= LONGEST_SESSION ? [group] : [...groupBy(group, night).values()],
  );
};

/** What one source tells of one session. Minutes; null where it does not tell. */
interface Told {
  rows: Row[];
  asleep: number;
  deep: number | null;
  rem: number | null;
  light: number | null;
  awake: number | null;
}

/** From rows of stages: overlapping rows of a stage count once. */
const fromStages = (rows: Row[]): Told => {
  const of = (stage: number) => minutes(rows.filter((r) => r.stage === stage));
  const staged = rows.some((r) => isStaged(r.stage));
  return {
    rows,
    asleep: minutes(rows.filter((r) => isAsleep(r.stage))),
    deep: staged ? of(sleepStage.deep) : null,
    rem: staged ? of(sleepStage.rem) : null,
    light: staged ? of(sleepStage.light) : null,
    awake: staged || of(sleepStage.awake) > 0 ? of(sleepStage.awake) : null,
  };
};

/** From figures: those of periods that do not overlap are added, of overlapping ones the longest sleep counts. */
const fromFigures = (rows: Row[]): Told => {
  const periods: Row[] = [];
  const durations = rows.filter((r) => r.figure === 'sleep-duration');
  for (const row of durations.sort((a, b) => b.minutes - a.minutes || a.start - b.start))
    if (periods.every((p) => row.end <= p.start || row.start >= p.end)) periods.push(row);
  const of = (figure: SleepMetric): number | null => {
    const told = periods.map((p) =>
      rows.find((r) => r.figure === figure && r.start === p.start && r.end === p.end),
    );
    return told.every((r) => r !== undefined) ? told.reduce((sum, r) => sum + (r?.minutes ?? 0), 0) : null;
  };
  return {
    rows: periods,
    asleep: periods.reduce((sum, p) => sum + p.minutes, 0),
    deep: of('sleep-deep'),
    rem: of('sleep-rem'),
    light: of('sleep-light'),
    awake: of('sleep-awake'),
  };
};

/** Stages win over figures of the same source: they say when. */
const toldBy = (rows: Row[]): Told => {
  const stages = fromStages(rows.filter((r) => r.stage !== null));
  return stages.asleep > 0 ? stages : fromFigures(rows.filter((r) => r.figure !== null));
};

/** The source to believe for a session: told enough of it, tells stages, ranks first, told most. */
const primary = (group: readonly Row[], input: DailyInput): Told | null => {
  const bySource = groupBy(group, (r) => r.source);
  const told = [...bySource].map(([source, rows]) => ({
    told: toldBy(rows),
    ...input.sources[source]!,
  }));
  const most = Math.max(...told.map((t) => t.told.asleep));
  if (!(most > 0)) return null; // only time in bed: how long they slept is not known
  const staged = (t: Told) => Number(t.deep !== null || t.rem !== null || t.light !== null);
  return told
    .filter((t) => t.told.asleep >= ENOUGH * most)
    .sort(
      (a, b) =>
        staged(b.told) - staged(a.told) ||
        a.rank - b.rank ||
        b.told.asleep - a.told.asleep ||
        believedFirst(a, b),
    )[0]!.told;
};

const rowsOf = (input: DailyInput): { timed: Row[]; wholeDay: Row[] } => {
  const { columns: c, metrics } = input;
  const stageMetric = metrics.indexOf(SLEEP_STAGE_METRIC);
  const figures = metrics.map((m) => sleepMetrics.find((s) => s === m) ?? null);
  const timed: Row[] = [];
  const wholeDay: Row[] = [];
  for (let i = 0; i < c.n; i++) {
    const [start, end] = [c.start[i]!, c.end[i]!];
    const isStage = c.metric[i] === stageMetric;
    const row: Row = {
      start,
      end,
      stage: isStage ? c.value[i]! : null,
      figure: isStage ? null : (figures[c.metric[i]!] ?? null),
      minutes: c.value[i]!,
      source: c.source[i]!,
      zone: c.zone[i]!,
    };
    if (!isStage && isWholeDay(start, end)) wholeDay.push(row);
    else if (end > start && end - start <= LONGEST_ROW) timed.push(row);
  }
  return { timed, wholeDay };
};

/**
 * Sleep sessions from rows of the pseudo-metric `sleep-stage` (value: the stage's number) and from figures (minutes
 * asleep, deep ... over the time from going to bed to getting up).
 *
 * Rows of all sources are grouped by gaps; within a session one source is believed, because a phone's "in bed",
 * a watch's stages and an app's "asleep" describe the same night. A session in which nobody saw sleep (only time in
 * bed) is left out. Figures of a bare day (of waking) stand where no session ends on that day.
 */
export const sleepSessions = (input: DailyInput): SleepSession[] => {
  const { timed, wholeDay } = rowsOf(input);
  const finder = dayFinder(input.zones, input.history);
  const sessions: SleepSession[] = [];
  for (const group of groups(timed, input)) {
    const believed = primary(group, input);
    if (believed) sessions.push(sessionOf(believed, input, finder));
  }
  const taken = new Set(sessions.filter((s) => !s.nap).map((s) => s.day));
  const byDay = groupBy(wholeDay, (r) => finder.day((r.start + r.end) / 2, r.zone));
  for (const [day, rows] of byDay) {
    const believed = taken.has(day) ? null : primary(rows, input);
    if (believed) sessions.push({ ...sessionOf(believed, input, finder), day, nap: false });
  }
  return sessions.sort((a, b) => a.start - b.start);
};

const sessionOf = (told: Told, input: DailyInput, finder: ReturnType<typeof dayFinder>): SleepSession => {
  const asleepRows = told.rows.filter((r) => r.stage === null || isAsleep(r.stage));
  const seen = told.rows.filter((r) => r.stage !== sleepStage.inBed);
  const start = Math.min(...seen.map((r) => r.start));
  const end = Math.max(...seen.map((r) => r.end));
  const waking = asleepRows.reduce((a, b) => (b.end >= a.end ? b : a));
  const table = input.zones[waking.zone] ?? tableAt(input.history, waking.end);
  const middle = (start + end) / 2;
  const hour = ((((middle + offsetAt(table, middle)) % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY) / MS_PER_HOUR;
  const byNight = hour >= NIGHT_FROM || hour < NIGHT_TO;
  return {
    day: finder.day(waking.end, waking.zone),
    start,
    end,
    nap: told.asleep < MIN_NIGHT && !byNight,
    asleep: told.asleep,
    deep: told.deep,
    rem: told.rem,
    light: told.light,
    awake: told.awake,
    coverage: covered(seen) / (end - start),
    source: waking.source,
  };
};

export const sleepMetrics = [
  'sleep-duration',
  'sleep-deep',
  'sleep-rem',
  'sleep-light',
  'sleep-awake',
] as const;
export type SleepMetric = (typeof sleepMetrics)[number];

/**
 * Daily sleep, minutes, on the local day of waking. Naps do not count; a night in two parts is added up. A stage
 * is there only where it was measured in each part.
 */
export const dailySleep = (input: DailyInput): Record<SleepMetric, DayValue[]> => {
  const nights = sleepSessions(input).filter((s) => !s.nap && s.day >= input.from && s.day <= input.to);
  const days = [...groupBy(nights, (s) => s.day)].sort(([a], [b]) => a - b);
  const values = (pick: (s: SleepSession) => number | null): DayValue[] =>
    days.flatMap(([day, parts]) => {
      const picked = parts.map(pick);
      if (picked.some((x) => x === null)) return [];
      const span = parts.reduce((sum, s) => sum + s.end - s.start, 0);
      return {
        day,
        value: picked.reduce<number>((sum, x) => sum + (x ?? 0), 0),
        coverage: parts.reduce((sum, s) => sum + (s.coverage * (s.end - s.start)) / span, 0),
        sources: [...new Set(parts.map((s) => s.source))],
      };
    });
  return {
    'sleep-duration': values((s) => s.asleep),
    'sleep-deep': values((s) => s.deep),
    'sleep-rem': values((s) => s.rem),
    'sleep-light': values((s) => s.light),
    'sleep-awake': values((s) => s.awake),
  };
};
