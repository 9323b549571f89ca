import { z } from 'zod';
import { isPlausible } from '../../core/hypotheses/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ConditionRecord, EvidenceCatalogue } from '../../shared/evidence.ts';
import type { LocalSuggestion } from '../../shared/hypotheses.ts';

/** What is hostile until it has passed: the answer of a language model. */
const chat = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(20_000) }) })).min(1),
});
const candidate = z.object({
  name: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .regex(/^[\p{L}\p{N} ,.()/+'’-]+$/u, 'plain words only'),
  effect: z.number(),
  sd: z.number().positive(),
});
const answer = z.object({ candidates: z.array(z.unknown()).max(20) });

export type Proposal = z.infer<typeof candidate>;

const unusable = () =>
  fail(
    'not-available',
    'The local model did not answer in the form that was asked for, so nothing was used. Your ideas rest on the catalogue as before. Try again, or take another model.',
    'address',
  );

/** The proposals of an answer that have the right form, and how many had not. */
export const readAnswer = (json: unknown): Result<{ proposals: Proposal[]; malformed: number }> => {
  const outer = chat.safeParse(json);
  if (!outer.success) return unusable();
  const content = outer.data.choices[0]!.message.content.trim().replace(/^```(?:json)?\s*|\s*```$/g, '');
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return unusable();
  }
  const inner = answer.safeParse(parsed);
  if (!inner.success) return unusable();
  const read = inner.data.candidates.map((c) => candidate.safeParse(c));
  const proposals = read.flatMap((r) => (r.success ? [r.data] : []));
  return ok({ proposals, malformed: read.length - proposals.length });
};

/** Why a proposal is not listed. */
export type Refusal = 'not-in-catalogue' | 'prescription' | 'implausible' | 'known';

/** The catalogue's intervention that a name means, or null; `byName` if it is named and not only close in meaning. */
export type Lookup = (name: string) => { id: string; score: number; byName: boolean } | null;

/** A name that is close in meaning only has to be this close. */
const CLOSE = 0.6;
/** Names of substances have to be exact: one tablet is close in meaning to every other. */
const SUBSTANCE =
  /\b\d+\s?(?:mg|mcg|µg|g|iu)\b|tablet|capsule|\bpill|medic|drug|inhibitor|blocker|triptan|antidepress|\b\w+(?:ine|ol|pam|lam|tin|pril|sartan|mab|one|ide|ate|en)\b$/i;

/**
 * Matches proposals to the catalogue. Only what the catalogue knows is used, for its safety notes and
 * contraindications are all that is known about a proposal; prescription medicines never are.
 */
export const matchProposals = (
  proposals: readonly Proposal[],
  condition: ConditionRecord,
  catalogue: EvidenceCatalogue,
  lookup: Lookup,
): { suggestions: LocalSuggestion[]; refused: Record<Refusal, number> } => {
  const refused: Record<Refusal, number> = {
    'not-in-catalogue': 0,
    prescription: 0,
    implausible: 0,
    known: 0,
  };
  const suggestions: LocalSuggestion[] = [];
  for (const p of proposals) {
    const hit = lookup(p.name);
    const usable = hit && (hit.byName || (hit.score >= CLOSE && !SUBSTANCE.test(p.name)));
    const intervention = usable ? catalogue.interventions.find((i) => i.id === hit.id) : undefined;
    const refusal: Refusal | null = !intervention
      ? 'not-in-catalogue'
      : intervention.prescription
        ? 'prescription'
        : !isPlausible({ mean: p.effect, sd: p.sd }, condition)
          ? 'implausible'
          : intervention.id === 'placebo' || isKnown(intervention.id, condition, catalogue, suggestions)
            ? 'known'
            : null;
    if (refusal) refused[refusal]++;
    else if (intervention)
      suggestions.push({
        intervention: intervention.id,
        condition: condition.id,
        said: p.name,
        mean: p.effect,
        sd: p.sd,
      });
  }
  return { suggestions, refused };
};

/** A published effect is better than a model's, and a thing is listed once. */
const isKnown = (
  id: string,
  condition: ConditionRecord,
  catalogue: EvidenceCatalogue,
  sofar: readonly LocalSuggestion[],
): boolean =>
  sofar.some((s) => s.intervention === id) ||
  catalogue.estimates.some(
    (e) => e.condition === condition.id && e.intervention === id && e.use === 'effect',
  );
