import { z } from 'zod';
import { publicRule, type SharedUnit } from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { EvidenceCatalogue } from '../../shared/evidence.ts';
import type { PopulationPrior } from '../../shared/hypotheses.ts';

/** What the app takes from a prior service, and nothing else. The service is not trusted: strict, and bounded below. */
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

export const hypothesesAnswer = z.strictObject({
  condition: code,
  candidates: z
    .array(
      z.strictObject({
        intervention: code,
        outcome: code,
        unit: z.string().max(20),
        predicted: z.strictObject({ mean: z.number(), sd: z.number().positive() }),
        version: z.number().int().min(0),
        match: z.number().min(-1).max(1),
      }),
    )
    .max(500),
});

export const publicKeyAnswer = z.strictObject({
  kty: z.literal('RSA'),
  n: z.string().regex(/^[A-Za-z0-9_-]{342}$/), // 2048 bits
  e: z.literal('AQAB'),
  alg: z.literal('PS384').optional(),
  key_ops: z.array(z.string().max(20)).max(4).optional(),
  ext: z.boolean().optional(),
});

export const tokenAnswer = z.strictObject({ signature: z.base64().min(4).max(800) });
export const contributionAnswer = z.strictObject({ status: z.enum(['counted', 'known']) });

/** Below this number of contributions the noise would be mistaken for people, whatever a service says. */
const LEAST_CONTRIBUTIONS = 200;

export interface Learned extends PopulationPrior {
  unit: string;
  /** Of the intervention, for the screen. */
  name: string;
}

/**
 * The learned priors of an answer that may be used: of the condition that was asked about, of pairs that the
 * catalogue knows in the same unit, from enough people, and within what the public rule can say at all.
 */
export const learnedFrom = (
  json: unknown,
  condition: string,
  catalogue: EvidenceCatalogue,
): Result<Learned[]> => {
  const parsed = hypothesesAnswer.safeParse(json);
  const record = catalogue.conditions.find((c) => c.id === condition);
  if (!parsed.success || parsed.data.condition !== condition || !record)
    return fail(
      'not-available',
      'The answer is not one that this version understands and was not used. Your ideas rest on the catalogue as before.',
      'address',
    );
  const { unit, code: outcome } = record.outcome;
  if (!Object.hasOwn(publicRule, unit)) return ok([]);
  const { clip } = publicRule[unit as SharedUnit];
  const names = new Map(catalogue.interventions.filter((i) => !i.prescription).map((i) => [i.id, i.name]));
  return ok(
    parsed.data.candidates
      .filter(
        (c) =>
          c.version >= LEAST_CONTRIBUTIONS &&
          names.has(c.intervention) &&
          c.outcome === outcome &&
          c.unit === unit &&
          Math.abs(c.predicted.mean) <= clip &&
          c.predicted.sd >= clip / 1000 &&
          c.predicted.sd <= 2 * clip,
      )
      .map(({ intervention, predicted, version }) => ({
        intervention,
        name: names.get(intervention) ?? intervention,
        outcome,
        unit,
        version,
        ...predicted,
      })),
  );
};
