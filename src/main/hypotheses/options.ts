import { z } from 'zod';
import { ok, type Result } from '../../shared/errors.ts';
import { DEFAULT_TAU, type IdeasOptions } from '../../shared/hypotheses.ts';
import type { Session } from '../session/session.ts';

const KEY = 'ideas';
export const ideasOptions = z.strictObject({ tau: z.number().min(0.01).max(0.99) });

/** What the person chose for their ideas; the defaults for a new or locked vault, and for what cannot be read. */
export const optionsOf = async (session: Session): Promise<IdeasOptions> => {
  const opened = session.vault();
  const text = opened.ok ? await opened.value.repos.settings.get(KEY) : null;
  const parsed = text === null ? null : ideasOptions.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : { tau: DEFAULT_TAU };
};

export const saveOptions = async (session: Session, options: IdeasOptions): Promise<Result<IdeasOptions>> => {
  const opened = session.vault();
  if (!opened.ok) return opened;
  await opened.value.repos.settings.set(KEY, JSON.stringify(options));
  return ok(options);
};
