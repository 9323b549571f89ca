import { ok, type Result } from '../../shared/errors.ts';
import type { OwnEffect } from '../../shared/hypotheses.ts';
import type { ResultService } from '../results/service.ts';
import type { Session } from '../session/session.ts';
import { isOver } from '../trials/monitor.ts';

export interface OwnTrials {
  own: OwnEffect[];
  /** Finished and stopped trials with a result. */
  ownTrials: number;
}

/**
 * What the finished trials of the vault found, oldest first: the posterior of each arm against the reference. A
 * trial without a result (no answers, still hidden) is left out. Days of an ended trial can still be corrected, so
 * nothing is kept between calls. `today`: the person's local day.
 */
export const ownTrialsOf = async (
  session: Session,
  results: ResultService,
  today: string,
): Promise<Result<OwnTrials>> => {
  const opened = session.vault();
  if (!opened.ok) return opened;
  const rows = (await opened.value.repos.trials.list()).filter(
    // a trial whose last day has passed may still stand as running until somebody looks at it
    (row) => row.state !== 'running' || isOver(row, today),
  );
  const own: OwnEffect[] = [];
  let ownTrials = 0;
  for (const row of rows) {
    const view = await results.get(row.id);
    if (!view.ok || !view.value.analysis) continue;
    ownTrials++;
    const { protocol } = row;
    for (const effect of view.value.analysis.effects) {
      const arm = protocol.arms.find((a) => a.id === effect.arm || a.name === effect.arm);
      if (!arm || protocol.rules?.factorial) continue; // arms of a 2 x 2 are no single interventions
      own.push({
        intervention: arm.id,
        outcome: protocol.outcome.metric ?? protocol.outcome.key,
        mean: effect.mean,
        sd: effect.sd,
        unit: effect.scale,
        trial: protocol.title,
      });
    }
  }
  return ok({ own, ownTrials });
};
