import type { Member } from '../container.ts';
import { type JsonObject, numberOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import { calendarDay, gmt, positive, SOURCE } from './json.ts';

export interface Found {
  record: JsonObject;
  member: Member;
  row: number;
}

/** Records by local day; files overlap in dates, and the last day of one is often unfinished. */
export type Days = Map<number, Found>;

/** Adds records, of two for a day the one that Garmin finished later. */
export const addDays = (
  records: readonly JsonObject[],
  days: Days,
  finished: (r: JsonObject) => number,
  member: Member,
  context: ReadContext,
): void => {
  records.forEach((record, i) => {
    if (record['calendarDate'] === undefined) return; // e.g. a last element of only {"retro": false}
    const day = calendarDay(record);
    if (Number.isNaN(day)) {
      context.refuse(badDate, member, i + 1);
      return;
    }
    const known = days.get(day);
    if (!known || finished(record) >= finished(known.record)) days.set(day, { record, member, row: i + 1 });
  });
};

/** How far a daily summary reaches, then how much it counted. */
export const summaryEnd = (r: JsonObject): number =>
  (gmt(r['wellnessEndTimeGmt']) || numberOf(r['durationInMilliseconds']) || 0) +
  (numberOf(r['totalSteps']) || 0) / 1e6;

/** UDSFile_*.json: the totals of each local day. */
export const takeSummaries = (days: Days, context: ReadContext): void => {
  for (const [day, { record: r, member, row }] of days) {
    const steps = numberOf(r['totalSteps']);
    const energy = numberOf(r['activeKilocalories']);
    const restingHeartRate = positive(r['restingHeartRate']) || positive(r['currentDayRestingHeartRate']);
    // Without steps, energy and pulse the watch was not worn: then 0 is no count.
    const worn = steps > 0 || energy > 0 || positive(r['maxHeartRate']) > 0;
    const distance = numberOf(r['totalDistanceMeters']);
    for (const [metric, value] of [
      ['steps', worn ? steps : Number.NaN],
      ['distance', worn ? distance : Number.NaN], // m
      ['active-energy', worn ? energy : Number.NaN], // kcal
      ['resting-heart-rate', restingHeartRate],
    ] as const)
      if (!Number.isNaN(value)) context.takeDay({ metric, day, value, source: SOURCE }, member, row);
  }
};
