import { canonicalJson, toHex } from '../../core/design/index.ts';
import { engineVersion } from '../../core/inference/index.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';
import { designTools } from './random-stream.ts';

const KEY = 'assurance-cache';
const MOST = 60; // answers; a few hundred bytes each

type Stored = Record<string, unknown>;

/** SHA-256 of everything a simulation depends on, the engine's version included. */
export const inputHash = (what: string, input: unknown): string =>
  toHex(designTools.sha256(new TextEncoder().encode(canonicalJson({ what, engineVersion, input }))));

/**
 * Simulations take seconds to minutes and depend on nothing but their inputs: each answer is kept in the vault under
 * the hash of these, the oldest ones forgotten. Without an open vault nothing is kept.
 */
export const remembered = async <T>(
  session: Session,
  hash: string,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  const read = async (): Promise<Stored> => {
    const opened = session.vault();
    if (!opened.ok) return {};
    const text = await opened.value.repos.settings.get(KEY);
    return text === null ? {} : (JSON.parse(text) as Stored);
  };
  const known = await read();
  if (Object.hasOwn(known, hash)) return ok(known[hash] as T);
  const answer = await work();
  const opened = session.vault();
  if (!answer.ok || !opened.ok) return answer;
  const kept = Object.entries(await read()).slice(1 - MOST);
  await opened.value.repos.settings.set(
    KEY,
    JSON.stringify(Object.fromEntries([...kept, [hash, answer.value]])),
  );
  return answer;
};
