/** How often the idle time is read. Lock-screen events do not exist on Linux, so polling is the way. */
const POLL_MS = 10_000;

export interface AutoLockOptions {
  /** Seconds since the last key or mouse event anywhere on the computer. */
  idleSeconds(): number;
  /** Minutes of idleness after which to lock; null while there is nothing to lock. */
  limitMinutes(): Promise<number | null>;
  lock(): Promise<void>;
  /** Registers what has to run before the computer sleeps or its screen is locked. */
  onSuspend(listener: () => void): void;
  pollMs?: number;
}

/** Locks the vault when nobody has touched the computer for a while, and when it goes to sleep. Answers a stop. */
export const startAutoLock = (options: AutoLockOptions): (() => void) => {
  const { idleSeconds, limitMinutes, lock, onSuspend, pollMs = POLL_MS } = options;
  let busy = false;
  const poll = async () => {
    if (busy) return;
    busy = true;
    try {
      const limit = await limitMinutes();
      if (limit !== null && idleSeconds() >= limit * 60) await lock();
    } finally {
      busy = false;
    }
  };
  onSuspend(() => void lock());
  const timer = setInterval(() => void poll(), pollMs);
  timer.unref();
  return () => clearInterval(timer);
};
