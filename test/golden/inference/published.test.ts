import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitPoisson } from '../../../src/core/inference/count/fit.ts';
import { fitGaussian } from '../../../src/core/inference/gaussian/fit.ts';
import { type Problem, prepare } from '../../../src/core/inference/problem.ts';
import type { AnalysisSpec } from '../../../src/shared/analysis.ts';

/**
 * Real N-of-1 data with published posteriors (test/fixtures/reference/published, SOURCE.txt there). The authors used
 * rstanarm's default priors: intercept of the centred design N(mean y, 2.5 sd y), coefficient
 * N(0, 2.5 sd y / sd x), sigma ~ Exponential(mean sd y); errors independent.
 */
const table = (file: string): Record<string, string>[] => {
  const lines = readFileSync(new URL(`../../fixtures/reference/published/${file}`, import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((l) => l.split(',').map((c) => c.replaceAll('"', '')));
  const [head, ...rows] = lines;
  return rows.map((r) => Object.fromEntries(head!.map((h, i) => [h || 'row', r[i]!])));
};

const meanOf = (x: readonly number[]) => x.reduce((a, b) => a + b, 0) / x.length;
const sdOf = (x: readonly number[]) => {
  const m = meanOf(x);
  return Math.sqrt(x.reduce((a, v) => a + (v - m) ** 2, 0) / (x.length - 1));
};

/** The engine's problem with the treatment column centred, as rstanarm centres its design. */
const centred = (spec: AnalysisSpec): Problem => {
  const problem = prepare(spec);
  if (!problem.ok) throw new Error(problem.error.message);
  const e = problem.value.exposures[0]!.e;
  const m = meanOf([...e]);
  return {
    ...problem.value,
    exposures: [{ ...problem.value.exposures[0]!, lambda: -1, e: e.map((v) => v - m) }],
  };
};

describe('octreotide against placebo for headache: 22 sequential posteriors', () => {
  const rows = table('octreotide/SMS.csv').filter((r) => r['delta_severity'] !== 'NA');
  const published = table('octreotide/plot_update_SMS_on_headache.csv');

  it('has 22 published posteriors', () => {
    expect(published).toHaveLength(22);
    expect(rows).toHaveLength(24);
  });

  it.each(published.map((p, i) => [i, p] as const))('after observation %d + 3', (i, p) => {
    const used = rows.slice(0, i + 3);
    const y = used.map((r) => Number(r['delta_severity']));
    const x = used.map((r) => Number(r['group'] === 'SMS'));
    const problem = centred({
      outcome: { family: 'gaussian', better: 'lower', mcid: 0.1 },
      arms: ['placebo', 'SMS'],
      days: y.map((v, d) => ({ day: d + 1, arm: x[d] === 1 ? 'SMS' : 'placebo', y: v })),
      model: { trend: false, autocorrelation: false, periodEffect: false, lambda: 0 },
      priors: {
        intercept: { mean: meanOf(y), sd: 2.5 * sdOf(y) },
        residualSd: { exponentialMean: sdOf(y) },
        effects: [{ mean: 0, sd: (2.5 * sdOf(y)) / sdOf(x) }],
      },
    });
    const effect = fitGaussian(problem).effects[0]!;
    expect(Math.abs(effect.quantile(0.5) - Number(p['median']))).toBeLessThan(0.005);
    expect(Math.abs(effect.quantile(0.025) - Number(p['CI_low']))).toBeLessThan(0.02);
    expect(Math.abs(effect.quantile(0.975) - Number(p['CI_high']))).toBeLessThan(0.02);
  });
});

describe('hippocampal stimulation: seizures per month', () => {
  it('has the rate ratio 0.382 [0.249, 0.592]', () => {
    const rows = table('hippocampal_stimulation/Tellez-Zenteno.csv');
    const x = rows.map((r) => Number(r['treatment'] === 'on'));
    const problem = centred({
      outcome: { family: 'poisson', better: 'lower', mcid: 0.5 },
      arms: ['off', 'on'],
      days: rows.map((r, d) => ({ day: d + 1, arm: r['treatment']!, y: Number(r['seizures']) })),
      model: { trend: false, lambda: 0 },
      priors: { intercept: { mean: 0, sd: 2.5 }, effects: [{ mean: 0, sd: 2.5 / sdOf(x) }] },
    });
    const fit = fitPoisson(problem, {});
    if (!fit.ok) throw new Error(fit.error.message);
    const ratio = fit.value.parameters.find(([name]) => name === 'rateRatio[on]')![1];
    expect(ratio.quantile(0.5)).toBeCloseTo(0.382, 2);
    expect(Math.abs(ratio.quantile(0.025) - 0.249)).toBeLessThan(0.006);
    expect(Math.abs(ratio.quantile(0.975) - 0.592)).toBeLessThan(0.012);
    expect(ratio.cdf(1)).toBeGreaterThan(0.9999);
  });
});
