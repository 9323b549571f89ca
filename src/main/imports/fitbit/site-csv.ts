import { MS_PER_DAY } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { type CsvRow, csvOf } from '../text/csv.ts';
import { type DateOrder, decideDateOrder, parseDate } from '../text/dates.ts';
import { findColumns } from '../text/headers.ts';
import { badDate } from '../text/instants.ts';
import { decideNumbers, isNothing, parseNumber } from '../text/numbers.ts';
import { SOURCE } from './sources.ts';
import { weightUnit } from './weight-json.ts';

const columns = {
  date: ['Date', 'Datum'],
  weight: ['Weight', 'Gewicht'],
  bmi: ['BMI'],
  steps: ['Steps', 'Schritte'],
  activityCalories: ['Activity Calories', 'Aktivitätskalorien'],
  start: ['Start Time', 'Startzeit', 'Anfangszeit'],
  end: ['End Time', 'Endzeit'],
  asleep: ['Minutes Asleep', 'Minuten im Schlaf', 'Minuten geschlafen'],
  awake: ['Minutes Awake', 'Minuten wach'],
  rem: ['Minutes REM Sleep', 'Minuten REM-Schlaf'],
  light: ['Minutes Light Sleep', 'Minuten Leichtschlaf'],
  deep: ['Minutes Deep Sleep', 'Minuten Tiefschlaf'],
} as const;
type Column = keyof typeof columns;

interface Section {
  columns: Record<Column, number>;
  rows: CsvRow[];
}

/** Sections stand one below the other: a name alone in a row, a header, rows, a blank row. */
const sectionsOf = (rows: readonly CsvRow[]): Section[] => {
  const sections: Section[] = [];
  let header = false;
  for (const row of rows) {
    const filled = row.cells.filter((c) => c.trim() !== '');
    if (filled.length === 0) header = false;
    else if (filled.length === 1 && !/\d/.test(filled[0] ?? '')) header = true;
    else if (header) {
      sections.push({ columns: findColumns(row.cells, columns), rows: [] });
      header = false;
    } else sections.at(-1)?.rows.push(row);
  }
  return sections;
};

const noOrder =
  'The dates of this file fit day-month and month-day alike, so its days cannot be known. Export a month with a day above 12.';

/** The order of day and month; null: it cannot be told, and nobody was asked yet. */
const orderOf = (rows: readonly CsvRow[], context: ReadContext): DateOrder | null => {
  const evidence = decideDateOrder(
    rows.map((r) => (r.cells[0] ?? '').replace(/\s+\d{1,2}:.*$/, '')),
    context.now,
  );
  if (evidence.order || evidence.certain) return evidence.order;
  const answer = context.ask({
    id: 'fitbit-date-order',
    text: 'Are the dates in this Fitbit file written day first (31/12) or month first (12/31)?',
    choices: [
      { value: 'dmy', label: 'Day first' },
      { value: 'mdy', label: 'Month first' },
    ],
  });
  return answer === 'dmy' || answer === 'mdy' ? answer : null;
};

const sleepMetrics = [
  ['asleep', 'sleep-duration'],
  ['deep', 'sleep-deep'],
  ['rem', 'sleep-rem'],
  ['light', 'sleep-light'],
  ['awake', 'sleep-awake'],
] as const;

/**
 * The CSV of fitbit.com (31 days): Body, Foods, Activities, Sleep. Units are those of the account and not stated: the
 * weight's follows from the BMI, the distance's cannot be known and is left out.
 */
export const readSiteCsv = async (member: Member, context: ReadContext): Promise<void> => {
  const rows = await csvOf(await context.text(member));
  const sections = sectionsOf(rows);
  const order = orderOf(
    sections.flatMap((s) => s.rows),
    context,
  );
  if (!order) return context.refuse(noOrder, member, 1);
  const style = decideNumbers(sections.flatMap((s) => s.rows.flatMap((r) => r.cells))) ?? 'point';
  for (const { columns: at, rows: body } of sections) {
    const number = (r: CsvRow, key: Column) => parseNumber(r.cells[at[key]], style);
    const unit = weightUnit(body.map((r) => ({ weight: number(r, 'weight'), bmi: number(r, 'bmi') })));
    for (const r of body) {
      const takeSleep = () => {
        const from = parseDate(r.cells[at.start], order);
        const to = parseDate(r.cells[at.end], order);
        if (!from || !to) return context.refuse(badDate, member, r.row, r.cells[at.start]);
        if (!(number(r, 'asleep') > 0)) return;
        const [start, end] = [context.clock.instant(from.wall), context.clock.instant(to.wall)];
        for (const [key, metric] of sleepMetrics) {
          const value = number(r, key);
          if (!Number.isNaN(value))
            context.take({ metric, start, end, value, source: SOURCE }, member, r.row);
        }
      };
      const takeDay = () => {
        const date = isNothing(r.cells[at.date]) ? null : parseDate(r.cells[at.date], order);
        if (!date) return context.refuse(badDate, member, r.row, r.cells[at.date]);
        const day = Math.floor(date.wall / MS_PER_DAY);
        const take = (metric: string, value: number, of?: string) => {
          if (value > 0) context.takeDay({ metric, day, value, unit: of, source: SOURCE }, member, r.row);
        };
        // A day of 0 steps and 0 calories of activity is a day without the tracker.
        take('weight', number(r, 'weight'), unit);
        take('steps', number(r, 'steps'));
        take('active-energy', number(r, 'activityCalories'));
      };
      if (at.start >= 0) takeSleep();
      else if (at.weight >= 0 || at.steps >= 0) takeDay();
    }
  }
};
