import { z } from 'zod';
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
  /** sigma > tau, trialable, not a prescription medicine. */
  trigger: boolean;
  /** Why a trial is not proposed although the candidate is listed; null where it is. */
  noTrialBecause: string | null;
  match: number;
  why: string[];
  evidence: EvidenceItem[];
  safety: string[];
  contraindications: string[];
  prescription: boolean;
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
  doNothing: { sigma: number };
  personalisation: {
    homogeneous: boolean;
    causalAndInformative: boolean;
    enoughPersonalData: boolean;
    statement: string;
  };
}

export const DEFAULT_TAU = 0.25;
