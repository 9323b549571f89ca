/**
 * The engine's own Monte Carlo noise: `node test/oracle/jags/noise.ts [name ...]`. Each case with 16 engine seeds;
 * prints the SD over seeds as a share of what the comparison with JAGS tolerates, the largest of all figures of the
 * effects and of the other parameters. Needs no JAGS. Above a third, a seed in a few hundred misses the tolerance.
 */
import { analyse } from '../../../src/core/inference/index.ts';
import { type AnalysisResult, quantileLevels, type Summary } from '../../../src/shared/analysis.ts';
import { oracleCases } from './cases.ts';
import { tolerances } from './posterior.ts';

const SEEDS = 16;

const sd = (v: readonly number[]): number => {
  const mean = v.reduce((a, b) => a + b, 0) / v.length;
  return Math.sqrt(v.reduce((a, b) => a + (b - mean) ** 2, 0) / (v.length - 1));
};

const ofSummaries = (all: readonly Summary[], t: { mean: number; quantile: number }): number => {
  const scale = all[0]!.sd;
  if (!(scale > 0)) return 0;
  const quantiles = quantileLevels.map((p) => sd(all.map((s) => s.quantiles[`${p}`])) / scale / t.quantile);
  return Math.max(sd(all.map((s) => s.mean)) / scale / t.mean, ...quantiles);
};

const wanted = process.argv.slice(2);
for (const c of oracleCases()) {
  if (wanted.length > 0 && !wanted.includes(c.name)) continue;
  const results: AnalysisResult[] = [];
  for (let s = 1; s <= SEEDS; s++) {
    const r = analyse({ ...c.spec, seed: 17 * s });
    if (r.ok) results.push(r.value);
  }
  const effects = c.spec.arms.slice(1).map((_, k) => {
    const all = results.map((r) => r.effects[k]!);
    const probabilities = (['pBetter', 'pAtLeastMcid', 'pHarmAtLeastMcid', 'pInRope', 'pBest'] as const).map(
      (p) => sd(all.map((e) => e[p])) / tolerances.probability,
    );
    return Math.max(ofSummaries(all, tolerances.effect), ...probabilities);
  });
  const parameters = Object.keys(results[0]!.parameters)
    .filter((name) => name !== 'lambda')
    .map((name) =>
      ofSummaries(
        results.map((r) => r.parameters[name]!),
        tolerances.parameter,
      ),
    );
  const least = (of: (d: AnalysisResult['diagnostics']) => number | null) =>
    Math.min(...results.map((r) => of(r.diagnostics) ?? Number.NaN));
  console.log(
    `${c.name}: effects ${Math.max(...effects).toFixed(2)}, parameters ${Math.max(...parameters).toFixed(2)}, ` +
      `least ESS ${least((d) => d.ess).toFixed(0)}, refused ${SEEDS - results.length}, ` +
      [...new Set(results.map((r) => r.engine.method))].join(' / '),
  );
}
