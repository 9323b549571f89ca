import { readdirSync, readFileSync } from 'node:fs';
import {
  type AnalysisResult,
  type AnalysisSpec,
  quantileLevels,
  type Summary,
} from '../../../src/shared/analysis.ts';
import { type OraclePosterior, tolerances } from '../../oracle/jags/posterior.ts';
import type { OracleProbability, OracleSummary } from '../../oracle/jags/summarise.ts';

/** Posteriors that JAGS found for the cases of test/oracle/jags; made by make.ts there. */
const folder = new URL('./jags-extra/', import.meta.url);

export interface JagsExtra {
  name: string;
  why: string;
  made: { worstRhat: number; worstErrorShare: number; worstErrorOf: string; seconds: number; chains: number };
  spec: AnalysisSpec;
  posterior: OraclePosterior;
}

export const jagsExtraNames = (): string[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .map((f) => f.slice(0, -'.json'.length))
    .sort();

export const jagsExtra = (name: string): JagsExtra =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as JagsExtra;

/** One figure of the engine against JAGS; deviation, tolerance and Monte Carlo error in the same unit. */
export interface ExtraDeviation {
  what: string;
  got: number;
  want: number;
  /** |got - want|: in posterior SDs for means and quantiles, as it is for probabilities. */
  deviation: number;
  tolerance: number;
  mcse: number;
}

const ofSummary = (
  what: string,
  got: Summary | undefined,
  want: OracleSummary,
  tolerance: { mean: number; quantile: number },
): ExtraDeviation[] => {
  const one = (
    name: string,
    a: number | undefined,
    b: number,
    tol: number,
    mcse: number,
  ): ExtraDeviation => ({
    what: `${what} ${name}`,
    got: a ?? Number.NaN,
    want: b,
    deviation: a === undefined ? Infinity : Math.abs(a - b) / want.sd,
    tolerance: tol,
    mcse: mcse / want.sd,
  });
  return [
    one('mean', got?.mean, want.mean, tolerance.mean, want.mcse.mean),
    ...quantileLevels.map((p) =>
      one(
        `q${p}`,
        got?.quantiles[`${p}`],
        want.quantiles[`${p}`],
        tolerance.quantile,
        want.mcse.quantiles[`${p}`],
      ),
    ),
  ];
};

const ofProbability = (what: string, got: number | undefined, want: OracleProbability): ExtraDeviation => ({
  what,
  got: got ?? Number.NaN,
  want: want.p,
  deviation: got === undefined ? Infinity : Math.abs(got - want.p),
  tolerance: tolerances.probability,
  mcse: want.mcse,
});

/** Every figure of an engine result against the JAGS posterior of the same specification. */
export const extraDeviations = (result: AnalysisResult, { spec, posterior }: JagsExtra): ExtraDeviation[] => {
  const lower = spec.outcome.better === 'lower';
  const out: ExtraDeviation[] = [];
  posterior.effects.forEach((want, k) => {
    const got = result.effects[k]!;
    const what = `effect ${want.arm}`;
    out.push(
      ...ofSummary(what, got, want, tolerances.effect),
      ofProbability(`${what} P(<0)`, lower ? got.pBetter : 1 - got.pBetter, want.pBelowZero),
      ofProbability(`${what} P(>=MCID)`, got.pAtLeastMcid, want.pAtLeastMcid),
      ofProbability(`${what} P(harm>=MCID)`, got.pHarmAtLeastMcid, want.pHarmAtLeastMcid),
      ofProbability(`${what} P(ROPE)`, got.pInRope, want.pInRope),
    );
  });
  posterior.pBest.forEach((want, k) => {
    const got = k === 0 ? result.pBestReference : result.effects[k - 1]!.pBest;
    out.push(ofProbability(`P(best) ${spec.arms[k]}`, got, want));
  });
  for (const [name, want] of Object.entries(posterior.parameters)) {
    const all = ofSummary(name, result.parameters[name], want, tolerances.parameter);
    out.push(...(name === 'lambda' ? all.slice(0, 1) : all)); // its quantiles jump between grid values
  }
  posterior.weightAfter.forEach((want, k) => {
    out.push(ofProbability(`weight after ${spec.arms[k + 1]}`, result.conflict.weightAfter[k], want));
  });
  return out;
};
