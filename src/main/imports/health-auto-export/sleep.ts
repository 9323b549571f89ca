import { SLEEP_STAGE_METRIC } from '../../../shared/samples.ts';
import type { Member } from '../container.ts';
import { dayIn } from '../day-in.ts';
import { type JsonObject, numberOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { momentFrom } from '../text/instants.ts';
import { stageOf } from './names.ts';

/**
 * A night as the app sums it up, minutes by metric; null where the row holds no sleep. The app writes 0 for stages
 * that the watch did not tell, so a night without any stage has no stages, not 0 minutes of them.
 */
export const nightSums = (row: JsonObject, minutes: number): [metric: string, value: number][] | null => {
  const of = (key: string) => {
    const value = numberOf(row[key]) * minutes;
    return Number.isFinite(value) ? value : 0;
  };
  const stages = of('core') + of('deep') + of('rem');
  // "asleep" is the sum of the stages in some versions, and sleep without a stage in others.
  const asleep = of('totalSleep') || Math.max(of('asleep'), stages);
  if (!(asleep > 0)) return null;
  const sums: [string, number][] = [['sleep-duration', asleep]];
  if (stages > 0)
    sums.push(['sleep-deep', of('deep')], ['sleep-rem', of('rem')], ['sleep-light', of('core')]);
  if (stages > 0 || of('awake') > 0) sums.push(['sleep-awake', of('awake')]);
  return sums.map(([metric, value]) => [metric, Math.round(value * 1000) / 1000]);
};

const first = (row: JsonObject, ...keys: string[]): string =>
  keys.map((key) => textOf(row[key])).find((t) => t !== '') ?? '';

/** Rows of sleep_analysis: stages one by one ("value", "startDate", "endDate"), or a night a row in hours. */
export const readSleep = (
  rows: readonly JsonObject[],
  units: string,
  sourceOf: (row: JsonObject) => string,
  member: Member,
  c: ReadContext,
): void => {
  const minutes = /^m/i.test(units) ? 1 : 60;
  rows.forEach((row, i) => {
    const source = sourceOf(row);
    const start = momentFrom(first(row, 'startDate', 'start', 'sleepStart', 'inBedStart'), c.clock).at;
    const end = momentFrom(first(row, 'endDate', 'end', 'sleepEnd', 'inBedEnd'), c.clock).at;
    if (row['value'] !== undefined) {
      const stage = stageOf(textOf(row['value']));
      if (stage === null) c.refuse('The sleep stage is not known.', member, i + 1);
      else c.take({ metric: SLEEP_STAGE_METRIC, start, end, value: stage, source }, member, i + 1);
      return;
    }
    const sums = nightSums(row, minutes);
    if (!sums) c.refuse('The night has time in bed only: how long it was slept is not known.', member, i + 1);
    const day = dayIn(textOf(row['date']));
    for (const [metric, value] of sums ?? [])
      if (end > start) c.take({ metric, start, end, value, source }, member, i + 1);
      else c.takeDay({ metric, day, value, source }, member, i + 1);
  });
};
