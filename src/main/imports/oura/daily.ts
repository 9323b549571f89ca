import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { badDate, writtenDay } from '../text/instants.ts';
import { type Table, type TableRow, tableRows } from '../text/table.ts';
import { type OuraColumn, SOURCE } from './columns.ts';

type Row = TableRow<OuraColumn>;

/** `{"average": 97.2}` in a cell, or a plain number. */
const average = (cell: string): number => {
  const found = /"?average"?\s*:\s*([\d.]+)/.exec(cell)?.[1] ?? cell;
  return found === '' ? Number.NaN : Number(found);
};

/** Figures of a day that the App Data files dailyactivity, dailyreadiness and dailyspo2 hold. */
const dayFigures = (row: Row, fahrenheit: boolean): [metric: string, value: number][] => {
  const [steps, energy] = [row.number('steps'), row.number('activeCalories')];
  const worn = steps > 0 || energy > 0; // a ring in the drawer counts 0 of both
  const deviation = row.number('temperature');
  const oxygen = average(row.text('oxygen'));
  return [
    ['steps', worn ? steps : Number.NaN],
    ['active-energy', worn ? energy : Number.NaN], // kcal
    ['skin-temperature-deviation', fahrenheit ? (deviation * 5) / 9 : deviation],
    ['spo2', oxygen > 0 ? oxygen : Number.NaN],
  ];
};

/** Further figures of the "trends" file, which has the night in the same row. Durations in seconds. */
const nightFigures = (row: Row): [metric: string, value: number][] => [
  ['sleep-duration', row.number('asleep') / 60],
  ['sleep-deep', row.number('deep') / 60],
  ['sleep-light', row.number('light') / 60],
  ['sleep-rem', row.number('rem') / 60],
  ['sleep-awake', row.number('awake') / 60],
  ['resting-heart-rate', row.number('lowest')],
  ['hrv-rmssd', row.number('hrv')],
  ['respiratory-rate', row.number('breath')],
];

/** A file with one row a local day. */
export const readDays = async (
  table: Table<OuraColumn>,
  trends: boolean,
  member: Member,
  context: ReadContext,
) => {
  const fahrenheit = /f/i.test(table.unit('temperature'));
  for await (const row of tableRows(table)) {
    const date = row.date('day');
    if (!date) {
      context.refuse(badDate, member, row.row, row.text('day'));
      continue;
    }
    const day = writtenDay(date);
    const slept = row.number('asleep') > 0;
    const figures = [...dayFigures(row, fahrenheit), ...(trends && slept ? nightFigures(row) : [])];
    for (const [metric, value] of figures)
      if (!Number.isNaN(value)) context.takeDay({ metric, day, value, source: SOURCE }, member, row.row);
  }
};
