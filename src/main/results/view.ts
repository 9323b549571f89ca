import type { AnalysisResult } from '../../shared/analysis.ts';
import type { DiaryDay, ResultDay, ResultView, VerdictKey } from '../../shared/trial.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import { keptOf } from '../trials/adherence.ts';
import { isBlind } from '../trials/blinding.ts';
import { eventsShown } from '../trials/events.ts';
import { trialDays } from '../trials/schedule.ts';
import type { TrialRow } from '../vault/types.ts';

type AfterPeriod = ResultView['afterPeriods'][number];

/** The part of a result that may be seen while the protocol hides the outcome: the plan and adherence only. */
export const hiddenView = (
  row: TrialRow,
  entries: readonly DiaryDay[],
  today: string,
  until: string,
): ResultView => ({
  ...commonView(row, entries, [], today),
  hiddenUntil: until,
  analysis: null,
  days: [],
  afterPeriods: [],
  headline: 0,
});

/** Observed value of an arm, raw: days in 28 for yes/no outcomes, the mean otherwise; null without data. */
const observed = (days: readonly ResultDay[], armId: string, binary: boolean): number | null => {
  const ys = days.filter((d) => d.armId === armId && !d.dropped && d.y !== null).map((d) => d.y!);
  if (ys.length === 0) return null;
  const mean = ys.reduce((a, b) => a + b, 0) / ys.length;
  return binary ? mean * DAYS_REPORTED : mean;
};

const commonView = (
  row: TrialRow,
  entries: readonly DiaryDay[],
  days: readonly ResultDay[],
  today: string,
) => {
  const byDay = new Map(entries.map((e) => [e.day, e]));
  // under blinding, how many days an arm has had would give the arm of the period away
  const past = isBlind(row)
    ? []
    : trialDays(row, today).filter((d) => d.day <= today && d.phase !== 'set-aside');
  const binary = row.protocol.outcome.family === 'bernoulli';
  return {
    trialId: row.id,
    title: row.protocol.title,
    state: row.state,
    protocol: row.protocol,
    outcome: row.protocol.outcome,
    commitment: row.commitment,
    seed: row.state === 'running' ? null : row.seed,
    permittedSequences: row.permittedSequences,
    events: eventsShown(row),
    arms: row.protocol.arms.map((arm) => {
      const own = past.filter((d) => d.armId === arm.id);
      return {
        arm,
        days: own.length,
        answered: row.protocol.outcome.metric
          ? days.filter((d) => d.armId === arm.id && d.y !== null).length
          : own.filter((d) => typeof byDay.get(d.day)?.answers[row.protocol.outcome.key] === 'number').length,
        kept: own.filter((d) => keptOf(byDay.get(d.day), row.id) === true).length,
        observedMean: observed(days, arm.id, binary),
        verdict: null as VerdictKey | null,
      };
    }),
  };
};

/** A result as the screen and the report show it. The headline speaks of the arm most likely to help. */
export const fullView = (input: {
  row: TrialRow;
  entries: readonly DiaryDay[];
  days: ResultDay[];
  analysis: AnalysisResult;
  verdicts: VerdictKey[];
  afterPeriods: AfterPeriod[];
  headline: number;
  today: string;
}): ResultView => {
  const common = commonView(input.row, input.entries, input.days, input.today);
  return {
    ...common,
    arms: common.arms.map((a, i) => (i === 0 ? a : { ...a, verdict: input.verdicts[i - 1] ?? null })),
    hiddenUntil: null,
    headline: input.headline,
    analysis: input.analysis,
    days: input.days,
    afterPeriods: input.afterPeriods,
  };
};
