import { namedMetric } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import { cycleOffset, type WhoopRow } from './columns.ts';
import { SOURCE } from './cycles.ts';

/** Sessions of workouts.csv. Their energy is part of the day's and not stored. */
export const readWorkouts = (rows: readonly WhoopRow[], member: Member, context: ReadContext): void => {
  for (const row of rows) {
    const offset = cycleOffset(row);
    const start = row.moment('workoutStart', context.clock, offset);
    const end = row.moment('workoutEnd', context.clock, offset);
    if (Number.isNaN(start.at) || Number.isNaN(end.at)) {
      context.refuse(badDate, member, row.row, row.text('workoutStart'));
      continue;
    }
    const told = row.number('minutes');
    const value = told > 0 ? told : (end.at - start.at) / MS_PER_MINUTE;
    const metric = namedMetric('workout', row.text('activity') || 'activity');
    context.take(
      { metric, start: start.at, end: end.at, value, source: SOURCE, zone: start.zone },
      member,
      row.row,
    );
  }
};
