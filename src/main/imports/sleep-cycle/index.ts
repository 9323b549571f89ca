import { SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import { MS_PER_DAY } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import type { CsvRow } from '../text/csv.ts';
import { parseDate } from '../text/dates.ts';
import { findColumns } from '../text/headers.ts';
import { badDate } from '../text/instants.ts';
import { allRows, cellOf, dateOrder, headRows, undecidedDate } from '../whole-table.ts';
import { columns, secondsOf } from './columns.ts';

const source = 'Sleep Cycle';
const HEAD = 4000;

/** A night's row in any language: to bed, out of bed within a day, sleep quality in per cent. */
const isNight = (cells: readonly string[]): boolean => {
  const [start, end] = [parseDate(cells[0]), parseDate(cells[1])];
  const length = (end?.wall ?? Number.NaN) - (start?.wall ?? Number.NaN);
  return length > 0 && length < MS_PER_DAY && /^\d{1,3}\s?%$/.test((cells[2] ?? '').trim());
};

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.csv$/i, HEAD, async (bytes) => {
    const [header, ...rows] = await headRows(bytes);
    if (rows.some((row) => isNight(row.cells))) return true;
    return /^(?:Start;End;|Went to bed;Woke up;)Sleep quality/i.test(header?.cells.join(';') ?? '');
  });

const readNight = (
  row: CsvRow,
  found: Record<keyof typeof columns, number>,
  when: { start: number; end: number },
  member: Member,
  c: ReadContext,
): void => {
  const { start, end } = when;
  const minutes = (key: keyof typeof columns) => secondsOf(cellOf(row, found[key])) / 60;
  const take = (metric: string, value: number) =>
    c.take({ metric, start, end, value, source }, member, row.row);
  const asleep = minutes('asleep');
  if (asleep === 0)
    return void c.refuse('The recording was stopped before the person fell asleep.', member, row.row);
  take(SLEEP_STAGE_METRIC, sleepStage.inBed);
  const stages = [minutes('deep'), minutes('light'), minutes('rem')];
  const staged = stages.every(Number.isFinite) && stages.some((m) => m > 0);
  const slept = asleep > 0 ? asleep : staged ? stages.reduce((sum, m) => sum + m, 0) : Number.NaN;
  if (slept > 0) take('sleep-duration', slept); // without it only the time in bed is known
  if (staged) {
    take('sleep-deep', stages[0]!);
    take('sleep-light', stages[1]!);
    take('sleep-rem', stages[2]!);
    if (minutes('awake') >= 0) take('sleep-awake', minutes('awake'));
  }
  const pulse = Number(cellOf(row, found.pulse) || 0); // 0: not measured; else taken on waking
  if (pulse > 0) c.take({ metric: 'heart-rate', start: end, value: pulse, source }, member, row.row);
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const { rows } = await allRows(c, member);
  const found = findColumns(rows[0]?.cells ?? [], columns);
  const nights = rows.slice(1);
  const order = dateOrder(
    nights.flatMap((r) => [cellOf(r, 0), cellOf(r, 1)]),
    source,
    c,
  );
  for (const row of nights) {
    if (!order) {
      c.refuse(undecidedDate, member, row.row);
      continue;
    }
    const [start, end] = [parseDate(cellOf(row, 0), order), parseDate(cellOf(row, 1), order)];
    if (!start || !end) {
      c.refuse(badDate, member, row.row, `${cellOf(row, 0)} to ${cellOf(row, 1)}`.slice(0, 80));
      continue;
    }
    const when = { start: c.clock.instant(start.wall), end: c.clock.instant(end.wall) };
    readNight(row, found, when, member, c);
    // The file does not say of which day the steps are: of the day before the night, or after it.
    if (Number(cellOf(row, found.steps) || 0) > 0)
      sink.unknown('Sleep Cycle steps (of which day is not said)');
  }
};

/** Sleep Cycle: sleepdata.csv of any year; early ones know only the time in bed. */
export const sleepCycle: ExportSource = {
  id: 'sleep-cycle',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
