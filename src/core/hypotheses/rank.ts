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
import { type Reason, reasonInEnglish } from '../../shared/idea-reasons.ts';
import { type Predictive, sigmaJoint } from './joint.ts';
import { type LocalModelInput, suggested } from './local-model.ts';
import type { CatalogueMatch } from './match.ts';
import {
  type Person,
  personOf,
  statementsAgainst,
  statementsToAsk,
  takesNow,
  triedBefore,
} from './person.ts';
import { inOwnSpread, isUsed, type OwnSpread, type Prediction, predictEffect } from './predict.ts';
import { prerequisites } from './prerequisites.ts';
import { replaced } from './replace.ts';
import { pAtLeast } from './sigma.ts';
import { chanceApart, ownTrialSe, trialValue } from './trial-value.ts';
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
  /** The person's own day-to-day SD of the outcome: puts standardised effects on its unit. */
  ownSpread?: OwnSpread | undefined;
  /** Recorded days of the outcome in the last 28; default 0. */
  ownDays?: number | undefined;
  /** What the person's local language model proposed; marked, wide, under the same rules. */
  local?: LocalModelInput | undefined;
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
  const offers = offersFor(input, condition, person);
  const comparable = offers.filter((o) => o.prediction !== null);
  const ranked = comparable.filter((o) => !o.intervention.prescription);
  const noChange: Predictive = [{ weight: 1, mean: 0, sd: 0 }]; // exactly no effect
  const all = [noChange, ...ranked.map((o) => o.prediction!.components)];
  const { sigma: sigmas, error } = sigmaJoint(all, better);
  const benefit = (p: Prediction) => (better === 'lower' ? -p.mean : p.mean);
  const ownSe = ownTrialSe(condition, person.baseline);
  const worthOf = (o: Offer) => {
    const best = bestOther(o);
    return {
      ...trialValue(benefit(o.prediction!), o.prediction!.sd, ownSe, best.mean),
      pMatters: chanceApart({ mean: benefit(o.prediction!), sd: o.prediction!.sd }, best, mcid / 2),
    };
  };
  /** The best other choice by expected benefit, "no change" included. */
  const bestOther = (o: Offer): { mean: number; sd: number } =>
    ranked
      .filter((x) => x !== o)
      .map((x) => ({ mean: benefit(x.prediction!), sd: x.prediction!.sd }))
      .reduce((best, x) => (x.mean > best.mean ? x : best), { mean: 0, sd: 0 });
  const sigmaMax = Math.max(...sigmas);
  const asCandidate = (o: Offer, sigma: number): Candidate => {
    const { mean, sd, components } = o.prediction!;
    const value = o.intervention.prescription ? null : worthOf(o);
    const against = statementsAgainst(person, o.intervention);
    const ask = statementsToAsk(person, o.intervention);
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
      ...(value ? { value: { evsi: value.evsi, pChange: value.pChange } } : {}),
      ...triggerRule(
        {
          sigma,
          against,
          ask,
          sigmaMax,
          ...o.intervention,
          ...(value ? { pChange: value.pChange, pMatters: value.pMatters } : {}),
        },
        tau,
      ),
      match: o.match.score,
      why: o.why.map((r) => reasonInEnglish(r)),
      reasons: o.why,
      ...(ask.length > 0 ? { ask } : {}),
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
      ranked.flatMap((o) => o.estimates.filter(isUsed)),
      { trials: input.ownTrials ?? 0, days: input.ownDays ?? 0 },
    ),
    outcome: condition.outcome.code,
  };
};

/** The predictions that `rankHypotheses` compares, by intervention, in the order of the matches. */
export const predictionsFor = (input: RankInput): (Prediction & { id: string })[] => {
  const { catalogue, profile, matches } = input;
  const condition = mainCondition(profile, catalogue, matches);
  if (!condition) return [];
  const person = personOf(profile);
  return offersFor(input, condition, person).flatMap((o) =>
    o.prediction && !o.intervention.prescription ? [{ ...o.prediction, id: o.intervention.id }] : [],
  );
};

/** Everything that can be said about this condition: the catalogue's offers, then what the local model adds. */
const offersFor = (input: RankInput, condition: ConditionRecord, person: Person): Offer[] => {
  const known = input.matches
    .filter((m) => m.condition === condition.id)
    .map((m) => offerOf(m, condition, input, person));
  const extra = suggested(known, condition, input.catalogue, input.local);
  return [...known, ...extra].map((o) => replaced(o, condition, input));
};

export interface Offer {
  match: CatalogueMatch;
  intervention: InterventionRecord;
  estimates: EstimateRecord[];
  prediction: Prediction | null;
  source: PredictionSource;
  why: Reason[];
}

const offerOf = (
  match: CatalogueMatch,
  condition: ConditionRecord,
  input: RankInput,
  person: Person,
): Offer => {
  const { catalogue, ownSpread } = input;
  const intervention = catalogue.interventions.find((i) => i.id === match.intervention)!;
  const estimates = catalogue.estimates.filter(
    (e) => e.condition === condition.id && e.intervention === intervention.id,
  );
  const spread = estimates.map((e) => inOwnSpread(e, condition, ownSpread));
  const used = estimates.map((e, i) => spread[i] ?? e);
  const prediction = used.some(isUsed)
    ? predictEffect(used, condition, catalogue, person, match.score)
    : null;
  const why: Reason[] = match.reasons.map((r) => ({
    code: r.how === 'word' ? 'named' : 'close',
    words: r.words,
    met: r.met,
  }));
  if (takesNow(person, intervention)) why.push({ code: 'takes-now' });
  if (triedBefore(person, intervention)) why.push({ code: 'tried' });
  if (ownSpread && spread.some((s) => s !== null))
    why.push({
      code: 'own-spread',
      amount: ownSpread.sd,
      unit: condition.outcome.unit,
      days: ownSpread.days,
    });
  why.push(...(prediction?.reasons ?? []));
  if (intervention.minPeriodDays !== null && intervention.minPeriodDays > 14)
    why.push({ code: 'slow', days: intervention.minPeriodDays });
  return { match, intervention, estimates, prediction, source: 'literature', why };
};

const evidenceItem = (e: EstimateRecord): EvidenceItem => ({
  citation: e.citation,
  doi: e.doi,
  url: e.url,
  quality: `${e.certainty.replace('-', ' ')} certainty${e.use === 'effect' ? '' : `; ${e.use === 'context' ? 'not used: ' : ''}${e.note}`}`,
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
