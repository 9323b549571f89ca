import type { DailyValue } from '../../shared/samples.ts';
import type { DiaryDay, FrozenProtocol } from '../../shared/trial.ts';
import type { Vault } from '../vault/types.ts';

/** What is known about each day of a trial: the person's entries and, for a wearable outcome, the daily values. */
export interface LivedDays {
  entries: ReadonlyMap<string, DiaryDay>;
  measured: ReadonlyMap<string, number>;
}

export const livedDays = (entries: readonly DiaryDay[], measured: readonly DailyValue[] = []): LivedDays => ({
  entries: new Map(entries.map((e) => [e.day, e])),
  measured: new Map(measured.map((m) => [m.day, m.value])),
});

/** Reads the entries and daily values of a trial between two days. */
export const readLivedDays = async (
  vault: Pick<Vault, 'repos'>,
  protocol: Pick<FrozenProtocol, 'outcome'>,
  from: string,
  to: string,
): Promise<LivedDays> => {
  const { metric } = protocol.outcome;
  return livedDays(
    await vault.repos.diary.list(from, to),
    metric === undefined ? [] : await vault.repos.daily.list(metric, from, to),
  );
};

/**
 * The outcome of a day; null where it is not known. A wearable outcome is the vault's daily value of its metric, as
 * the Data screen shows it (docs/methods-design.md, "Outcomes"), read when the result is worked out.
 */
export const outcomeOn = (
  lived: LivedDays,
  protocol: Pick<FrozenProtocol, 'outcome'>,
  day: string,
): number | null => {
  const { key, metric } = protocol.outcome;
  if (metric !== undefined) return lived.measured.get(day) ?? null;
  return lived.entries.get(day)?.answers[key] ?? null;
};
