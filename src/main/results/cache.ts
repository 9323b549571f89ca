import { canonicalJson, toHex } from '../../core/design/index.ts';
import { engineVersion } from '../../core/inference/index.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { designTools } from '../trials/random-stream.ts';
import type { Vault } from '../vault/types.ts';

/**
 * What was worked out for a trial is kept in its vault, one answer of each kind a trial, under the SHA-256 of all it
 * depends on (the engine's version included). A corrected day gives another hash, so a kept answer is never stale;
 * the new one takes its place. It is derived data: losing it costs time only.
 */
export type Kept = 'posterior' | 'robustness' | 'settle';

const keyOf = (kind: Kept, trialId: string) => `result-${kind}:${trialId}`;

const hashOf = (input: unknown): string =>
  toHex(designTools.sha256(new TextEncoder().encode(canonicalJson({ engineVersion, input }))));

/** The kept answer if it was worked out from exactly this input, else what `work` gives, which is then kept. */
export const keptOr = async <T>(
  vault: Pick<Vault, 'repos'>,
  kind: Kept,
  trialId: string,
  input: unknown,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  const { settings } = vault.repos;
  const hash = hashOf(input);
  const text = await settings.get(keyOf(kind, trialId));
  const known = text === null ? null : (JSON.parse(text) as { hash: string; value: T });
  if (known?.hash === hash) return ok(known.value);
  const answer = await work();
  if (answer.ok)
    // a full disk or a lock that came in between must not cost the person the answer
    await settings.set(keyOf(kind, trialId), JSON.stringify({ hash, value: answer.value })).catch(() => {});
  return answer;
};

/** The kept answer to this input, or null; nothing is worked out. */
export const keptOnly = async <T>(
  vault: Pick<Vault, 'repos'>,
  kind: Kept,
  trialId: string,
  input: unknown,
): Promise<T | null> => {
  const text = await vault.repos.settings.get(keyOf(kind, trialId));
  const known = text === null ? null : (JSON.parse(text) as { hash: string; value: T });
  return known?.hash === hashOf(input) ? known.value : null;
};
