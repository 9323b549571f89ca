import { createHash } from 'node:crypto';
import { z } from 'zod';
import { matchConditions } from '../../core/hypotheses/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ConditionRecord } from '../../shared/evidence.ts';
import type { LocalModelView, LocalSuggestion, Profile } from '../../shared/hypotheses.ts';
import type { Compute } from '../compute/client.ts';
import { loadCatalogue } from '../embedding/index.ts';
import type { Session } from '../session/session.ts';
import { type LocalAddress, parseLocalAddress } from './address.ts';
import { type Lookup, matchProposals, readAnswer } from './answer.ts';
import { promptOf, requestOf } from './prompt.ts';
import type { LocalTransportOptions } from './transport.ts';

/** Kept in the vault; absent until the person enters an address. */
const stored = z.object({
  address: z.string(),
  model: z.string(),
  /** SHA-256 of the request that the suggestions answer; another profile makes another request. */
  asked: z.string().nullable(),
  suggestions: z.array(
    z.object({
      intervention: z.string(),
      condition: z.string(),
      said: z.string(),
      mean: z.number(),
      sd: z.number(),
    }),
  ),
  refused: z.number().int(),
});
type Stored = z.infer<typeof stored>;
const KEY = 'local-model';
const MODEL_NAME = /^[\w.:/@-]{1,80}$/;

export interface LocalModelService {
  view(): Promise<Result<LocalModelView>>;
  /** Keeps the address and the model's name after checking them; null takes everything back. */
  configure(address: string | null, model: string): Promise<Result<LocalModelView>>;
  /** Sends exactly the request that was shown (`key` is its fingerprint) and keeps what passes. */
  ask(key: string): Promise<Result<LocalModelView>>;
  /** What is listed: only the answers to the request that the profile makes now. */
  suggestions(): Promise<LocalSuggestion[]>;
}

interface Deps {
  compute: Pick<Compute, 'mentions'>;
  resourcesDir: string;
  transport?: LocalTransportOptions;
}

const fingerprint = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * An optional language model on this very computer proposes further candidates. Off until an address is entered, asked
 * only when the person presses the button under the text that is sent.
 */
export const createLocalModelService = (session: Session, deps: Deps): LocalModelService => {
  const read = async (): Promise<Stored | null> => {
    const opened = session.vault();
    const text = opened.ok ? await opened.value.repos.settings.get(KEY) : null;
    if (!text) return null;
    const parsed = stored.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  };
  const write = async (value: Stored | null): Promise<Result<null>> => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    await opened.value.repos.settings.set(KEY, value === null ? '' : JSON.stringify(value));
    return ok(null);
  };
  /** The condition whose outcome is named, else the first that the words name. The model is not needed for that. */
  const conditionOf = async (): Promise<{ condition: ConditionRecord; profile: Profile } | null> => {
    const opened = session.vault();
    const profile = opened.ok ? await opened.value.repos.profile.get() : null;
    const catalogue = await loadCatalogue(deps.resourcesDir);
    if (!profile || !catalogue.ok) return null;
    const { conditions } = catalogue.value;
    const named = conditions.find((c) => c.outcome.code === profile.outcome);
    const first = matchConditions(profile, catalogue.value, () => 0)[0]?.id;
    const condition = named ?? conditions.find((c) => c.id === first);
    return condition ? { condition, profile } : null;
  };
  const requestFor = async (model: string): Promise<string | null> => {
    const found = await conditionOf();
    return found ? requestOf(model, promptOf(found.condition, found.profile)) : null;
  };

  const view = async (): Promise<Result<LocalModelView>> => {
    const kept = await read();
    if (!kept) return ok({ address: null, model: '', request: null, key: null, listed: null, refused: 0 });
    const request = await requestFor(kept.model);
    const key = request === null ? null : fingerprint(request);
    const current = key !== null && key === kept.asked;
    return ok({
      address: kept.address,
      model: kept.model,
      request,
      key,
      listed: current ? kept.suggestions.length : null,
      refused: current ? kept.refused : 0,
    });
  };

  return {
    view,
    async configure(address, model) {
      if (address === null) {
        const gone = await write(null);
        return gone.ok ? view() : gone;
      }
      const parsed = parseLocalAddress(address);
      if (!parsed.ok) return parsed;
      if (!MODEL_NAME.test(model))
        return fail(
          'bad-input',
          'The name of the model looks like llama3.2:3b. Nothing was changed.',
          'model',
        );
      const kept = await write({
        address: parsed.value.href,
        model,
        asked: null,
        suggestions: [],
        refused: 0,
      });
      return kept.ok ? view() : kept;
    },
    async ask(key) {
      const kept = await read();
      const found = await conditionOf();
      const address = kept ? parseLocalAddress(kept.address) : null; // checked again: the vault may be older
      if (!kept || !found || !address?.ok)
        return fail('not-available', 'No local model is set up, or the profile is empty. Nothing was sent.');
      const request = requestOf(kept.model, promptOf(found.condition, found.profile));
      if (fingerprint(request) !== key)
        return fail(
          'bad-input',
          'What would be sent has changed. Nothing was sent: please look at it again.',
        );
      const proposed = await ask(address.value, request, deps.transport);
      if (!proposed.ok) return proposed;
      const catalogue = await loadCatalogue(deps.resourcesDir);
      if (!catalogue.ok) return catalogue;
      const names = proposed.value.proposals.map((p) => p.name);
      const lookup = await lookupOf(names, deps.compute);
      if (!lookup.ok) return lookup;
      const { suggestions, refused } = matchProposals(
        proposed.value.proposals,
        found.condition,
        catalogue.value,
        lookup.value,
      );
      const count = proposed.value.malformed + Object.values(refused).reduce((a, b) => a + b, 0);
      const saved = await write({ ...kept, asked: key, suggestions, refused: count });
      return saved.ok ? view() : saved;
    },
    async suggestions() {
      const kept = await read();
      if (!kept || kept.asked === null || kept.suggestions.length === 0) return [];
      const request = await requestFor(kept.model);
      return request !== null && fingerprint(request) === kept.asked ? kept.suggestions : [];
    },
  };
};

const ask = async (to: LocalAddress, request: string, options: LocalTransportOptions | undefined) => {
  const { postToLoopback } = await import('./transport.ts'); // loaded when a request was confirmed, not before
  const reply = await postToLoopback(to, '/chat/completions', request, options);
  return reply.ok ? readAnswer(reply.value) : reply;
};

/** Which intervention each name means, by the embedding model in the compute thread. */
const lookupOf = async (
  names: readonly string[],
  compute: Pick<Compute, 'mentions'>,
): Promise<Result<Lookup>> => {
  const hits = new Map<string, ReturnType<Lookup>>();
  for (const name of new Set(names)) {
    const found = await compute.mentions(name);
    if (!found.ok) return found;
    const best = found.value.interventions[0];
    const byName = best?.reasons.some((r) => r.how === 'word') ?? false;
    hits.set(name, best ? { id: best.id, score: best.score, byName } : null);
  }
  return ok((name) => hits.get(name) ?? null);
};
