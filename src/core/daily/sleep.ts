import { sleepStage } from '../../shared/samples.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../shared/units.ts';
import { type DailyInput, type DayValue, dayFinder } from './columns.ts';
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

interface Row extends Interval {
  stage: number;
  source: number;
  zone: number;
}

const isAsleep = (stage: number) =>
  stage === sleepStage.asleep ||
  stage === sleepStage.light ||
  stage === sleepStage.deep ||
  stage === sleepStage.rem;
const isStaged = (stage: number) => isAsleep(stage) && stage !== sleepStage.asleep;
const minutes = (rows: readonly Interval[]) => covered(rows) / MS_PER_MINUTE;

/** Groups rows sorted by start into sessions: a pause of three hours, seen by no source, ends a session. */
const groups = (rows: readonly Row[]): Row[][] => {
  const all: Row[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (row.start - reach > SESSION_GAP) all.push([]);
    all.at(-1)!.push(row);
    reach = Math.max(reach, row.end);
  }
  return all;
};

/** The source to believe for a session: told enough of it, tells stages, ranks first, told most. */
const primary = (group: readonly Row[], input: DailyInput): Row[] | null => {
  const bySource = groupBy(group, (r) => r.source);
  const told = [...bySource].map(([source, rows]) => ({
    rows,
    asleep: minutes(rows.filter((r) => isAsleep(r.stage))),
    staged: rows.some((r) => isStaged(r.stage)),
    ...input.sources[source]!,
  }));
  const most = Math.max(...told.map((t) => t.asleep));
  if (!(most > 0)) return null; // only time in bed: how long they slept is not known
  return told
    .filter((t) => t.asleep >= ENOUGH * most)
    .sort(
      (a, b) =>
        Number(b.staged) - Number(a.staged) || a.rank - b.rank || b.asleep - a.asleep || believedFirst(a, b),
    )[0]!.rows;
};

/**
 * Sleep sessions from rows of the pseudo-metric `sleep-stage` (value: the stage's number).
 *
 * Rows of all sources are grouped by gaps; within a session one source is believed, because a phone's "in bed",
 * a watch's stages and an app's "asleep" describe the same night. Overlapping rows of a stage count once. A
 * session in which nobody saw sleep (only time in bed) is left out.
 */
export const sleepSessions = (input: DailyInput): SleepSession[] => {
  const { columns: c } = input;
  const rows: Row[] = [];
  for (let i = 0; i < c.n; i++) {
    const [start, end] = [c.start[i]!, c.end[i]!];
    if (end > start && end - start <= LONGEST_ROW)
      rows.push({ start, end, stage: c.value[i]!, source: c.source[i]!, zone: c.zone[i]! });
  }
  const finder = dayFinder(input.zones, input.history);
  const sessions: SleepSession[] = [];
  for (const group of groups(rows)) {
    const believed = primary(group, input);
    if (believed) sessions.push(sessionOf(believed, input, finder));
  }
  return sessions;
};

const sessionOf = (
  rows: readonly Row[],
  input: DailyInput,
  finder: ReturnType<typeof dayFinder>,
): SleepSession => {
  const of = (stage: number) => rows.filter((r) => r.stage === stage);
  const asleepRows = rows.filter((r) => isAsleep(r.stage));
  const seen = [...asleepRows, ...of(sleepStage.awake)];
  const start = Math.min(...seen.map((r) => r.start));
  const end = Math.max(...seen.map((r) => r.end));
  const waking = asleepRows.reduce((a, b) => (b.end >= a.end ? b : a));
  const staged = rows.some((r) => isStaged(r.stage));
  const asleep = minutes(asleepRows);
  const table = input.zones[waking.zone] ?? tableAt(input.history, waking.end);
  const middle = (start + end) / 2;
  const hour = ((((middle + offsetAt(table, middle)) % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY) / MS_PER_HOUR;
  const byNight = hour >= NIGHT_FROM || hour < NIGHT_TO;
  return {
    day: finder.day(waking.end, waking.zone),
    start,
    end,
    nap: asleep < MIN_NIGHT && !byNight,
    asleep,
    deep: staged ? minutes(of(sleepStage.deep)) : null,
    rem: staged ? minutes(of(sleepStage.rem)) : null,
    light: staged ? minutes(of(sleepStage.light)) : null,
    awake: staged || of(sleepStage.awake).length > 0 ? minutes(of(sleepStage.awake)) : null,
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
