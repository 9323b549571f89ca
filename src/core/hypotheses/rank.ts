import type {
  ConditionRecord,
  EstimateRecord,
  EvidenceCatalogue,
  InterventionRecord,
} from '../../shared/evidence.ts';
import {
  type Candidate,
  DEFAULT_TAU,
  type EvidenceItem,
  type HypothesesResult,
  type OwnEffect,
  type PopulationPrior,
  type PredictionSource,
  type Profile,
} from '../../shared/hypotheses.ts';
import { type Predictive, sigmaJoint } from './joint.ts';
import type { CatalogueMatch } from './match.ts';
import { type Person, personOf, statementsAgainst, takesNow, triedBefore } from './person.ts';
import { isUsed, type Prediction, predictEffect } from './predict.ts';
import { prerequisites } from './prerequisites.ts';
import { replaced } from './replace.ts';
import { pAtLeast } from './sigma.ts';
import { ownTrialSe, trialValue } from './trial-value.ts';
import { triggerRule } from './trigger.ts';

export interface RankInput {
  profile: Profile;
  catalogue: EvidenceCatalogue;
  matches: readonly CatalogueMatch[];
  /** Threshold on sigma; default 0.25. */
  tau?: number | undefined;
  /** Least benefit that matters, in the outcome's unit; default: the condition's. */
  mcid?: number | undefined;
  /** Finished trials of the person's own in the vault; default 0. */
  ownTrials?: number | undefined;
  /** What those trials found; replaces the prediction of the same intervention and outcome. */
  own?: readonly OwnEffect[] | undefined;
  /** Learned population priors; replace the literature. */
  population?: readonly PopulationPrior[] | undefined;
}

/**
 * Ranks what the catalogue offers for the person's main condition. Only effects on one outcome and unit are
 * compared. sigma = P(best of all candidates and "no change"); prescription medicines stand apart as context
 * and take no part. Ordered by sigma, then by match and predicted effect. No match, no candidates.
 */
export const rankHypotheses = (input: RankInput): HypothesesResult => {
  const { catalogue, profile, matches } = input;
  const tau = input.tau ?? DEFAULT_TAU;
  const condition = mainCondition(profile, catalogue, matches);
  if (!condition) return nothing(tau, input.mcid);
  const { unit, better } = condition.outcome;
  const mcid = input.mcid ?? condition.outcome.mcid;
  const person = personOf(profile);
  const offers = matches
    .filter((m) => m.condition === condition.id)
    .map((m) => replaced(offerOf(m, condition, catalogue, person), condition, input));
  const comparable = offers.filter((o) => o.prediction !== null);
  const ranked = comparable.filter((o) => !o.intervention.prescription);
  const noChange: Predictive = [{ weight: 1, mean: 0, sd: 0 }]; // exactly no effect
  const all = [noChange, ...ranked.map((o) => o.prediction!.components)];
  const { sigma: sigmas, error } = sigmaJoint(all, better);
  const benefit = (p: Prediction) => (better === 'lower' ? -p.mean : p.mean);
  const ownSe = ownTrialSe(condition, person.baseline);
  const worthOf = (o: Offer) => {
    const others = ranked.filter((x) => x !== o).map((x) => benefit(x.prediction!));
    return trialValue(benefit(o.prediction!), o.prediction!.sd, ownSe, Math.max(0, ...others));
  };
  const asCandidate = (o: Offer, sigma: number): Candidate => {
    const { mean, sd, components } = o.prediction!;
    const value = o.intervention.prescription ? null : worthOf(o);
    const against = statementsAgainst(person, o.intervention);
    return {
      id: o.intervention.id,
      name: o.intervention.name,
      condition: condition.id,
      dose: o.intervention.dose,
      icon: o.intervention.icon,
      minPeriodDays: o.intervention.minPeriodDays,
      predicted: { mean, sd, unit },
      sigma,
      pAtLeastMcid: components.reduce((s, c) => s + c.weight * pAtLeast(c.mean, c.sd, mcid, better), 0),
      source: o.source,
      ...(value ? { value } : {}),
      ...triggerRule(
        { sigma, against, ...o.intervention, ...(value ? { pChange: value.pChange } : {}) },
        tau,
      ),
      match: o.match.score,
      why: o.why,
      evidence: o.estimates.map(evidenceItem),
      safety: [...o.intervention.safety, ...condition.safety],
      contraindications: o.intervention.contraindications.map((c) => c.text),
      prescription: o.intervention.prescription,
    };
  };
  const gain = (c: Candidate) => (better === 'lower' ? -c.predicted.mean : c.predicted.mean);
  const candidates = ranked
    .map((o, i) => asCandidate(o, sigmas[i + 1]!))
    .sort((a, b) => b.sigma - a.sigma || b.match - a.match || gain(b) - gain(a));
  return {
    tau,
    chance: 1 / all.length,
    mcid,
    unit,
    candidates,
    context: comparable.filter((o) => o.intervention.prescription).map((o) => asCandidate(o, 0)),
    notCompared: offers
      .filter((o) => o.prediction === null && !o.intervention.prescription)
      .map((o) => ({
        id: o.intervention.id,
        name: o.intervention.name,
        because: o.estimates[0]?.note ?? '',
      })),
    doNothing: { sigma: sigmas[0]! },
    sigmaError: error,
    matched: matchedConditions(catalogue, matches),
    personalisation: prerequisites(
      ranked.map((o) => o.prediction!),
      input.ownTrials ?? 0,
    ),
  };
};

