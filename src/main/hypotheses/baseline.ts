import { addDays } from '../../core/design/civil-day.ts';
import { matchConditions, type OwnSpread } from '../../core/hypotheses/index.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { ConditionRecord, EvidenceCatalogue } from '../../shared/evidence.ts';
import type { ComputedBaseline, Profile } from '../../shared/hypotheses.ts';
import type { Clock } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import { loadCatalogue } from '../embedding/index.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/types.ts';

/** The window of a baseline: the last 28 local days, today included. */
const DAYS = 28;
/** Fewer recorded days are no baseline. */
const LEAST_DAYS = 7;

interface Series {
  from: string;
  kind: ComputedBaseline['kind'];
  values: number[];
}

/** The conditions of the profile, the one whose outcome is named first; found by name, without the model. */
const conditionsOf = (profile: Profile, catalogue: EvidenceCatalogue): ConditionRecord[] => {
  const named = catalogue.conditions.filter((c) => c.outcome.code === profile.outcome);
  const met = matchConditions(profile, catalogue, () => 0).map((m) => m.id);
  return [
    ...new Set([...named, ...met.flatMap((id) => catalogue.conditions.find((c) => c.id === id) ?? [])]),
  ];
};

const stem = (code: string) => code.replace(/s$/, '');

/** What the vault holds of an outcome in the window: the diary's answers, else measured daily values. */
const seriesOf = async (
  { repos }: Pick<Vault, 'repos'>,
  code: string,
  from: string,
  to: string,
): Promise<Series | null> => {
  const wanted = stem(code);
  const answers = new Map<string, number[]>();
  for (const { answers: given } of await repos.diary.list(from, to))
    for (const [key, value] of Object.entries(given))
      if (value !== null && stem(key) === wanted) answers.set(key, [...(answers.get(key) ?? []), value]);
  const [diary] = [...answers].sort((a, b) => b[1].length - a[1].length);
  if (diary && diary[1].length >= LEAST_DAYS) return { from: diary[0], kind: 'diary', values: diary[1] };
  const measured = (await repos.day.recent(from)).filter((d) => d.day <= to && stem(d.metric) === wanted);
  if (measured.length < LEAST_DAYS) return null;
  return { from: measured[0]!.metric, kind: 'measured', values: measured.map((d) => d.value) };
};

/**
 * The person's outcome now, computed from the diary or a wearable, with its window: the mean of the recorded days (for
 * yes/no days: their share of 28) and the day-to-day SD. Null where no outcome is known or under 7 days are recorded.
 */
export const baselineOf = async (
  session: Session,
  clock: Clock,
  resourcesDir: string,
): Promise<Result<ComputedBaseline | null>> => {
  const opened = session.vault();
  if (!opened.ok) return opened;
  const catalogue = await loadCatalogue(resourcesDir);
  if (!catalogue.ok) return catalogue;
  const profile = await opened.value.repos.profile.get();
  if (!profile) return ok(null);
  const to = localDayOf(clock.now(), clock.zone);
  const from = addDays(to, 1 - DAYS);
  for (const { outcome } of conditionsOf(profile, catalogue.value)) {
    const series = await seriesOf(opened.value, outcome.code, from, to);
    if (!series) continue;
    const { values } = series;
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const yesNo = outcome.family === 'bernoulli';
    const variance = values.reduce((s, x) => s + (x - mean) ** 2, 0) / (values.length - 1);
    return ok({
      outcome: outcome.code,
      from: series.from,
      kind: series.kind,
      unit: outcome.unit,
      value: yesNo ? mean * (outcome.max ?? DAYS) : mean,
      sd: yesNo ? null : Math.sqrt(variance),
      days: values.length,
      windowStart: from,
      windowEnd: to,
    });
  }
  return ok(null);
};

/** A profile that says nothing of its baseline takes the computed one, if it is of the same outcome. */
export const withBaseline = (profile: Profile, computed: ComputedBaseline | null): Profile =>
  profile.baseline !== undefined || computed === null ? profile : { ...profile, baseline: computed.value };

export const spreadOf = (computed: ComputedBaseline | null): { ownDays: number; ownSpread?: OwnSpread } =>
  computed === null
    ? { ownDays: 0 }
    : {
        ownDays: computed.days,
        ...(computed.sd === null
          ? {}
          : { ownSpread: { outcome: computed.outcome, sd: computed.sd, days: computed.days } }),
      };
