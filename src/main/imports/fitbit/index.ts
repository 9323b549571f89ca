import { sleepStage } from '../../../shared/samples.ts';
import type { Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { writtenDay } from '../text/instants.ts';
import type { Span } from '../text/spans.ts';
import { type Covered, isCovered } from './covered.ts';
import { readExerciseJson, readExercisesCsv } from './exercise.ts';
import { claimFiles, type FitbitKind, kindOf } from './files.ts';
import { type Copy, readDailyCsv, readSeriesCsv, series, takeCopies } from './google-csv.ts';
import { decideClock } from './json-clock.ts';
import { jsonSeries, readRestingJson, readSeriesJson } from './json-series.ts';
import { readSiteCsv } from './site-csv.ts';
import { readSleepsCsv, readStagesCsv } from './sleep-csv.ts';
import { readSleepJson } from './sleep-json.ts';
import { distinctSleeps, type FitbitSleep, type StageSpan, takeSleeps } from './sleep-model.ts';
import { readWeightJson, weightPairs, weightUnit } from './weight-json.ts';

/** Sleeps of both twins, each once; those with a place and UTC instants first. */
const readSleeps = async (
  of: (...kinds: FitbitKind[]) => Member[],
  context: ReadContext,
): Promise<FitbitSleep[]> => {
  const stages = new Map<string, StageSpan[]>();
  const csv = new Map<string, FitbitSleep>();
  const json = new Map<string, FitbitSleep>();
  await context.each(of('stages-csv'), (m) => readStagesCsv(m, stages, context));
  await context.each(of('sleeps-csv'), (m) => readSleepsCsv(m, csv, context));
  await context.each(of('sleep-json'), (m) => readSleepJson(m, json, context));
  for (const [id, sleep] of csv) sleep.stages = stages.get(id) ?? [];
  const sleeps = distinctSleeps([...csv.values(), ...json.values()]);
  takeSleeps(sleeps, context);
  return sleeps;
};

const asleepSpans = (sleeps: readonly FitbitSleep[]): StageSpan[] =>
  sleeps.flatMap((s) =>
    s.stages.length > 0
      ? s.stages.filter((x) => x.stage !== sleepStage.awake)
      : [{ start: s.start, end: s.end, stage: sleepStage.asleep }],
  );

/**
 * A file of pulse holds one day, by its name. Where the CSV twin tells that day and its neighbours (the JSON's clock
 * may lie half a day off), the file need not be opened: pulse is nine tenths of an archive.
 */
const isTold = (member: Member, kind: FitbitKind, covered: Covered): boolean => {
  const date = /heart_rate-(\d{4}-\d{2}-\d{2})\.json$/i.exec(member.name)?.[1];
  const wall = kind === 'heart-rate-json' ? parseDate(date) : null;
  if (!wall) return false;
  const day = writtenDay(wall);
  return [day - 1, day, day + 1].every((d) => isCovered(covered, 'heart-rate', d));
};

/**
 * Fitbit / Google Health from Google Takeout (several archives are one import) and the CSV of fitbit.com.
 *
 * Most measurements come twice, as CSV with UTC instants and sources and as JSON with bare times. The CSV twin is
 * read first, the JSON twin on days that the CSV does not tell of. Calories are totals with the resting part and
 * not active energy; minutes of SpO2 and HRV, scores and skin temperatures without a baseline are not read.
 */
const read = async (members: readonly Member[], sink: Sink, context: ReadContext): Promise<void> => {
  const files: { member: Member; kind: FitbitKind }[] = [];
  for (const member of members) {
    const kind = await kindOf(member);
    if (kind) files.push({ member, kind });
  }
  const of = (...kinds: FitbitKind[]) => files.filter((f) => kinds.includes(f.kind)).map((f) => f.member);
  const covered: Covered = new Map();
  const sessions: Span[] = [];
  const copies: Copy[] = [];

  const sleeps = await readSleeps(of, context);
  for (const kind of ['heart-rate-csv', 'steps-csv', 'distance-csv', 'weight-csv'] as const)
    await context.each(of(kind), (m) => readSeriesCsv(m, series[kind], covered, copies, context));
  for (let left = takeCopies(copies, covered, context); left > 0; left--)
    sink.unknown('steps and distances from other apps on days that the tracker told');
  await context.each(of('daily-csv'), (m) => readDailyCsv(m, covered, context));
  await context.each(of('exercises-csv'), (m) => readExercisesCsv(m, sessions, context));
  await context.each(of('exercise-json'), (m) => readExerciseJson(m, sessions, context));
  await context.each(of('resting-json'), (m) => readRestingJson(m, covered, context));
  const weights = of('weight-json');
  const unit = weightUnit(await weightPairs(weights, context));
  await context.each(weights, (m) => readWeightJson(m, unit, covered, context));
  await context.each(of('site-csv'), (m) => readSiteCsv(m, context));

  const bare = files.filter((f) => jsonSeries[f.kind] !== undefined && !isTold(f.member, f.kind, covered));
  if (bare.length === 0) return;
  const clock = await decideClock(bare, asleepSpans(sleeps), sink, context);
  for (const { member, kind } of bare) {
    const one = jsonSeries[kind];
    if (one) await context.each([member], (m) => readSeriesJson(m, one, clock, covered, context));
  }
};

export const fitbit: ExportSource = { id: 'fitbit', claim: claimFiles, read };