/** The predictions that `rankHypotheses` compares, by intervention, in the order of the matches. */
export const predictionsFor = (input: RankInput): (Prediction & { id: string })[] => {
  const { catalogue, profile, matches } = input;
  const condition = mainCondition(profile, catalogue, matches);
  if (!condition) return [];
  const person = personOf(profile);
  return matches
    .filter((m) => m.condition === condition.id)
    .map((m) => replaced(offerOf(m, condition, catalogue, person), condition, input))
    .flatMap((o) =>
      o.prediction && !o.intervention.prescription ? [{ ...o.prediction, id: o.intervention.id }] : [],
    );
};

export interface Offer {
  match: CatalogueMatch;
  intervention: InterventionRecord;
  estimates: EstimateRecord[];
  prediction: Prediction | null;
  source: PredictionSource;
  why: string[];
}

const offerOf = (
  match: CatalogueMatch,
  condition: ConditionRecord,
  catalogue: EvidenceCatalogue,
  person: Person,
): Offer => {
  const intervention = catalogue.interventions.find((i) => i.id === match.intervention)!;
  const estimates = catalogue.estimates.filter(
    (e) => e.condition === condition.id && e.intervention === intervention.id,
  );
  const prediction = estimates.some(isUsed)
    ? predictEffect(estimates, condition, catalogue, person, match.score)
    : null;
  const why = match.reasons.map((r) =>
    r.how === 'word'
      ? `You wrote “${r.words}”, which names “${r.met}”.`
      : `You wrote “${r.words}”, which is close to “${r.met}”.`,
  );
  if (takesNow(person, intervention)) why.push('You take it now.');
  if (triedBefore(person, intervention))
    why.push('You tried it before. A trial can tell what memory cannot: whether it helped.');
  why.push(...(prediction?.reasons ?? []));
  if (intervention.minPeriodDays !== null && intervention.minPeriodDays > 14)
    why.push(`It acts slowly: a trial needs periods of at least ${intervention.minPeriodDays} days.`);
  return { match, intervention, estimates, prediction, source: 'literature', why };
};

const evidenceItem = (e: EstimateRecord): EvidenceItem => ({
  citation: e.citation,
  doi: e.doi,
  url: e.url,
  quality: `${e.certainty.replace('-', ' ')} certainty${e.use === 'effect' ? '' : `; not used: ${e.note}`}`,
  mean: e.published.mean,
  se: e.published.se,
  seOrigin: e.published.seOrigin,
  unit: e.published.unit,
});

const matchedConditions = (
  catalogue: EvidenceCatalogue,
  matches: readonly CatalogueMatch[],
): NonNullable<HypothesesResult['matched']> =>
  catalogue.conditions
    .flatMap((c) => {
      const m = matches.find((x) => x.condition === c.id);
      return m ? [{ condition: c.id, name: c.name, score: m.score, words: m.reasons[0]?.words ?? '' }] : [];
    })
    .sort((a, b) => b.score - a.score);

/** The condition whose outcome the person named, if it matches, else the best match. */
const mainCondition = (
  profile: Profile,
  catalogue: EvidenceCatalogue,
  matches: readonly CatalogueMatch[],
): ConditionRecord | null => {
  const named = matches.find(
    (m) => catalogue.conditions.find((c) => c.id === m.condition)?.outcome.code === profile.outcome,
  );
  const id = (named ?? matches[0])?.condition;
  return catalogue.conditions.find((c) => c.id === id) ?? null;
};

const nothing = (tau: number, mcid: number | undefined): HypothesesResult => ({
  tau,
  chance: 1,
  mcid: mcid ?? 0,
  unit: '',
  candidates: [],
  context: [],
  notCompared: [],
  doNothing: { sigma: 1 },
  matched: [],
  personalisation: {
    homogeneous: false,
    causalAndInformative: false,
    enoughPersonalData: false,
    statement: 'Nothing in the catalogue matches what you wrote, so there is nothing to personalise.',
  },
});
