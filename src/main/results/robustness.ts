import { roundsAsked, settleRows } from '../../core/report/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { SensitivityView, SettleView } from '../../shared/results.ts';
import { rulesOf } from '../../shared/trial.ts';
import type { Compute } from '../compute/client.ts';
import { sequenceRulesOf } from '../trials/draw.ts';
import type { Vault } from '../vault/types.ts';
import { keptOr } from './cache.ts';
import type { LoadedTrial } from './load.ts';
import { posteriorOf } from './posterior.ts';

type OnProgress = (p: { done: number; total: number }) => void;

/** Simulated continuations of each length: a standard error of at most 5 in 100. */
const SIMULATIONS = 100;

const closed = () =>
  fail(
    'refused-by-rule',
    'This result is not open yet. Nothing was worked out; it appears after the last day.',
  );

/** Would another analysis say the same? The planned sensitivity analyses and the test that needs no model. */
export const sensitivityView = async (
  vault: Vault,
  trial: LoadedTrial,
  compute: Compute,
  onProgress: OnProgress,
): Promise<Result<SensitivityView>> => {
  if (!trial.spec) return closed();
  const { protocol } = trial.row;
  const { thresholds } = protocol.analysis;
  const rules = rulesOf(protocol).allocation === 'fixed' ? sequenceRulesOf(protocol) : null;
  const { washoutDays } = protocol;
  const { spec } = trial;
  return keptOr(vault, 'robustness', trial.row.id, { spec, thresholds, rules, washoutDays }, () =>
    compute.robustness(spec, thresholds, rules, washoutDays, onProgress),
  );
};

/**
 * What would settle it: how often further rounds, simulated from this person's own posterior and analysed together
 * with the days that are there, would end in each verdict on the headline's arm.
 */
export const settleView = async (
  vault: Vault,
  trial: LoadedTrial,
  compute: Compute,
  onProgress: OnProgress,
): Promise<Result<SettleView>> => {
  if (!trial.spec) return closed();
  const { spec, days } = trial;
  const { protocol } = trial.row;
  const posterior = await posteriorOf(vault, trial, compute);
  if (!posterior.ok) return posterior;
  const arm = posterior.value.headline - 1;
  const arms = protocol.arms.length;
  const counted = days.filter((d) => !d.dropped);
  const shape = {
    thresholds: protocol.analysis.thresholds,
    periodDays: protocol.periodDays,
    washoutDays: protocol.washoutDays,
    maxRun: protocol.maxRun,
    missing: counted.length === 0 ? 0 : counted.filter((d) => d.y === null).length / counted.length,
    rounds: roundsAsked(protocol.periods, arms, protocol.periodDays),
    simulations: SIMULATIONS,
    seed: spec.seed ?? 1,
  };
  const found = await keptOr(vault, 'settle', trial.row.id, { spec, shape }, () =>
    compute.settle(spec, shape, onProgress),
  );
  if (!found.ok) return found;
  return ok({
    armId: protocol.arms[arm + 1]!.id,
    simulations: SIMULATIONS,
    rows: settleRows({ ...shape, arms }, found.value, arm),
  });
};
