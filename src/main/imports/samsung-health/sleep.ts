import { SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { ReadContext } from '../source.ts';
import { type Table, tableRows } from '../text/table.ts';
import type { SamsungColumn } from './columns.ts';
import { sourceOf, type Timed, timesOf } from './samples.ts';

/** Samsung Health data SDK, HealthConstants.SleepStage; words occur in converted files. */
const stages: Readonly<Record<string, number>> = {
  40001: sleepStage.awake,
  40002: sleepStage.light,
  40003: sleepStage.deep,
  40004: sleepStage.rem,
  awake: sleepStage.awake,
  asleep: sleepStage.asleep,
  light: sleepStage.light,
  deep: sleepStage.deep,
  rem: sleepStage.rem,
};

/** sleep_stage: one row a stage. @param staged takes the ids of the sleeps that have stages */
export const readStages = async (
  table: Table<SamsungColumn>,
  staged: Set<string>,
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    const value = stages[row.text('stage').toLowerCase()];
    if (value === undefined) {
      context.refuse('The sleep stage is not known.', member, row.row, row.text('stage'));
      continue;
    }
    const times = timesOf(row, member, context);
    if (!times) continue;
    const taken = context.take(
      { metric: SLEEP_STAGE_METRIC, ...times, value, source: sourceOf(row) },
      member,
      row.row,
    );
    if (taken) staged.add(row.text('sleepId'));
  }
};

interface Session extends Timed {
  efficiency: number;
  source: string;
  member: Member;
  row: number;
}

/** sleep: sessions in bed. Those with stages are told by them; `sleep_duration` is time in bed and is not read. */
export const collectSessions = async (
  table: Table<SamsungColumn>,
  sessions: Map<string, Session>,
  member: Member,
  context: ReadContext,
) => {
  for await (const row of tableRows(table)) {
    const times = timesOf(row, member, context);
    if (!times || times.end <= times.start) continue;
    const id = row.text('uuid') || `${times.start} ${times.end}`;
    sessions.set(id, {
      ...times,
      efficiency: row.number('efficiency'),
      source: sourceOf(row),
      member,
      row: row.row,
    });
  }
};

export type Sessions = Map<string, Session>;

/** Sessions without stages: minutes asleep are the time in bed, less what Samsung's efficiency takes off. */
export const takeSessions = (
  sessions: ReadonlyMap<string, Session>,
  staged: ReadonlySet<string>,
  context: ReadContext,
): void => {
  const seen = new Set<number>();
  for (const [id, { start, end, zone, efficiency, source, member, row }] of sessions) {
    if (staged.has(id) || seen.has(start)) continue;
    seen.add(start); // the same session in two tables
    const share = efficiency > 0 && efficiency <= 100 ? efficiency / 100 : 1;
    const value = Math.round(((end - start) / MS_PER_MINUTE) * share);
    context.take({ metric: 'sleep-duration', start, end, value, source, zone }, member, row);
  }
};
