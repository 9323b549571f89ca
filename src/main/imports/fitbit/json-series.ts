import type { Member } from '../container.ts';
import { type JsonObject, numberOf, objectOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { badDate } from '../text/instants.ts';
import { jsonObjects } from '../text/json-array.ts';
import { type Covered, isCovered } from './covered.ts';
import { SOURCE } from './sources.ts';

export type JsonClock = 'utc' | 'local';

interface Series {
  metric: string;
  unit?: string;
  /** ms */
  length: number;
  value(entry: JsonObject): number;
}

const sum = (entry: JsonObject) => numberOf(entry['value']);

export const jsonSeries: Readonly<Record<string, Series>> = {
  'steps-json': { metric: 'steps', length: 60_000, value: sum },
  'distance-json': { metric: 'distance', unit: 'cm', length: 60_000, value: sum },
  'heart-rate-json': {
    metric: 'heart-rate',
    length: 0,
    // Confidence 0: the tracker was not on the wrist.
    value: (entry) => {
      const value = objectOf(entry['value']);
      return numberOf(value['confidence']) > 0 && numberOf(value['bpm']) > 0
        ? numberOf(value['bpm'])
        : Number.NaN;
    },
  },
};

/** The wall time of an entry, "04/01/24 06:42:00" (month first always), ms as if UTC; NaN for none. */
export const entryWall = (entry: JsonObject): number =>
  parseDate(textOf(entry['dateTime']), 'mdy')?.wall ?? Number.NaN;

/** Reads the JSON twin of a series on days that its CSV twin does not tell of. */
export const readSeriesJson = async (
  member: Member,
  s: Series,
  clock: JsonClock,
  covered: Covered,
  context: ReadContext,
): Promise<void> => {
  (await jsonObjects(member, context)).forEach((entry, i) => {
    const value = s.value(entry);
    if (Number.isNaN(value)) return;
    const wall = entryWall(entry);
    const start = clock === 'utc' ? wall : context.clock.instant(wall);
    if (Number.isNaN(start)) context.refuse(badDate, member, i + 1, textOf(entry['dateTime']));
    else if (!isCovered(covered, s.metric, context.clock.dayOf(start)))
      context.take(
        { metric: s.metric, start, end: start + s.length, value, unit: s.unit, source: SOURCE },
        member,
        i + 1,
      );
  });
};

/** resting_heart_rate-*.json: a value of 0.0 with date null says that there was none. */
export const readRestingJson = async (member: Member, covered: Covered, context: ReadContext) => {
  (await jsonObjects(member, context)).forEach((entry, i) => {
    const inner = objectOf(entry['value']);
    const value = numberOf(inner['value']);
    const date = parseDate(textOf(inner['date']), 'mdy');
    if (!(value > 0) || !date) return;
    const day = Math.floor(date.wall / 86_400_000);
    if (!isCovered(covered, 'resting-heart-rate', day))
      context.takeDay({ metric: 'resting-heart-rate', day, value, source: SOURCE }, member, i + 1);
  });
};
