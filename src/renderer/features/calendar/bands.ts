import type { TrialCalendarDay, TrialView } from '../../../shared/trial.ts';
import { weekdayIndex } from '../../days.ts';

export interface Cell {
  day: TrialCalendarDay;
  /** Grid column of the weekday, 0 Monday to 6 Sunday, and row within the band. */
  column: number;
  row: number;
}

/** One period (or the run-in) as it stands in the calendar. */
export interface Band {
  period: number;
  armId: string | null;
  hidden: boolean;
  cells: Cell[];
  rows: number;
  /** Row -> first day of the month named beside it. */
  months: { row: number; day: string }[];
  /** Days with an answer, and days that could have one by now. */
  answered: number;
  due: number;
  length: number;
  running: boolean;
}

const isAnswered = (d: TrialCalendarDay) => d.status === 'done' || d.status === 'late';

const bandOf = (days: readonly TrialCalendarDay[]): Band => {
  const first = days[0] as TrialCalendarDay;
  const offset = weekdayIndex(first.day);
  const cells = days.map((day, i) => ({ day, column: (offset + i) % 7, row: Math.floor((offset + i) / 7) }));
  const due = days.filter(
    (d) => d.status !== 'future' && d.status !== 'today' && d.status !== 'excluded' && d.status !== 'paused',
  );
  return {
    period: first.period,
    // a pause may come first: the arm is that of the days that have one
    armId: days.find((d) => d.armId !== null)?.armId ?? null,
    hidden: first.hidden,
    cells,
    rows: (cells.at(-1)?.row ?? 0) + 1,
    months: cells.filter((c) => c.day.day.endsWith('-01')).map((c) => ({ row: c.row, day: c.day.day })),
    answered: days.filter(isAnswered).length,
    due: due.length,
    length: days.length,
    running: days.some((d) => d.status === 'today'),
  };
};

/** The calendar as bands, one a period in order; the first also names the month it begins in. */
export const bandsOf = (view: Pick<TrialView, 'days'>): Band[] => {
  const groups = new Map<number, TrialCalendarDay[]>();
  for (const day of view.days) {
    const group = groups.get(day.period);
    if (group) group.push(day);
    else groups.set(day.period, [day]);
  }
  const bands = [...groups.values()].map(bandOf);
  const first = bands[0];
  const begin = first?.cells[0];
  if (first && begin && !first.months.some((m) => m.row === 0))
    first.months.unshift({ row: 0, day: begin.day.day });
  return bands;
};
