import type { Conflict, EffectSummary } from '../../shared/analysis.ts';
import type { VerdictKey } from '../../shared/trial.ts';

/** Fixed in the protocol before day 1. */
export interface VerdictThresholds {
  /** P(better) from which the answer is "better" (or "worse"). */
  sure: number;
  /** P(better) from which the answer is "probably". */
  probable: number;
}

type Evidence = Pick<EffectSummary, 'pBetter' | 'pAtLeastMcid' | 'pHarmAtLeastMcid' | 'pInRope'>;

/**
 * The verdict on one effect, by the first rule that holds:
 * 1. conflict: prior and data contradict each other strongly, so the answer rests on which one believes;
 * 2. no worthwhile difference: P(|effect| < MCID) reaches `sure`, or P(|effect| < ROPE) reaches `probable`;
 * 3. better / worse: P(better) or P(worse) reaches `sure`; 4. probably ...: it reaches `probable`;
 * 5. otherwise not sure yet.
 * @param flag the analysis's conflict flag; leave it out when the priors are robust mixtures, where the data win
 */
export const verdictOf = (
  effect: Evidence,
  thresholds: VerdictThresholds,
  flag: Conflict['flag'] = 'none',
): VerdictKey => {
  const { sure, probable } = thresholds;
  const better = effect.pBetter;
  if (flag === 'strong') return 'conflict';
  const small = 1 - effect.pAtLeastMcid - effect.pHarmAtLeastMcid;
  if (small >= sure || effect.pInRope >= probable) return 'no-worthwhile-difference';
  if (better >= sure) return 'better';
  if (1 - better >= sure) return 'worse';
  if (better >= probable) return 'probably-better';
  if (1 - better >= probable) return 'probably-worse';
  return 'not-sure-yet';
};
