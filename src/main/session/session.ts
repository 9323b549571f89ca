import { fail, ok, type Result } from '../../shared/errors.ts';
import type { Vault } from '../vault/types.ts';

/**
 * The one vault that is open, if any. Services ask the session for it on each call and so never hold a
 * reference that outlives a lock.
 */
export interface Session {
  vault(): Result<Vault>;
  open(vault: Vault): Promise<void>;
  lock(): Promise<void>;
  /** Runs before the vault closes: a running import or computation ends here. */
  onLock(listener: () => void | Promise<void>): void;
}

export const createSession = (): Session => {
  let current: Vault | null = null;
  const listeners: (() => void | Promise<void>)[] = [];

  const lock = async () => {
    const closing = current;
    current = null; // from here on no service can reach it, whatever is still running
    if (!closing) return;
    for (const listener of listeners) await listener();
    await closing.close();
  };

  return {
    vault: () =>
      current
        ? ok(current)
        : fail('vault-locked', 'The vault is locked. Nothing was changed. Unlock it and try again.'),
    open: async (vault) => {
      await lock();
      current = vault;
    },
    lock,
    onLock: (listener) => {
      listeners.push(listener);
    },
  };
};
