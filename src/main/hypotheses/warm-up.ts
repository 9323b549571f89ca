import type { Session } from '../session/session.ts';

/** After an unlock: not while the first screen is read from the vault and drawn. */
const AFTER_MS = 2_000;

export interface WarmUpTimer {
  /** Runs once, later; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
}

const systemTimer: WarmUpTimer = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** The part of the compute threads that this needs. */
export interface Warmable {
  /** Loads model and catalogue in the compute thread; nothing of the person's is read for it. */
  warm(): Promise<unknown>;
  /** Ends the threads and with them every sentence and vector that they hold; they start again when asked. */
  close(): Promise<void>;
}

/**
 * Gets the matching ready a moment after an unlock, so that the first ideas need not wait for the model, and ends
 * the compute threads with the lock: what they remember of the person's words does not outlive it. Call `opened`
 * after each unlock.
 */
export const createWarmUp = (
  session: Pick<Session, 'vault' | 'onLock'>,
  compute: Warmable,
  timer: WarmUpTimer = systemTimer,
): { opened(): void } => {
  let callOff = () => {};
  session.onLock(() => {
    callOff();
    return compute.close();
  });
  return {
    opened: () => {
      callOff();
      if (!session.vault().ok) return; // a wrong passphrase
      callOff = timer.after(AFTER_MS, () => {
        // a missing or altered model is reported where somebody asks for ideas
        if (session.vault().ok) void compute.warm();
      });
    },
  };
};
