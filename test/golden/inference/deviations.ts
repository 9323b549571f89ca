import { type AnalysisResult, quantileLevels, type Summary } from '../../../src/shared/analysis.ts';
import type { ReferenceCase, ReferenceSummary } from './reference-case.ts';

/** How far a result lies from the reference: means and quantiles in reference posterior SDs. */
export interface Deviation {
  what: string;
  deviation: number;
  tolerance: number;
}

const distances = (
  what: string,
  got: Summary | undefined,
  want: ReferenceSummary,
  tolerance: { mean: number; quantile: number },
): Deviation[] => [
  {
    what: `${what} mean`,
    deviation: got ? Math.abs(got.mean - want.mean) / want.sd : Infinity,
    tolerance: tolerance.mean,
  },
  ...quantileLevels.map((p) => ({
    what: `${what} q${p}`,
    deviation: got ? Math.abs(got.quantiles[`${p}`] - want.quantiles[`${p}`]) / want.sd : Infinity,
    tolerance: tolerance.quantile,
  })),
];

/** Acceptance of the reference cases: effects 0.03 / 0.06 SD, probabilities 0.01, the rest 0.06 / 0.15 SD. */
export const deviationsOf = (result: AnalysisResult, reference: ReferenceCase): Deviation[] => {
  const out: Deviation[] = [];
  const probability = (what: string, got: number, want: number) =>
    out.push({ what, deviation: Math.abs(got - want), tolerance: 0.01 });
  reference.effects.forEach((want, k) => {
    const got = result.effects[k]!;
    out.push(...distances(`effect ${k + 1}`, got, want, { mean: 0.03, quantile: 0.06 }));
    probability(`effect ${k + 1} P(<0)`, got.pBetter, want.pBelowZero);
    probability(`effect ${k + 1} P(<=-MCID)`, got.pAtLeastMcid, want.pAtMostMcid);
    probability(`effect ${k + 1} P(ROPE)`, got.pInRope, want.pInRope);
    probability(`effect ${k + 1} P(best)`, got.pBest, reference.pBest[k + 1]!);
  });
  probability('reference P(best)', result.pBestReference, reference.pBest[0]!);
  for (const [name, want] of Object.entries(reference.parameters)) {
    const discrete = name === 'lambda'; // its quantiles jump between grid values
    const found = distances(name, result.parameters[name], want, { mean: 0.06, quantile: 0.15 });
    out.push(...(discrete ? found.slice(0, 1) : found));
  }
  reference.weightAfter.forEach((w, k) => {
    probability(`weight after ${k + 1}`, result.conflict.weightAfter[k] ?? Infinity, w);
  });
  return out;
};

/** The deviations that break their tolerance, as text for a test's message. */
export const failuresOf = (deviations: readonly Deviation[]): string[] =>
  deviations
    .filter((d) => !(d.deviation <= d.tolerance))
    .map((d) => `${d.what}: ${d.deviation.toFixed(4)} > ${d.tolerance}`);
