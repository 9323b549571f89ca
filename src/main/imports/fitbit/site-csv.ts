import { MS_PER_DAY } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { type CsvRow, csvOf } from '../text/csv.ts';
import { cutOff, isCutOff } from '../text/cut-off.ts';
import { type DateOrder, decideDateOrder, parseDate } from '../text/dates.ts';
import { findColumns } from '../text/headers.ts';
import { badDate } from '../text/instants.ts';
import { decideNumbers, isNothing, parseNumber } from '../text/numbers.ts';
import { SOURCE } from './sources.ts';
import { unitByBmi } from './weight-json.ts';

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
  /** Cells of a whole row. */
  width: number;
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
      sections.push({ columns: findColumns(row.cells, columns), width: row.cells.length, rows: [] });
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

const noUnit = 'The unit of the weight is not known. Answer the question about it, then import again.';

/** The unit of weights without a BMI that would tell it: the file has that of the account, and does not name it. */
const askUnit = (context: ReadContext): 'kg' | 'lb' | null => {
  const answer = context.ask({
    id: 'fitbit-weight-unit',
    text: 'In which unit are the weights in this Fitbit file?',
    choices: [
      { value: 'kg', label: 'Kilograms' },
      { value: 'lb', label: 'Pounds' },
    ],
  });
  return answer === 'kg' || answer === 'lb' ? answer : null;
};

/** A count has no decimals: signs in it group thousands, in any language. */
const count = (text: string | undefined): number =>
  isNothing(text) ? Number.NaN : Number((text ?? '').replace(/[\s.,'’\u00a0\u202f](?=\d{3}(?:\D|$))/g, ''));

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
  const last = rows.at(-1);
  if (last && isCutOff(last, rows.slice(0, -1), sectionsOf(rows).at(-1)?.width)) {
    rows.pop();
    context.refuse(cutOff, member, last.row);
  }
  const sections = sectionsOf(rows);
  const order = orderOf(
    sections.flatMap((s) => s.rows),
    context,
  );
  if (!order) return context.refuse(noOrder, member, 1);
  const style = decideNumbers(sections.flatMap((s) => s.rows.flatMap((r) => r.cells))) ?? 'point';
  for (const { columns: at, rows: body } of sections) {
    const number = (r: CsvRow, key: Column) => parseNumber(r.cells[at[key]], style);
    const pairs = body.map((r) => ({ weight: number(r, 'weight'), bmi: number(r, 'bmi') }));
    const unit = pairs.some((p) => p.weight > 0) ? (unitByBmi(pairs) ?? askUnit(context)) : null;
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
        if (unit) take('weight', number(r, 'weight'), unit);
        else if (number(r, 'weight') > 0) context.refuse(noUnit, member, r.row);
        take('steps', count(r.cells[at.steps]));
        take('active-energy', count(r.cells[at.activityCalories]));
      };
      if (at.start >= 0) takeSleep();
      else if (at.weight >= 0 || at.steps >= 0) takeDay();
    }
  }
};
