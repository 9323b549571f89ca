import { offsetZone } from '../clock.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { parseOffset } from '../text/dates.ts';
import { badDate } from '../text/instants.ts';
import { openTable, type TableRow, tableRows } from '../text/table.ts';
import { type FitbitSleep, type StageSpan, stageOf } from './sleep-model.ts';

const columns = {
  id: ['sleep_id'],
  start: ['sleep_start', 'sleep_stage_start'],
  end: ['sleep_end', 'sleep_stage_end'],
  offset: ['end_utc_offset'],
  asleep: ['minutes_asleep'],
  stage: ['sleep_stage_type'],
} as const;
type Row = TableRow<keyof typeof columns>;

/** The offset of the place; "+00:00" is also written where Fitbit did not know it, and then says nothing. */
const zoneOf = (row: Row): string | undefined => {
  const minutes = parseOffset(row.text('offset'));
  return minutes ? offsetZone(minutes) : undefined;
};

/** UserSleepStages_*.csv: UTC instants of stages, by the sleep they belong to. */
export const readStagesCsv = async (
  member: Member,
  stages: Map<string, StageSpan[]>,
  context: ReadContext,
): Promise<void> => {
  const table = await openTable(context, member, columns, {
    needs: ['id', 'start', 'stage'],
  });
  for await (const row of tableRows(table)) {
    const stage = stageOf(row.text('stage'));
    const start = row.moment('start', context.clock, 0).at;
    const end = row.moment('end', context.clock, 0).at;
    if (stage === undefined)
      context.refuse('The sleep stage is not known.', member, row.row, row.text('stage'));
    else if (Number.isNaN(start) || Number.isNaN(end))
      context.refuse(badDate, member, row.row, row.text('start'));
    else {
      const id = row.text('id');
      const known = stages.get(id);
      if (known) known.push({ start, end, stage });
      else stages.set(id, [{ start, end, stage }]);
    }
  }
};

/** UserSleeps_*.csv: UTC instants and the offsets of the place. Ids are text: they have 19 digits. */
export const readSleepsCsv = async (
  member: Member,
  sleeps: Map<string, FitbitSleep>,
  context: ReadContext,
): Promise<void> => {
  const table = await openTable(context, member, columns, { needs: ['id', 'start', 'end'] });
  for await (const row of tableRows(table)) {
    const start = row.moment('start', context.clock, 0).at;
    const end = row.moment('end', context.clock, 0).at;
    if (Number.isNaN(start) || Number.isNaN(end)) {
      context.refuse(badDate, member, row.row, row.text('start'));
      continue;
    }
    const asleep = row.number('asleep');
    sleeps.set(row.text('id'), { start, end, zone: zoneOf(row), stages: [], asleep, member, row: row.row });
  }
};
