import { addDays } from '../../core/design/civil-day.ts';
import type { DiaryDay } from '../../shared/trial.ts';
import { keptOf } from '../trials/adherence.ts';
import { pausedSince, trialDays } from '../trials/schedule.ts';
import type { TrialRow } from '../vault/types.ts';
import type { ReminderState } from './next.ts';

/** Days on which one trial asks, as spans; a pause that goes on ends them: nobody knows when it is over. */
const spansOf = (row: TrialRow, today: string): { from: string; to: string }[] => {
  const since = pausedSince(row.events);
  const asked = trialDays(row, today)
    .filter((d) => d.phase !== 'paused' && d.phase !== 'gap' && d.day >= today)
    .map((d) => d.day)
    .filter((day) => since === null || day < since);
  const spans: { from: string; to: string }[] = [];
  for (const day of asked) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
};

/** Is everything said that this trial asks of the person on this day? A measured outcome leaves the tick. */
const isDone = (row: TrialRow, entry: DiaryDay | undefined): boolean => {
  const primary = row.protocol.questions.find((q) => q.primary);
  if (!entry) return false;
  return primary ? typeof entry.answers[primary.key] === 'number' : keptOf(entry, row.id) !== null;
};

/** What the scheduler needs, from the trials and the diary of the last days. */
export const reminderDays = (
  rows: readonly TrialRow[],
  entries: readonly DiaryDay[],
  today: string,
): Pick<ReminderState, 'spans' | 'done'> => {
  const running = rows.filter((r) => r.state === 'running');
  const asking = running.map((row) => ({ row, spans: spansOf(row, today) }));
  const entry = entries.find((e) => e.day === today);
  const todays = asking.filter((a) => a.spans.some((s) => s.from <= today && today <= s.to));
  return {
    spans: asking.flatMap((a) => a.spans),
    done: todays.every((a) => isDone(a.row, entry)) ? [today] : [],
  };
};
