import type { BackupService } from './backup-service.ts';
import type { Session } from './session.ts';

const FIRST_MS = 60_000; // after an unlock: not while the person waits for the first screen
const EVERY_MS = 15 * 60_000; // a laptop that sleeps through midnight gets its backup within this time

export interface Timers {
  every(ms: number, run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
}

const systemTimers: Timers = {
  every: (ms, run) => {
    const timer = setInterval(run, ms).unref();
    return () => clearInterval(timer);
  },
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/**
 * One backup a day while the vault is open. Call `opened` after each unlock; a lock ends it.
 */
export const createBackupSchedule = (
  session: Session,
  backups: Pick<BackupService, 'daily'>,
  timers: Timers = systemTimers,
): { opened(): void } => {
  let stops: (() => void)[] = [];
  const stop = () => {
    for (const end of stops) end();
    stops = [];
  };
  session.onLock(stop);
  const run = () => void backups.daily();
  return {
    opened: () => {
      stop();
      stops = [timers.after(FIRST_MS, run), timers.every(EVERY_MS, run)];
    },
  };
};
