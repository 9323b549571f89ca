import type { AnalysisSpec, RandomisationTest } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';

/** Mean outcome of an arm's days minus that of the reference, signed so that a benefit is positive. */
const benefitOf = (
  sums: ReadonlyMap<number, readonly [sum: number, n: number]>,
  sequence: readonly string[],
  arm: string,
  reference: string,
  sign: number,
): number => {
  let armSum = 0;
  let armDays = 0;
  let refSum = 0;
  let refDays = 0;
  for (const [period, [sum, n]] of sums) {
    const given = sequence[period - 1];
    if (given === arm) {
      armSum += sum;
      armDays += n;
    } else if (given === reference) {
      refSum += sum;
      refDays += n;
    }
  }
  return armDays > 0 && refDays > 0 ? sign * (armSum / armDays - refSum / refDays) : -Infinity;
};

const TIE = 1e-9;

/**
 * Randomisation test over the sequences that were really possible: under the sharp null the outcomes would have
 * been the same under every one of them. It assumes no model at all; its price is a floor under p.
 * @param possible all permitted sequences (arm of each period), or with `sampled` a uniform sample of them
 * @returns one test per arm; bad-input where the trial's own sequence is not among the possible ones
 */
export const randomisationTest = (
  spec: AnalysisSpec,
  possible: readonly (readonly string[])[],
  sampled = false,
): Result<RandomisationTest[]> => {
  const own: string[] = [];
  const sums = new Map<number, [number, number]>();
  for (const d of spec.days) {
    if (d.period === undefined) continue;
    own[d.period - 1] = d.arm;
    if (d.y === null) continue;
    const at = sums.get(d.period) ?? [0, 0];
    sums.set(d.period, [at[0] + d.y, at[1] + 1]);
  }
  const same = (s: readonly string[]) => own.every((arm, i) => arm === undefined || s[i] === arm);
  if (!sampled && !possible.some(same))
    return fail(
      'bad-input',
      "The trial's own sequence is not among the possible sequences. Give all sequences that the design permits.",
      'possible',
    );
  const sign = spec.outcome.better === 'lower' ? -1 : 1;
  const reference = spec.arms[0]!;
  const total = possible.length + (sampled ? 1 : 0);
  return ok(
    spec.arms.slice(1).map((arm) => {
      const observed = benefitOf(sums, own, arm, reference, sign);
      const asGood = possible.filter(
        (s) => benefitOf(sums, s, arm, reference, sign) >= observed - TIE,
      ).length;
      // sequences that only swap the other arms give this arm the same periods: the floor counts them
      const patterns = new Map<string, number>();
      for (const s of possible) {
        const key = s.map((a) => (a === arm ? 'a' : a === reference ? 'r' : '-')).join('');
        patterns.set(key, (patterns.get(key) ?? 0) + 1);
      }
      const floor = sampled ? 1 : Math.min(...patterns.values());
      return {
        arm,
        p: (asGood + (sampled ? 1 : 0)) / total,
        smallestP: floor / total,
        sequences: total,
      };
    }),
  );
};
