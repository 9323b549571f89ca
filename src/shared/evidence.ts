import { z } from 'zod';
import { families } from './analysis.ts';

/**
 * The evidence catalogue (`resources/evidence/catalogue.json`): published effects of interventions on the main
 * outcome of a condition. Built from `sources.csv` and `interventions.json` by scripts/build-evidence.mjs, which
 * computes every derived number; the app only reads it.
 */
const text = z.string().min(1);
const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const share = finite.refine((x) => x >= 0 && x <= 2, 'must lie between 0 and 2');

export const certainties = ['high', 'moderate', 'low', 'very-low'] as const;
export type Certainty = (typeof certainties)[number];

export const studyDesigns = [
  'meta-analysis',
  'network meta-analysis',
  'n-of-1 trials',
  'uncontrolled',
] as const;
export type StudyDesign = (typeof studyDesigns)[number];

export const conditionRecord = z.strictObject({
  id: text,
  name: text,
  /** Words that name the condition, in any language. */
  synonyms: z.array(text).min(1),
  /** Words of a bodily function: "no sleep" complains of it, "I sleep well" does not. */
  functions: z.array(text).default([]),
  /** How people describe it; embedded for the match by meaning. */
  texts: z.array(text).min(1),
  outcome: z.strictObject({
    code: text,
    label: text,
    unit: text,
    better: z.enum(['lower', 'higher']),
    family: z.enum(families),
    mcid: finite.refine((x) => x > 0),
    mcidOrigin: text,
    /** Largest possible value, where there is one. */
    max: finite.nullable(),
    /** Value to assume where the person gave none; null: nothing rests on it. */
    usual: finite.nullable(),
    usualOrigin: text.nullable(),
  }),
  safety: z.array(text),
});
export type ConditionRecord = z.infer<typeof conditionRecord>;

export const contraindication = z.strictObject({ text, words: z.array(text).min(1) });

export const interventionRecord = z.strictObject({
  id: text,
  name: text,
  aliases: z.array(text).min(1),
  texts: z.array(text),
  /** As studied; null for prescription medicines, whose dose is no matter of this app. */
  dose: text.nullable(),
  icon: z.enum(['pill', 'moon', 'dashed', 'walk', 'leaf', 'drop', 'sun', 'none']),
  prescription: z.boolean(),
  trialable: z.boolean(),
  notTrialableBecause: text.nullable(),
  /** Shortest sensible period of a trial (days); null where none is possible. */
  minPeriodDays: z.number().int().positive().nullable(),
  safety: z.array(text),
  contraindications: z.array(contraindication),
});
export type InterventionRecord = z.infer<typeof interventionRecord>;

export const indirectness = z.strictObject({ share, because: text });

/**
 * A published effect from other people than this person seems to be: with probability `weight` it carries over
 * (scaled from the study's baseline to the person's, if `scaleFromBaseline` is set), else it is zero. It holds
 * in full where all of `needs` are met.
 */
export const transfer = z.strictObject({
  weight: finite.refine((x) => x > 0 && x < 1),
  scaleFromBaseline: finite.nullable(),
  needs: z.strictObject({
    minBaseline: finite.optional(),
    minAge: finite.optional(),
    words: z.array(text).optional(),
  }),
  because: text,
});
export type Transfer = z.infer<typeof transfer>;

export const estimateRecord = z.strictObject({
  /** Id of the row in sources.csv. */
  source: text,
  condition: text,
  intervention: text,
  /** effect: predicts; standardised: predicts once the person's own SD is known; context: shown, never used. */
  use: z.enum(['effect', 'standardised', 'context']),
  note: text.nullable(),
  citation: text,
  doi: text.nullable(),
  /** Why there is no DOI; null where there is one. */
  noDoi: text.nullable().default(null),
  url: text,
  certainty: z.enum(certainties),
  confidence: text,
  population: text,
  comparator: text,
  /** How it was found out; all but 'uncontrolled' compare by chance. */
  design: z.enum(studyDesigns),
  outcome: text,
  published: z.strictObject({
    unit: text,
    mean: finite,
    low: finite.nullable(),
    high: finite.nullable(),
    se: finite,
    seOrigin: text,
    betweenPersonSd: finite.nullable(),
  }),
  /** On the condition's outcome and unit, for 'standardised' in standard deviations; null for 'context'. */
  effect: z
    .strictObject({
      mean: finite,
      se: finite.refine((x) => x > 0),
      /** Share of the intervention's rows, relative to its other rows. */
      weight: finite.refine((x) => x > 0),
      /** Between-person SD where it was published, on the same unit. */
      betweenPersonSd: finite.nullable(),
      conversion: text.nullable(),
      /** Additional SDs as shares of |mean|, with the reason of each. */
      indirectness: z.array(indirectness),
      transfer: transfer.nullable(),
    })
    .nullable(),
});
export type EstimateRecord = z.infer<typeof estimateRecord>;

export const evidenceCatalogue = z.strictObject({
  format: z.literal('n1vault-evidence/1'),
  /** Between-person SD to assume where none was published: this share of |mean|. */
  betweenPerson: z.strictObject({ share: finite.refine((x) => x > 0), origin: text }),
  conditions: z.array(conditionRecord).min(1),
  interventions: z.array(interventionRecord).min(1),
  /** Complaints that the catalogue has nothing for: what is closer to one of them matches nothing. */
  outside: z.array(text).default([]),
  /**
   * Everyday sentences for the match by meaning: of a condition's id, or of 'outside'. `english` is what is embedded
   * (a German sentence read into English at the build), `text` what is compared by its letters.
   */
  everyday: z.array(z.strictObject({ of: text, text, english: text })).default([]),
  estimates: z.array(estimateRecord).min(1),
});
export type EvidenceCatalogue = z.infer<typeof evidenceCatalogue>;
