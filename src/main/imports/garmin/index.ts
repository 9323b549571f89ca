import type { Container, Member } from '../container.ts';
import { jsonHead, namesKey } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { jsonObjects } from '../text/json-array.ts';
import { spansContain } from '../text/spans.ts';
import { takeActivities } from './activities.ts';
import { addDays, type Days, summaryEnd, takeSummaries } from './days.ts';
import { isFit } from './fit/records.ts';
import { readFitFile, type Told } from './fit/store.ts';
import { takeHealthStatus, takeWeights } from './health.ts';
import { distinctNights, type GarminNight, nightsOf, takeNights } from './sleep.ts';

type Kind = 'summary' | 'sleep' | 'health' | 'activities' | 'weight' | 'fit' | 'uploads';

/** What a file is by the keys that its first records have. */
const kindOf = async (member: Member): Promise<Kind | null> => {
  const head = await member.head(8192);
  if (isFit(head)) return 'fit';
  if (/UploadedFiles[^/]*\.zip$/i.test(member.name)) return 'uploads';
  const json = jsonHead(head);
  if (!json) return null;
  const has = (...keys: string[]) => keys.every((key) => namesKey(json, key));
  if (has('summarizedActivitiesExport')) return 'activities';
  if (!has('calendarDate')) return null;
  // The names help where the first records are of days without the watch.
  const named = (part: string) => member.name.includes(part);
  if (has('deepSleepSeconds') || has('sleepStartTimestampGMT') || named('sleepData')) return 'sleep';
  if (has('totalSteps', 'userProfilePK') || named('UDSFile')) return 'summary';
  if (has('metrics', 'type') && (/"HRV"/.test(json) || named('healthStatusData'))) return 'health';
  return has('weight', 'metaData') ? 'weight' : null;
};

/** Folders of the export that hold measurements; a loose or unpacked part may lie anywhere. */
const isLikely = (name: string): boolean =>
  /\.fit$/i.test(name) ||
  /UploadedFiles[^/]*\.zip$/i.test(name) ||
  /(UDSFile|sleepData|healthStatusData|summarizedActivities|userBioMetrics)[^/]*\.json$/i.test(name);

const claim = async (container: Container): Promise<Member[]> => {
  const claimed: Member[] = [];
  for (const member of container.members) {
    if (container.kind !== 'file' && !isLikely(member.name)) continue;
    // Thousands of .fit files lie in a folder: the reader says of each whether it is one.
    const sure = container.kind !== 'file' && /\.fit$/i.test(member.name);
    if (sure || (await kindOf(member))) claimed.push(member);
  }
  return claimed;
};

const sleepEnd = () => 0;

/**
 * Garmin: the archive of all data (`DI_CONNECT/...`, FIT files in zips inside the zip) and FIT files of any maker.
 * Garmin's own daily totals and nights win over what the FIT files of the same days say.
 */
const read = async (members: readonly Member[], _: Sink, context: ReadContext): Promise<void> => {
  const summaries: Days = new Map();
  const health: Days = new Map();
  const found: GarminNight[] = [];
  const sessions: { start: number; end: number }[] = [];
  const fit: Member[] = [];
  const uploads: Member[] = [];
  await context.each(members, async (member) => {
    const kind = await kindOf(member);
    if (kind === 'fit' || kind === null) return void fit.push(member);
    if (kind === 'uploads') return void uploads.push(member);
    const records = await jsonObjects(member, context);
    if (kind === 'activities') takeActivities(records, sessions, member, context);
    if (kind === 'summary') addDays(records, summaries, summaryEnd, member, context);
    if (kind === 'health') addDays(records, health, sleepEnd, member, context);
    if (kind === 'sleep') found.push(...nightsOf(records, member));
    if (kind === 'weight') takeWeights(records, member, context);
  });
  const nights = distinctNights(found);
  takeSummaries(summaries, context);
  takeHealthStatus(health, context);
  takeNights(nights, context);

  const inNight = spansContain(nights);
  const inSession = spansContain(sessions);
  const told: Told = (metric, at) => {
    const day = () => context.clock.dayOf(at);
    if (metric === 'steps' || metric === 'resting-heart-rate') return summaries.has(day());
    if (metric === 'hrv-rmssd') return health.has(day());
    if (metric === 'sleep-stage') return inNight(at);
    return metric.startsWith('workout:') && inSession(at);
  };
  const readOne = (member: Member) => readFitFile(member, told, context);
  await context.each(fit, readOne);
  // One zip after the other: each is in memory while its files are read.
  await context.each(uploads, async (member) => {
    const inner = await context.nested(member);
    await context.each(
      inner.filter((m) => /\.fit$/i.test(m.name)),
      readOne,
    );
  });
};

export const garmin: ExportSource = { id: 'garmin', claim, read };
