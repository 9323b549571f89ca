import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataAlone, predictiveP } from '../../../src/core/inference/conflict.ts';
import {
  boxP,
  normalUpdate,
  pRateBelow,
  pShareBelow,
  robustUpdate,
} from '../../../src/core/inference/conjugate.ts';
import { analyse, normalCdf } from '../../../src/core/inference/index.ts';
import { normalMixture } from '../../../src/core/inference/numerics/normal-mixture.ts';

type Json = { [key: string]: number | number[] | Json };
const golden = JSON.parse(
  readFileSync(new URL('../../fixtures/reference/golden_conjugate.json', import.meta.url), 'utf8'),
) as Record<string, Json>;
const n = (section: string, key: string): number => golden[section]![key] as number;
const close = (got: number, want: number) => expect(Math.abs(got - want)).toBeLessThan(1e-6);

const A = 'A_normal_update';
const prior = { mean: n(A, 'prior_mean'), sd: n(A, 'prior_sd') };
const data = { mean: n(A, 'data_est'), sd: n(A, 'data_se') };
const conflicting = { mean: n('B_conflict', 'data_est'), sd: data.sd };

describe('closed forms (golden_conjugate.json)', () => {
  it('A: Normal update, and a predictive prior from standard error and between-person SD', () => {
    close(Math.hypot(n(A, 'pop_se'), n(A, 'between_person_sd')), prior.sd);
    const got = normalUpdate(prior, data);
    close(got.mean, n(A, 'post_mean'));
    close(got.sd, n(A, 'post_sd'));
    close(normalCdf((-2 - got.mean) / got.sd), n(A, 'P_le_minus2'));
    close(normalCdf(-got.mean / got.sd), n(A, 'P_lt_0'));
    close(boxP(prior, data), n(A, 'box_p_two_sided'));
  });

  it('B: conflict, also through the code that the analysis uses', () => {
    const got = normalUpdate(prior, conflicting);
    close(got.mean, n('B_conflict', 'post_mean'));
    const alone = dataAlone(
      {
        branch: { logWeight: 0, effects: [prior], informative: [1] },
        logEvidence: 0,
        mean: Float64Array.of(got.mean),
        cov: Float64Array.of(got.sd ** 2),
      },
      [prior],
    )!;
    close(alone.mean[0]!, conflicting.mean);
    close(predictiveP(alone, [prior])!, n('B_conflict', 'box_p_two_sided'));
    close(boxP(prior, conflicting), n('B_conflict', 'box_p_two_sided'));
  });

  it.each([
    ['C_robust_mixture_agree', data],
    ['C_robust_mixture_conflict', conflicting],
  ] as const)('%s', (section, estimate) => {
    // the weight and the vague component are those that reproduce both sections: 0.8 and N(0, 5)
    const vagueSd = Math.sqrt(
      1 / (1 / (golden[section]!['comp_sds'] as number[])[1]! ** 2 - 1 / data.sd ** 2),
    );
    const [, vagueMean] = golden[section]!['comp_means'] as number[];
    const vagueMu =
      (vagueMean! * (1 / vagueSd ** 2 + 1 / data.sd ** 2) - estimate.mean / data.sd ** 2) * vagueSd ** 2;
    const got = robustUpdate(0.8, prior, { mean: vagueMu, sd: vagueSd }, estimate);
    close(got.weights[0], n(section, 'w_informative'));
    close(got.mean, n(section, 'post_mean'));
    close(got.sd, n(section, 'post_sd'));
    const mixture = normalMixture({
      weight: Float64Array.from(got.weights),
      mean: Float64Array.from(got.components, (c) => c.mean),
      sd: Float64Array.from(got.components, (c) => c.sd),
    });
    close(mixture.cdf(-2), n(section, 'P_le_minus2'));
  });

  it.each([1, 0.5, 0.1, 0])('D: power prior that counts the prior %d times', (a0) => {
    const got = a0 === 0 ? data : normalUpdate({ mean: prior.mean, sd: prior.sd / Math.sqrt(a0) }, data);
    close(got.mean, n(`D_power_prior_a0_${a0}`, 'post_mean'));
    close(got.sd, n(`D_power_prior_a0_${a0}`, 'post_sd'));
  });

  it('E: the second study that two published posteriors imply', () => {
    const {
      prior: before,
      posterior: after,
      implied_second_study: implied,
    } = golden['E_CBTI_published']! as {
      prior: { mean: number; sd: number };
      posterior: { mean: number; sd: number };
      implied_second_study: { mean: number; sd: number };
    };
    const got = normalUpdate(before, implied);
    close(got.mean, after.mean);
    close(got.sd, after.sd);
  });

  it('F: gamma-Poisson rates (Jeffreys prior), exact', () => {
    close(
      pRateBelow({ shape: 4.5, rate: 28 }, { shape: 9.5, rate: 28 }),
      n('F_gamma_poisson', 'exact_P_rr_lt_1'),
    );
  });

  it('G: beta-binomial shares; the golden figure is a Monte Carlo one, good to 1e-3', () => {
    const got = pShareBelow({ a: 5, b: 25 }, { a: 10, b: 20 });
    expect(Math.abs(got - n('G_beta_binomial', 'P_p_t_lt_p_c'))).toBeLessThan(1e-3);
  });

  it('AFib triggers: 7 of 19 days with the trigger against 5 of 19 without, published as 77 %, exactly 76.5 %', () => {
    // P(p_with > p_without) under priors that are flat on both logits: shares Beta(7, 12) and Beta(5, 14)
    const got = pShareBelow({ a: 5, b: 14 }, { a: 7, b: 12 });
    expect(Math.abs(got - 0.765)).toBeLessThan(5e-4);
    expect(Math.abs(got - 0.77)).toBeLessThan(0.01); // as the service printed it
  });

  it('AFib triggers through the analysis itself: independent days, flat priors', () => {
    const day = (i: number, arm: string, y: number) => ({ day: i + 1, arm, y });
    const days = [
      ...Array.from({ length: 19 }, (_, i) => day(i, 'without', Number(i < 5))),
      ...Array.from({ length: 19 }, (_, i) => day(19 + i, 'with', Number(i < 7))),
    ];
    // the first day is only conditioned on, so one more is put before it; priors all but flat on the logits
    const first = { day: 1, arm: 'without', y: 0 };
    const result = analyse({
      outcome: { family: 'bernoulli', better: 'lower', mcid: 2 },
      arms: ['without', 'with'],
      days: [first, ...days.map((d) => ({ ...d, day: d.day + 1 }))],
      model: { trend: false, autocorrelation: false, lambda: 0 },
      priors: { intercept: { mean: 0, sd: 20 }, effects: [{ mean: 0, sd: 20 }] },
    });
    if (!result.ok) throw new Error(result.error.message);
    expect(Math.abs(1 - result.value.effects[0]!.pBetter - 0.765)).toBeLessThan(0.005);
  });
});
