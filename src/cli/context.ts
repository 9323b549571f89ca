import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../main/clock/clock.ts';
import { createCompute } from '../main/compute/client.ts';
import { createSession, type Session } from '../main/session/session.ts';
import { openVault } from '../main/vault/index.ts';
import { ok, type Result } from '../shared/errors.ts';
import { type Answer, required, type Values } from './command.ts';
import { readPassphrase } from './passphrase.ts';

/** Folders that come with the program; src/cli and out/main both lie two levels below the root. */
const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
export const resourcesDir = folder('resources');
export const modelsDir = folder('models');

export const clock = systemClock;

export const newCompute = () => createCompute({ modelsDir, resourcesDir });

/**
 * Opens the vault of --vault, runs `work` and closes the vault again, whatever happens.
 *
 * @param known the passphrase, where it was read already
 */
export const withVault = async (
  values: Values,
  work: (session: Session) => Promise<Result<Answer>>,
  known?: string,
): Promise<Result<Answer>> => {
  const path = resolve(required(values, 'vault'));
  const secret = known === undefined ? await readPassphrase(values) : ok(known);
  if (!secret.ok) return secret;
  const vault = await openVault({ folder: path, secret: secret.value });
  if (!vault.ok) return vault;
  const session = createSession();
  await session.open(vault.value);
  try {
    return await work(session);
  } finally {
    await session.lock();
  }
};
