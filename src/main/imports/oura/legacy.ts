import { MS_PER_DAY } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { badDate, momentFrom, writtenDay } from '../text/instants.ts';
import { SOURCE } from './columns.ts';
import { markMain, type OuraSleep, takeSleep } from './night.ts';

/** A sleep of the legacy account export. Its `summary_date` is the day before waking. */
const sleepOf = (s: JsonObject, row: number, member: Member, context: ReadContext): OuraSleep | null => {
  const offset = numberOf(s['timezone']);
  const minutes = Number.isNaN(offset) ? null : offset;
  const start = momentFrom(textOf(s['bedtime_start']), context.clock, minutes);
  const end = momentFrom(textOf(s['bedtime_end']), context.clock, minutes);
  if (Number.isNaN(start.at) || Number.isNaN(end.at)) return null;
  const summary = parseDate(textOf(s['summary_date']));
  return {
    day: summary ? writtenDay(summary) + 1 : context.clock.dayOf(end.at, end.zone),
    start: start.at,
    end: end.at,
    zone: end.zone,
    main: false,
    asleep: numberOf(s['total']),
    deep: numberOf(s['deep']),
    light: numberOf(s['light']),
    rem: numberOf(s['rem']),
    awake: numberOf(s['awake']),
    phases: textOf(s['hypnogram_5min']),
    lowestHeartRate: numberOf(s['hr_lowest']),
    hrv: numberOf(s['rmssd']),
    breath: numberOf(s['breath_average']),
    member,
    row,
  };
};

/** Activity of a local day; `summary_date` is that day. */
const takeActivity = (a: JsonObject, row: number, member: Member, context: ReadContext): void => {
  const date = parseDate(textOf(a['summary_date']));
  if (!date) {
    context.refuse(badDate, member, row);
    return;
  }
  const [steps, energy] = [numberOf(a['steps']), numberOf(a['cal_active'])];
  if (!(steps > 0 || energy > 0)) return; // not worn
  for (const [metric, value] of [
    ['steps', steps],
    ['active-energy', energy],
  ] as const)
    if (!Number.isNaN(value))
      context.takeDay({ metric, day: date.wall / MS_PER_DAY, value, source: SOURCE }, member, row);
};

/** The legacy account export: one JSON with `sleep`, `activity`, `readiness`. */
export const readLegacy = async (member: Member, context: ReadContext): Promise<void> => {
  const root = objectOf(await context.json(member));
  const sleeps: OuraSleep[] = [];
  objectsOf(root['sleep']).forEach((s, i) => {
    const sleep = sleepOf(s, i + 1, member, context);
    if (sleep) sleeps.push(sleep);
    else context.refuse(badDate, member, i + 1);
  });
  markMain(sleeps);
  for (const sleep of sleeps) takeSleep(sleep, context);
  objectsOf(root['activity']).forEach((a, i) => {
    takeActivity(a, i + 1, member, context);
  });
};
