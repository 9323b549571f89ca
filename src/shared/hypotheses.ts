import { z } from 'zod';
import type { Reason } from './idea-reasons.ts';
import type { TrialArm } from './trial.ts';

/** The person's profile (`profile.json`); everything is optional. */
export const profileSchema = z.strictObject({
  ageBand: z.string().max(20).optional(),
  sex: z.string().max(20).optional(),
  conditions: z.array(z.string().max(80)).max(30).default([]),
  medications: z.array(z.string().max(80)).max(60).default([]),
  tried: z.array(z.string().max(80)).max(60).default([]),
  goal: z.string().max(500).default(''),
  notes: z.string().max(4000).default(''),
  outcome: z.string().max(60).optional(),
  /** Outcome now, in its natural unit (migraine days in 28, for example). */
  baseline: z.number().min(0).optional(),
  /** Contraindications (the catalogue's text) that were asked about and do not apply, as the person answered. */
  cleared: z.array(z.string().max(120)).max(60).optional(),
});
export type Profile = z.infer<typeof profileSchema>;

export interface EvidenceItem {
  citation: string;
  doi: string | null;
  url: string | null;
  quality: string;
  mean: number;
  /** Standard error of the pooled mean; `seOrigin` says whether it was published or assumed. */
  se: number;
  seOrigin: string;
  unit: string;
}

/** Where a prediction comes from; each replaces the ones before it. */
export type PredictionSource = 'literature' | 'language-model' | 'population' | 'own-trial';

/** What was learned in a finished trial of the person's own; replaces the prediction. */
export interface OwnEffect {
  /** Id of the catalogue's intervention, or the arm's name. */
  intervention: string;
  /** Code of the outcome (`migraine-days`). */
  outcome: string;
  mean: number;
  sd: number;
  unit: string;
  /** Title of the trial. */
  trial: string;
}

/** Prior learned from contributions of other people (a prior service); replaces the literature. */
export interface PopulationPrior {
  intervention: string;
  outcome: string;
  /** Predictive mean and SD of a new person's effect, on the outcome's unit. */
  mean: number;
  sd: number;
  version: number;
}

export interface Candidate {
  id: string;
  name: string;
  condition: string;
  /** How to do it, as studied. */
  dose: string | null;
  /** Picture of the arm (see TrialArm). */
  icon: TrialArm['icon'];
  /** Shortest sensible period of a trial (days); null where none is known. */
  minPeriodDays: number | null;
  /** Predictive distribution of a new person's own effect: sqrt(SE^2 + tau^2 + ...). */
  predicted: { mean: number; sd: number; unit: string };
  sigma: number;
  pAtLeastMcid: number;
  /** Where the prediction comes from; literature if absent. */
  source?: PredictionSource;
  /** What a trial of it is worth: expected gain in the outcome's unit and the chance that it changes the choice. */
  value?: { evsi: number; pChange: number };
  /** sigma > tau, trialable, not a prescription medicine. */
  trigger: boolean;
  /** Why a trial is not proposed although the candidate is listed; null where it is. */
  noTrialBecause: string | null;
  /** The same as data, for other languages. */
  noTrial?: Reason | null;
  match: number;
  why: string[];
  /** `why` as data, for other languages. */
  reasons?: Reason[];
  /** Contraindications that the words mention as denied or somebody else's: to be answered before a trial. */
  ask?: string[];
  evidence: EvidenceItem[];
  safety: string[];
  contraindications: string[];
  prescription: boolean;
}

/** What of the person's own data goes along with their outcome: associations, never effects or verdicts. */
export interface OwnAssociations {
  /** Key of the outcome; null where nothing is recorded to compare with. */
  outcome: string | null;
  /** Pairs of metric and lag that were looked at. */
  looked: number;
  /** Those that survive a false discovery rate of 10 %, strongest first. */
  found: { metric: string; lag: number; correlation: number; days: number; p: number; q: number }[];
}

export interface HypothesesResult {
  tau: number;
  /** Chance level of sigma: 1 / (ranked candidates + "no change"). */
  chance: number;
  mcid: number;
  unit: string;
  candidates: Candidate[];
  /** Prescription medicines: shown for the clinician, never ranked, never proposed. */
  context: Candidate[];
  /** Known for this condition, but on a scale that cannot be compared with the others. */
  notCompared: { id: string; name: string; because: string }[];
  /** Code of the outcome that is ranked; absent where nothing matched. */
  outcome?: string;
  doNothing: { sigma: number };
  /** Largest Monte Carlo standard error of the sigmas; 0 or absent where they are exact. */
  sigmaError?: number;
  /** Conditions that the words mean, best first; ideas are ranked for the first or the one whose outcome was named. */
  matched?: { condition: string; name: string; score: number; words: string }[];
  personalisation: {
    homogeneous: boolean;
    causalAndInformative: boolean;
    enoughPersonalData: boolean;
    statement: string;
    /** The answers as data: spread of effects, types of studies, own data; absent where nothing matched. */
    answers?: Reason[];
  };
}

/** What the vault knows of the person's outcome now. */
export interface ComputedBaseline {
  /** Code of the catalogue's outcome, as of the profile or the matched condition. */
  outcome: string;
  /** Key of the diary's question or the metric it was computed from. */
  from: string;
  kind: 'diary' | 'measured';
  unit: string;
  /** Mean; for yes/no days the days in 28. */
  value: number;
  /** Day-to-day standard deviation on the outcome's unit; null for yes/no days or under 7 days. */
  sd: number | null;
  /** Recorded days within the window; both ends of the window count. */
  days: number;
  windowStart: string;
  windowEnd: string;
}

/** What a local language model proposed, after validation: never a prescription medicine, always marked. */
export interface LocalSuggestion {
  /** Id of the catalogue's intervention. */
  intervention: string;
  condition: string;
  /** As the model named it. */
  said: string;
  /** Effect on the outcome's unit as the model stated it; the SD is not inflated yet. */
  mean: number;
  sd: number;
}

/** The optional model on this computer: what is set up, and exactly what would be sent to it. */
export interface LocalModelView {
  /** Null: not set up, as it is at the beginning. */
  address: string | null;
  model: string;
  /** The request, byte for byte; null where the profile names no condition. */
  request: string | null;
  /** Fingerprint of the request, to be given back when it is sent. */
  key: string | null;
  /** Suggestions in the list; null where this request was not asked yet. */
  listed: number | null;
  /** Proposals that were not used. */
  refused: number;
}

/** What the person chose for their ideas; kept in the vault. */
export interface IdeasOptions {
  tau: number;
}

export const DEFAULT_TAU = 0.25;
