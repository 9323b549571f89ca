import { addDays } from '../../core/design/civil-day.ts';
import type { AnalysisSpec } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { DiaryDay, ResultDay } from '../../shared/trial.ts';
import type { Clock } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import { livedDays } from '../trials/outcome.ts';
import { lastDayNow } from '../trials/schedule.ts';
import type { TrialRow, Vault } from '../vault/types.ts';
import { analysisSpecOf, resultDays } from './spec.ts';

/** A trial as its result sees it: the days that passed and, unless nothing may or can be said, their specification. */
export interface LoadedTrial {
  row: TrialRow;
  entries: DiaryDay[];
  days: ResultDay[];
  today: string;
  /** First day on which a hidden result opens. */
  visibleFrom: string;
  state: 'hidden' | 'empty' | 'open';
  /** Only where `state` is 'open'. */
  spec: AnalysisSpec | null;
}

const endOf = (row: TrialRow, zone: string, today: string): string => {
  const stopped = row.endedAt === null ? today : localDayOf(Date.parse(row.endedAt), zone);
  const planned = lastDayNow(row, stopped < today ? stopped : today);
  if (row.state !== 'stopped') return planned;
  return stopped < planned ? stopped : planned;
};

/** Reads a trial and its days; fails with 'not-found' where there is none. Works nothing out. */
export const loadTrial = async (vault: Vault, id: string, clock: Clock): Promise<Result<LoadedTrial>> => {
  const { trials, diary } = vault.repos;
  const row = await trials.get(id);
  if (!row) return fail('not-found', 'This trial is not in the vault.', 'id');
  const { protocol } = row;
  const today = localDayOf(clock.now(), clock.zone);
  const end = endOf(row, protocol.zone, today);
  const { metric } = protocol.outcome;
  const entries = await diary.list(protocol.start, end);
  // as readLivedDays does it, without reading the diary twice
  const measured = metric === undefined ? [] : await vault.repos.daily.list(metric, protocol.start, end);
  const lived = livedDays(entries, measured);
  const visibleFrom = addDays(lastDayNow(row, today), 1);
  const found = { row, entries, today, visibleFrom };
  if (row.state === 'running' && protocol.hideUntilEnd && today < visibleFrom)
    return ok({ ...found, days: [], state: 'hidden', spec: null });
  const days = resultDays(row, lived, today < end ? today : end);
  if (!days.some((d) => d.y !== null && !d.dropped))
    return ok({ ...found, days: [], state: 'empty', spec: null });
  return ok({ ...found, days, state: 'open', spec: analysisSpecOf(row, days) });
};
