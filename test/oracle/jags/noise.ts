/**
 * The engine's own Monte Carlo noise: `node test/oracle/jags/noise.ts [--seeds 32] [name ...]`. Each case with many
 * engine seeds; needs no JAGS. Per case: the SD over seeds and the worst distance of any seed from their mean, as shares
 * of what the comparison with JAGS tolerates, and how many of the seeds miss a tolerance against the committed JAGS
 * posterior.
 */
import { parseArgs } from 'node:util';
import { analyse } from '../../../src/core/inference/index.ts';
import { type AnalysisResult, quantileLevels, type Summary } from '../../../src/shared/analysis.ts';
import { extraDeviations, jagsExtra, jagsExtraNames } from '../../golden/inference/jags-extra.ts';
import { tolerances } from './posterior.ts';

export interface Noise {
  /** SD over seeds of the noisiest figure, as a share of its tolerance. */
  sd: number;
  /** Largest distance of one seed's figure from the mean over seeds, as a share of its tolerance. */
  worst: number;
  worstOf: string;
  /** Seeds with a figure beyond tolerance against JAGS. */
  misses: number;
  refused: number;
  leastEss: number;
  methods: string[];
}

/** Every compared figure of a result, in units of its tolerance. */
const figuresOf = (r: AnalysisResult): Map<string, number> => {
  const out = new Map<string, number>();
  const add = (what: string, s: Summary, t: { mean: number; quantile: number }) => {
    if (!(s.sd > 0)) return;
    out.set(`${what} mean`, s.mean / s.sd / t.mean);
    for (const p of quantileLevels) out.set(`${what} q${p}`, s.quantiles[`${p}`] / s.sd / t.quantile);
  };
  for (const e of r.effects) {
    add(`effect ${e.arm}`, e, tolerances.effect);
    for (const p of ['pBetter', 'pAtLeastMcid', 'pHarmAtLeastMcid', 'pInRope', 'pBest'] as const)
      out.set(`${e.arm} ${p}`, e[p] / tolerances.probability);
  }
  for (const [name, s] of Object.entries(r.parameters))
    if (name !== 'lambda') add(name, s, tolerances.parameter);
  return out;
};

export const noiseOf = (name: string, seeds: readonly number[]): Noise => {
  const extra = jagsExtra(name);
  const results = seeds.flatMap((seed) => {
    const r = analyse({ ...extra.spec, seed });
    return r.ok ? [r.value] : [];
  });
  const figures = results.map(figuresOf);
  let sd = 0;
  let worst = 0;
  let worstOf = '';
  for (const what of figures[0]?.keys() ?? []) {
    // the SD that a figure is divided by moves with the seed, too: take that of the first
    const scale = scaleOf(what, results[0]!);
    const values = figures.map((f, i) => f.get(what)! * (scaleOf(what, results[i]!) / scale));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    sd = Math.max(sd, Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1)));
    for (const v of values)
      if (Math.abs(v - mean) > worst) {
        worst = Math.abs(v - mean);
        worstOf = what;
      }
  }
  const misses = results.filter((r) => extraDeviations(r, extra).some((d) => !(d.deviation <= d.tolerance)));
  return {
    sd,
    worst,
    worstOf,
    misses: misses.length,
    refused: seeds.length - results.length,
    leastEss: Math.min(...results.map((r) => r.diagnostics.ess ?? Infinity)),
    methods: [...new Set(results.map((r) => r.engine.method))],
  };
};

/** Posterior SD behind a figure that is divided by it; 1 for probabilities. */
const scaleOf = (what: string, r: AnalysisResult): number => {
  const [, name] = /^(.*) (?:mean|q[\d.]+)$/.exec(what) ?? [];
  if (name === undefined) return 1;
  return (r.effects.find((e) => `effect ${e.arm}` === name) ?? r.parameters[name]!).sd;
};

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seeds: { type: 'string', default: '32' } },
  });
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => 17 * (i + 1));
  for (const name of jagsExtraNames()) {
    if (positionals.length > 0 ? !positionals.includes(name) : name.includes('gaussian')) continue;
    const n = noiseOf(name, seeds);
    console.log(
      `${name}: misses ${n.misses}, worst ${n.worst.toFixed(2)} (${n.worstOf}), SD ${n.sd.toFixed(2)}, ` +
        `least ESS ${n.leastEss.toFixed(0)}, refused ${n.refused}, ${n.methods.join(' / ')}`,
    );
  }
}
