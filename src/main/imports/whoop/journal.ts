import type { Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ReadContext } from '../source.ts';
import { badDate } from '../text/instants.ts';
import { cycleDay, type WhoopRow } from './columns.ts';
import { SOURCE } from './cycles.ts';

/** Questions that stand for a symptom; their answers are yes or no, so no strength follows from them. */
const symptoms: readonly [RegExp, string][] = [
  [/\bmigraines?\b/i, 'migraine-day'],
  [/\bheadaches?\b/i, 'symptom:headache'],
];

const yesNo = (text: string): number =>
  /^(true|yes|1)$/i.test(text) ? 1 : /^(false|no|0)$/i.test(text) ? 0 : Number.NaN;

/**
 * Yes/no answers of journal_entries.csv. They name their cycle only by its beginning.
 *
 * @param dayOfCycle the day of a cycle by the written beginning, from the other files
 */
export const readJournal = (
  rows: readonly WhoopRow[],
  dayOfCycle: ReadonlyMap<string, number>,
  member: Member,
  sink: Sink,
  context: ReadContext,
): void => {
  for (const row of rows) {
    const question = row.text('question');
    const metric = symptoms.find(([pattern]) => pattern.test(question))?.[1];
    if (metric === undefined) {
      sink.unknown('WHOOP journal answers other than headache and migraine');
      continue;
    }
    const value = yesNo(row.text('answer'));
    const day = dayOfCycle.get(row.text('start')) ?? cycleDay(row);
    if (Number.isNaN(day)) context.refuse(badDate, member, row.row, row.text('start'));
    else if (!Number.isNaN(value)) context.takeDay({ metric, day, value, source: SOURCE }, member, row.row);
  }
};
