import type { AnalysisResult } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { type FactorialContrast, type ResultView, rulesOf } from '../../shared/trial.ts';
import type { Compute } from '../compute/client.ts';
import type { Vault } from '../vault/types.ts';
import { keptOr } from './cache.ts';
import type { LoadedTrial } from './load.ts';
import { stamped } from './spec-hash.ts';

/** Everything a result needs of the engine, kept in the vault as one answer. */
export interface Posterior {
  analysis: AnalysisResult;
  headline: number;
  afterPeriods: ResultView['afterPeriods'];
  factorial: FactorialContrast[] | null;
}

/** Index (1-based among the arms) of the arm most likely to be best, the reference left out. */
const headlineArm = (pBest: readonly number[]): number =>
  pBest.reduce((best, p, i) => (p > (pBest[best] ?? -1) ? i : best), 0) + 1;

/** Last periods of the blocks (each arm once) that ended before the period `last`. */
const blockEnds = (arms: number, last: number): number[] =>
  Array.from({ length: Math.ceil(last / arms) - 1 }, (_, i) => (i + 1) * arms);

/** The posterior of a trial whose result is open: from the vault if its days are the same, else from the engine. */
export const posteriorOf = (
  vault: Vault,
  trial: LoadedTrial,
  compute: Compute,
): Promise<Result<Posterior>> => {
  const spec = trial.spec!;
  const factors = rulesOf(trial.row.protocol).factorial;
  return keptOr(vault, 'posterior', trial.row.id, { spec, factors }, async () => {
    const started = performance.now();
    const analysis = await compute.analyse(spec);
    if (!analysis.ok) return analysis;
    const milliseconds = performance.now() - started;
    const headline = headlineArm(analysis.value.effects.map((e) => e.pBest));
    const last = trial.days.at(-1)?.period ?? 0;
    const after = await compute.afterPeriods(spec, blockEnds(trial.row.protocol.arms.length, last));
    if (!after.ok) return after;
    const factorial = factors ? await compute.factorial(spec) : null;
    if (factorial && !factorial.ok) return factorial;
    return ok({
      analysis: stamped(analysis.value, spec, milliseconds),
      headline,
      factorial: factorial?.value ?? null,
      // belief after the last day is the result itself
      afterPeriods: [
        ...after.value,
        { period: last, day: spec.days.at(-1)?.day ?? 0, effects: analysis.value.effects },
      ].flatMap(({ period, day, effects }) => {
        const effect = effects[headline - 1];
        if (!effect) return [];
        const { quantiles: q, mean, sd, pAtLeastMcid } = effect;
        return [
          {
            period,
            day,
            mean,
            sd,
            q10: q['0.1'],
            q90: q['0.9'],
            q025: q['0.025'],
            q975: q['0.975'],
            pAtLeastMcid,
          },
        ];
      }),
    });
  });
};
