import { namedMetric } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { offsetZone } from '../clock.ts';
import type { Member } from '../container.ts';
import { type JsonObject, objectOf, objectsOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { badDate, wholeMinutes } from '../text/instants.ts';
import { gmt, positive, SOURCE } from './json.ts';

const FARTHEST = 15 * 60; // minutes east or west of UTC

/** The zone of an activity by the difference of its local and its GMT time; undefined where that is absurd. */
const zoneOf = (a: JsonObject): string | undefined => {
  const east = (gmt(a['startTimeLocal']) - gmt(a['startTimeGmt'])) / MS_PER_MINUTE;
  return Number.isInteger(east) && Math.abs(east) <= FARTHEST ? offsetZone(east) : undefined;
};

/**
 * *_summarizedActivities.json: sessions, times in epoch ms, durations in ms (`duration` without pauses). Distances
 * (cm) and energy are parts of the day's totals and not stored again.
 *
 * @param sessions takes when each session was
 */
export const takeActivities = (
  records: readonly JsonObject[],
  sessions: { start: number; end: number }[],
  member: Member,
  context: ReadContext,
): void => {
  const all = records.flatMap((o) => objectsOf(o['summarizedActivitiesExport']));
  all.forEach((a, i) => {
    const start = gmt(a['startTimeGmt'] ?? a['beginTimestamp']);
    const duration = positive(a['duration']);
    if (Number.isNaN(start)) context.refuse(badDate, member, i + 1);
    if (Number.isNaN(start) || Number.isNaN(duration)) return;
    const end = start + Math.max(duration, positive(a['elapsedDuration']) || 0);
    const kind = textOf(a['activityType']) || textOf(objectOf(a['activityType'])['typeKey']) || 'other';
    const taken = context.take(
      {
        metric: namedMetric('workout', kind),
        start,
        end: Math.round(end),
        value: wholeMinutes(duration),
        source: SOURCE,
        zone: zoneOf(a),
      },
      member,
      i + 1,
    );
    if (taken) sessions.push({ start, end });
  });
};
