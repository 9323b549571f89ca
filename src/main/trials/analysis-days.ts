import { daysBetween } from '../../core/design/civil-day.ts';
import type { AnalysisSpec } from '../../shared/analysis.ts';
import type { DiaryDay, ResultDay } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';
import { isExcluded } from './marks.ts';
import { type LivedDays, livedDays, outcomeOn } from './outcome.ts';
import { trialDays } from './schedule.ts';

/**
 * The days of a trial as the result shows them: days of an arm only, so neither run-in nor pauses. Days after
 * `until` (the last day that has passed or the day the trial was stopped) are not in it.
 */
export const resultDays = (
  row: TrialRow,
  known: readonly DiaryDay[] | LivedDays,
  until: string,
): ResultDay[] => {
  const lived = 'measured' in known ? known : livedDays(known);
  return trialDays(row, until)
    .filter((d) => d.armId !== null && d.day <= until)
    .map((d) => {
      const entry = lived.entries.get(d.day);
      return {
        day: d.day,
        period: d.period,
        armId: d.armId!,
        y: outcomeOn(lived, row.protocol, d.day),
        late: entry?.late ?? false,
        dropped: d.phase === 'washout' || d.phase === 'set-aside' || isExcluded(entry, row.protocol),
      };
    });
};

/**
 * The frozen analysis plan filled with the person's days. Dropped days are missing, never zero. Days are counted on
 * the calendar from the first day of the first period, so that the model sees the gaps that pauses leave; where the
 * effect fades, the days of a pause are spent on the reference.
 */
export const analysisSpecOf = (row: TrialRow, days: readonly ResultDay[]): AnalysisSpec => {
  const { outcome, arms, analysis } = row.protocol;
  const { key: _key, label: _label, metric: _metric, ...spec } = outcome;
  const until = days.at(-1)?.day ?? row.protocol.start;
  const schedule = trialDays(row, until).filter((d) => d.period > 0 || d.phase !== 'run-in');
  const first = schedule.find((d) => d.dayOfPeriod > 0)?.day ?? row.protocol.start;
  const at = (day: string) => daysBetween(first, day) + 1;
  const reference = arms[0]!.id;
  const fades = analysis.model.lambda !== 0;
  const known = new Map(days.map((d) => [d.day, d]));
  return {
    outcome: spec,
    arms: arms.map((a) => a.id),
    totalDays: at(schedule.at(-1)?.day ?? first),
    days: schedule.flatMap((s) => {
      const d = known.get(s.day);
      if (d) return [{ day: at(d.day), period: d.period, arm: d.armId, y: d.dropped ? null : d.y }];
      if (!fades || s.armId !== null || s.day < first || s.day > until) return [];
      return [{ day: at(s.day), period: Math.max(1, s.period), arm: reference, y: null }];
    }),
    model: analysis.model,
    priors: analysis.priors,
    seed: Number.parseInt(row.commitment.slice(0, 8), 16), // any fixed number does: same trial, same draws
  };
};
