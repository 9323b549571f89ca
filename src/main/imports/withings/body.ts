import { namedMetric } from '../../../shared/samples.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate, wholeMinutes } from '../text/instants.ts';
import { type Table, tableRows } from '../text/table.ts';
import { SOURCE, type WithingsColumn } from './columns.ts';

type WithingsTable = Table<WithingsColumn>;

/** The unit of ../units.ts for what stands in a header. */
const massUnit = (text: string): string => {
  const unit = text.toLowerCase().replace(/\.$/, '');
  return unit === 'lbs' ? 'lb' : unit === '' ? 'kg' : unit;
};

/** weight.csv: wall clocks without zone, the unit of the account (kg, lb) in the header. */
export const readWeight = async (table: WithingsTable, member: Member, context: ReadContext) => {
  const unit = massUnit(table.unit('weight'));
  for await (const row of tableRows(table)) {
    const value = row.number('weight');
    if (Number.isNaN(value) || value === 0) continue; // a standing on the scale that measured nothing
    const { at, zone } = row.moment('date', context.clock);
    if (Number.isNaN(at)) context.refuse(badDate, member, row.row, row.text('date'));
    else context.take({ metric: 'weight', start: at, value, unit, source: SOURCE, zone }, member, row.row);
  }
};

const pressures = [
  ['systolic', 'blood-pressure-systolic'],
  ['diastolic', 'blood-pressure-diastolic'],
  ['pulse', 'heart-rate'],
] as const;

/** bp.csv: wall clocks without zone; rows of a scale or watch hold a pulse and no pressure. */
export const readPressure = async (table: WithingsTable, member: Member, context: ReadContext) => {
  for await (const row of tableRows(table)) {
    const { at, zone } = row.moment('date', context.clock);
    if (Number.isNaN(at)) {
      context.refuse(badDate, member, row.row, row.text('date'));
      continue;
    }
    for (const [key, metric] of pressures) {
      const value = row.number(key);
      if (value < 0 || value > 0)
        context.take({ metric, start: at, value, source: SOURCE, zone }, member, row.row);
    }
  }
};

/** activities.csv: sessions; `Data` holds energy and distance, which are parts of the day's totals. */
export const readActivities = async (table: WithingsTable, member: Member, context: ReadContext) => {
  for await (const row of tableRows(table)) {
    const start = row.moment('from', context.clock).at;
    const end = row.moment('to', context.clock).at;
    if (Number.isNaN(start) || Number.isNaN(end)) {
      context.refuse(badDate, member, row.row, row.text('from'));
      continue;
    }
    const zone = context.clock.isZone(row.text('zone')) ? row.text('zone') : undefined;
    const metric = namedMetric('workout', row.text('activity') || 'activity');
    const value = wholeMinutes(end - start);
    context.take({ metric, start, end, value, source: SOURCE, zone }, member, row.row);
  }
};
