import type { HistoryRow } from '../../shared/results.ts';
import type { ResultView } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';
import { aftermathOf } from './aftermath.ts';

/** One line of the history: what the trial answered and what was decided. */
export const historyRow = (
  row: TrialRow,
  view: ResultView | null,
  end: string,
  today: string,
): HistoryRow => {
  const effect = view?.analysis?.effects[view.headline - 1];
  const arm = view?.arms[view.headline];
  const { protocol } = row;
  return {
    id: row.id,
    title: protocol.title,
    state: row.state,
    start: protocol.start,
    end,
    outcome: protocol.outcome,
    arms: protocol.arms.map(({ id, name }) => ({ id, name })),
    answer:
      effect && arm
        ? {
            armId: arm.arm.id,
            armName: arm.arm.name,
            verdict: arm.verdict ?? 'not-sure-yet',
            pAtLeastMcid: effect.pAtLeastMcid,
            pBetter: effect.pBetter,
            pHarmAtLeastMcid: effect.pHarmAtLeastMcid,
            mean: effect.mean,
            q10: effect.quantiles['0.1'],
            q90: effect.quantiles['0.9'],
          }
        : null,
    aftermath: aftermathOf(row.events ?? [], today),
  };
};
