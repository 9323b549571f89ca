import type { AnalysisSpec } from '../../shared/analysis.ts';
import type { DiaryDay, ResultDay } from '../../shared/trial.ts';
import { EXCLUDING_MARKS } from '../trials/calendar-view.ts';
import { trialDays } from '../trials/schedule.ts';
import type { TrialRow } from '../vault/types.ts';

/**
 * The days of a trial as the result shows them, run-in left out: it belongs to no arm. Days after `until`
 * (the last day that has passed or the day the trial was stopped) are not in it.
 */
export const resultDays = (row: TrialRow, entries: readonly DiaryDay[], until: string): ResultDay[] => {
  const byDay = new Map(entries.map((e) => [e.day, e]));
  const key = row.protocol.outcome.key;
  return trialDays(row.protocol, row.sequence)
    .filter((d) => d.armId !== null && d.day <= until)
    .map((d) => {
      const entry = byDay.get(d.day);
      const excluded = entry?.marks.some((m) => EXCLUDING_MARKS.includes(m)) ?? false;
      return {
        day: d.day,
        period: d.period,
        armId: d.armId!,
        y: entry?.answers[key] ?? null,
        late: entry?.late ?? false,
        dropped: d.phase === 'washout' || excluded,
      };
    });
};

/** The frozen analysis plan filled with the person's days. Dropped days are missing, never zero. */
export const analysisSpecOf = (row: TrialRow, days: readonly ResultDay[]): AnalysisSpec => {
  const { outcome, arms, analysis, periods, periodDays } = row.protocol;
  const { key: _key, label: _label, ...spec } = outcome;
  return {
    outcome: spec,
    arms: arms.map((a) => a.id),
    totalDays: periods * periodDays,
    days: days.map((d, i) => ({ day: i + 1, period: d.period, arm: d.armId, y: d.dropped ? null : d.y })),
    model: analysis.model,
    priors: analysis.priors,
    seed: Number.parseInt(row.commitment.slice(0, 8), 16), // any fixed number does: same trial, same draws
  };
};
