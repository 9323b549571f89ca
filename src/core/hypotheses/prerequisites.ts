import type { HypothesesResult } from '../../shared/hypotheses.ts';
import type { Prediction } from './predict.ts';

/** A spread between persons under this share of the mean effect would count as "people respond alike". */
const ALIKE = 0.1;

/**
 * The three prerequisites of personalisation (Konigorski et al., arXiv 2601.03482), answered from what is there:
 * 1. Effects are homogeneous: only if a published spread between persons is small for every candidate.
 * 2. The model knows the causal structure and enough features: never here. The catalogue holds average effects of
 *    trials and sees conditions and words, not the causes within this person.
 * 3. There is enough personal data: at least one finished trial of the person's own.
 */
export const prerequisites = (
  predictions: readonly Prediction[],
  ownTrials: number,
): HypothesesResult['personalisation'] => {
  const homogeneous =
    predictions.length > 0 &&
    predictions.every((p) => p.betweenPersonsPublished && p.parts.betweenPersons < ALIKE * Math.abs(p.mean));
  const enoughPersonalData = ownTrials > 0;
  const causalAndInformative = false;
  const answers = [
    homogeneous
      ? 'People respond much alike, as far as it was measured.'
      : 'People probably respond differently: the average is a weak guide to you.',
    'The averages come from trials, but the match knows only your words, not your causes.',
    enoughPersonalData
      ? `You have finished ${ownTrials === 1 ? 'a trial' : `${ownTrials} trials`} of your own.`
      : 'There is no finished trial of your own yet; a trial is the way to change this.',
  ];
  const opening =
    homogeneous || enoughPersonalData
      ? 'These ideas are personal in part.'
      : 'These ideas are not personalised: they are predicted from other people, not tested on you.';
  return {
    homogeneous,
    causalAndInformative,
    enoughPersonalData,
    statement: [opening, ...answers].join(' '),
  };
};
