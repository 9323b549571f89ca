import type { Clock } from '../clock/clock.ts';
import { nextReminder, type ReminderState } from './next.ts';

/** How often the clock is read. Timers that run through a sleep or a change of clocks cannot be trusted. */
const POLL_MS = 20_000;

export interface SchedulerOptions {
  clock: Clock;
  /** The state as it is known; null while nothing is (before the first unlock). */
  state(): ReminderState | null;
  /** Shows the neutral text and notes the day as reminded of. */
  show(day: string): void;
  pollMs?: number;
  /** Timer of the tests. */
  every?(ms: number, work: () => void): () => void;
}

const systemTimer = (ms: number, work: () => void): (() => void) => {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
};

/** Looks at the clock again and again and reminds when it is time. Answers a stop. */
export const startScheduler = (options: SchedulerOptions): (() => void) => {
  const { clock, state, show, pollMs = POLL_MS, every = systemTimer } = options;
  return every(pollMs, () => {
    const known = state();
    const now = clock.now();
    const next = known && nextReminder(known, now, clock.zone);
    if (next && next.at <= now) show(next.day);
  });
};
