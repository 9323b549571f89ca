import { randomBytes } from 'node:crypto';
import {
  costOfRequest,
  makeRequest,
  type RandomBytes,
  REQUEST_CLUSTERS,
  requestVectorRule,
  truthProbability,
} from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { HypothesesResult, Profile } from '../../shared/hypotheses.ts';
import type { DraftRequest, ReleaseRecord, RequestDraft } from '../../shared/sharing.ts';
import type { Compute } from '../compute/client.ts';
import { spentWith } from '../vault/releases.ts';
import type { Vault } from '../vault/types.ts';
import { loadClusters } from './clusters.ts';
import { recordOnce } from './draw.ts';
import { budgetOf, recordOf } from './records.ts';

/** The system's generator; the only source for a real person's draw. */
export const systemBytes: RandomBytes = (n) => new Uint8Array(randomBytes(n));

/** The condition that a person's ideas are about, which is what they would ask others about. */
export const conditionOf = (ranked: HypothesesResult): Result<{ id: string; name: string }> => {
  const id = ranked.candidates[0]?.condition;
  const name = ranked.matched?.find((m) => m.condition === id)?.name;
  return id === undefined
    ? fail('not-found', 'Your words match nothing in the catalogue yet, so there is nothing to ask about.')
    : ok({ id, name: name ?? id });
};

/** What would be asked, and what it costs. Draws nothing. */
export const draftOf = async (
  vault: Vault,
  condition: { id: string; name: string },
  { kind, epsilon }: DraftRequest,
): Promise<RequestDraft> => {
  const { ledger } = vault.repos;
  const cost = costOfRequest(kind, epsilon);
  const earlier = await ledger.find('hypothesis-request', condition.id);
  const budget = await budgetOf(ledger);
  const after = spentWith([...(await ledger.list()), ...(earlier ? [] : [cost])], await ledger.lost());
  const fields: RequestDraft['fields'] =
    kind === 'cluster'
      ? [
          { name: 'format', value: 'n1vault-hypotheses-request/1' },
          { name: 'condition', value: condition.id },
          { name: 'cluster', value: null },
          { name: 'epsilon', value: epsilon },
        ]
      : [
          { name: 'format', value: 'n1vault-hypotheses-vector/1' },
          { name: 'condition', value: condition.id },
          { name: 'vector', value: null },
          { name: 'epsilon', value: epsilon },
          { name: 'delta', value: requestVectorRule.delta },
        ];
  return {
    condition: condition.id,
    conditionName: condition.name,
    fields,
    truth: kind === 'cluster' ? truthProbability(REQUEST_CLUSTERS, epsilon) : null,
    budget,
    after: { epsilon: after.epsilon, delta: after.delta },
    earlier: earlier ? recordOf(earlier) : null,
  };
};

/**
 * Draws the request about a condition, once: draw and debit in one transaction, and the same bytes ever after,
 * whatever the person writes or chooses later.
 */
export const drawRequest = async (
  vault: Vault,
  condition: string,
  profile: Profile,
  { kind, epsilon }: DraftRequest,
  parts: { compute: Compute; resourcesDir: string; random: RandomBytes; at: string },
): Promise<Result<ReleaseRecord>> => {
  const earlier = await vault.repos.ledger.find('hypothesis-request', condition);
  if (earlier) return ok(recordOf(earlier));
  const clusters = await loadClusters(parts.resourcesDir);
  if (!clusters.ok) return clusters;
  const words = await parts.compute.words(profile);
  if (!words.ok) return words;
  if (!words.value)
    return fail('not-found', 'There are no words of yours to make a request from. Nothing was drawn.');
  const drawn = makeRequest(kind, condition, words.value, clusters.value.centres, epsilon, parts.random);
  if (!drawn.ok) return drawn;
  const kept = await recordOnce(vault, {
    at: parts.at,
    kind: 'hypothesis-request',
    subject: condition,
    ...costOfRequest(kind, epsilon),
    payload: JSON.stringify(drawn.value),
  });
  return kept.ok ? ok(recordOf(kept.value)) : kept;
};
