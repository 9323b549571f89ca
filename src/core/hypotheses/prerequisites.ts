import type { EstimateRecord } from '../../shared/evidence.ts';
import type { HypothesesResult } from '../../shared/hypotheses.ts';
import { type Reason, reasonInEnglish } from '../../shared/idea-reasons.ts';
import type { Prediction } from './predict.ts';

/** A spread between persons under this share of the mean effect would count as "people respond alike". */
const ALIKE = 0.1;

/** What of the person's own is there to personalise by. */
export interface OwnRecord {
  /** Finished trials of the person's own in the vault. */
  trials: number;
  /** Recorded days of this outcome in the last 28. */
  days: number;
}

/** Comparisons that chance decided: everything but series without a control. */
const isRandomised = (e: EstimateRecord): boolean => e.design !== 'uncontrolled';

/**
 * The three prerequisites of personalisation (Konigorski et al., arXiv 2601.03482), answered from what is there:
 * 1. Effects are homogeneous: only if a published spread between persons is small for every candidate.
 * 2. The model knows the causal structure and enough features: the study types say how much of it is causal knowledge,
 *    but the catalogue sees conditions and words, not the causes within this person, so this is never yes here.
 * 3. There is enough personal data: at least one finished trial of the person's own.
 */
export const prerequisites = (
  predictions: readonly Prediction[],
  estimates: readonly EstimateRecord[],
  own: OwnRecord,
): HypothesesResult['personalisation'] => {
  const homogeneous =
    predictions.length > 0 &&
    predictions.every((p) => p.betweenPersonsPublished && p.parts.betweenPersons < ALIKE * Math.abs(p.mean));
  const enoughPersonalData = own.trials > 0;
  const causalAndInformative = false;
  const shares = predictions.map((p) => p.parts.betweenPersons / Math.max(Math.abs(p.mean), Number.EPSILON));
  const answers: Reason[] = [
    {
      code: 'spread-of-effects',
      share: shares.sort((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0,
      measured: predictions.filter((p) => p.betweenPersonsPublished).length,
      of: predictions.length,
    },
    { code: 'study-types', randomised: estimates.filter(isRandomised).length, of: estimates.length },
    { code: 'own-data', trials: own.trials, days: own.days },
  ];
  const opening =
    homogeneous || enoughPersonalData
      ? 'These ideas are personal in part.'
      : 'These ideas are not personalised: they are predicted from other people, not tested on you.';
  return {
    homogeneous,
    causalAndInformative,
    enoughPersonalData,
    statement: [opening, ...answers.map((a) => reasonInEnglish(a))].join(' '),
    answers,
  };
};
