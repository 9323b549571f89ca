import { namedMetric } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { type Table, tableRows } from '../text/table.ts';
import type { SamsungColumn } from './columns.ts';
import { sourceOf, timesOf } from './samples.ts';

/** Common codes of the Samsung Health data SDK, "Predefined exercise types". */
const names: Readonly<Record<string, string>> = {
  0: 'other',
  1001: 'walking',
  1002: 'running',
  9002: 'yoga',
  10007: 'strength training',
  11007: 'cycling',
  13001: 'hiking',
  14001: 'swimming',
  15002: 'weight machine',
  15003: 'exercise bike',
  15004: 'rowing machine',
  15005: 'treadmill',
  15006: 'elliptical trainer',
};

/** exercise: sessions, `duration` in ms without pauses. */
export const readExercise = async (table: Table<SamsungColumn>, member: Member, context: ReadContext) => {
  for await (const row of tableRows(table)) {
    const times = timesOf(row, member, context);
    if (!times) continue;
    const code = row.text('exerciseType');
    const told = row.number('duration');
    const value = (told > 0 ? told : times.end - times.start) / MS_PER_MINUTE;
    const metric = namedMetric('workout', names[code] ?? (code || 'other'));
    context.take({ metric, ...times, value, source: sourceOf(row) }, member, row.row);
  }
};
