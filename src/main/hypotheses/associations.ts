import { addDays } from '../../core/design/civil-day.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { OwnAssociations } from '../../shared/hypotheses.ts';
import type { DiaryDay } from '../../shared/trial.ts';
import type { Clock } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import type { Compute } from '../compute/client.ts';
import type { Session } from '../session/session.ts';

/** How far back is looked: older habits say little about now. */
const DAYS = 365;
/** Metrics of sources beyond this many would only cost false finds. */
const MOST_METRICS = 30;

/**
 * Which measured metrics go along with the outcome of the profile (from the diary, else measured), on the same day
 * or up to two days later; computed in the compute thread. Associations, not effects; empty where there are too few days. Today is the person's local day.
 */
export const associationsOf = async (
  session: Session,
  compute: Pick<Compute, 'associations'>,
  clock: Clock,
): Promise<Result<OwnAssociations>> => {
  const opened = session.vault();
  if (!opened.ok) return opened;
  const { day: days, diary, profile } = opened.value.repos;
  const today = localDayOf(clock.now(), clock.zone);
  const from = addDays(today, -DAYS);
  const wanted = (await profile.get())?.outcome;
  const byMetric = new Map<string, Values>();
  for (const { metric, day, value } of await days.recent(from)) add(byMetric, metric, { day, value });
  const outcome = diaryOutcome(await diary.list(from, today), wanted) ?? measured(byMetric, wanted);
  if (!outcome) return ok({ outcome: null, looked: 0, found: [] });
  const metrics = [...byMetric]
    .sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]))
    .slice(0, MOST_METRICS)
    .map(([metric, values]) => ({ metric, values }));
  const found = await compute.associations(outcome, metrics);
  return found.ok ? ok({ outcome: outcome.metric, ...found.value }) : found;
};

type Values = { day: string; value: number }[];

const add = (map: Map<string, Values>, key: string, value: Values[number]): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const stem = (code: string) => code.replace(/s$/, '');

/** The diary's answers to the wanted question, else to the one that was answered most. */
const diaryOutcome = (days: readonly DiaryDay[], wanted: string | undefined) => {
  const answers = new Map<string, Values>();
  for (const { day, answers: given } of days)
    for (const [key, value] of Object.entries(given))
      if (value !== null && !key.startsWith('kept:') && key !== 'amount') add(answers, key, { day, value });
  const named = [...answers].find(([key]) => wanted !== undefined && stem(key) === stem(wanted));
  const chosen = named ?? [...answers].sort((a, b) => b[1].length - a[1].length)[0];
  return chosen ? { metric: chosen[0], values: chosen[1] } : null;
};

const measured = (byMetric: ReadonlyMap<string, Values>, wanted: string | undefined) => {
  const values = wanted === undefined ? undefined : byMetric.get(wanted);
  return values ? { metric: wanted!, values } : null;
};
