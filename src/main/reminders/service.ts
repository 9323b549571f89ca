import { ok, type Result } from '../../shared/errors.ts';
import { type ReminderSettings, reminderSettings } from '../../shared/reminders.ts';
import type { Clock } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import type { Session } from '../session/session.ts';
import type { ReminderState } from './next.ts';
import type { OutsideNote } from './outside-note.ts';
import { reminderDays } from './plan.ts';
import { startScheduler } from './scheduler.ts';

/** What the system has to be able to do. The text is always the same and says nothing about health. */
export interface Notifier {
  show(language: 'en' | 'de'): void;
  /** Registers the app with the system's start, without a window; false where that cannot be done. */
  startWithSystem(on: boolean): boolean;
}

export interface ReminderService {
  get(): Promise<Result<ReminderSettings>>;
  save(settings: ReminderSettings): Promise<Result<ReminderSettings>>;
  /** Reads the vault again; called after everything that may change what is asked for. */
  refresh(): Promise<void>;
  /** True while the app should stay without a window, so that it can remind. */
  staysInBackground(): boolean;
  stop(): void;
}

const KEY = 'reminders';
const SHOWN_KEY = 'reminder-shown';

export const createReminderService = (input: {
  session: Session;
  clock: Clock;
  notifier: Notifier | undefined;
  language(): Promise<'en' | 'de'>;
  /** Where days and time are kept for a start with the system, when the vault is still locked. */
  outside: OutsideNote;
  pollMs?: number;
}): ReminderService => {
  const { session, clock, notifier, outside } = input;
  const today = () => localDayOf(clock.now(), clock.zone);
  let settings: ReminderSettings = reminderSettings.parse({});
  let state: ReminderState | null = outside.read();
  let language: 'en' | 'de' = 'en';
  let readOn = '';
  let staying = state !== null;

  const read = async (): Promise<void> => {
    const opened = session.vault();
    if (!opened.ok) return; // locked: what was known last still holds
    const { repos } = opened.value;
    const day = today();
    const stored = await repos.settings.get(KEY);
    const parsed = reminderSettings.safeParse(stored === null ? {} : JSON.parse(stored));
    settings = parsed.success ? parsed.data : reminderSettings.parse({});
    const noted = await repos.settings.get(SHOWN_KEY);
    const lastShown = [noted, state?.lastShown ?? null].reduce(
      (a, b) => (b !== null && (a === null || b > a) ? b : a),
      null,
    );
    if (lastShown !== noted && lastShown !== null) await repos.settings.set(SHOWN_KEY, lastShown);
    language = await input.language();
    const days = reminderDays(await repos.trials.list(), await repos.diary.list(day, day), day);
    state = { enabled: settings.enabled, time: settings.time, lastShown, ...days };
    readOn = day;
    staying = settings.startWithSystem;
    outside.write(staying ? state : null);
  };

  // a vault that is closed under the reader's hands is no failure: the next refresh reads it
  const refresh = (): Promise<void> => read().catch(() => undefined);

  const stop = startScheduler({
    clock,
    ...(input.pollMs === undefined ? {} : { pollMs: input.pollMs }),
    state: () => {
      if (readOn !== today()) void refresh();
      return state;
    },
    show: (day) => {
      if (!state) return;
      state = { ...state, lastShown: day };
      notifier?.show(language);
      if (staying) outside.write(state);
      void refresh();
    },
  });

  return {
    async get() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      await refresh();
      return ok(settings);
    },
    async save(next) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      // without reminders there is no reason to start with the computer
      const wished = next.enabled && next.startWithSystem;
      const startWithSystem = wished && (notifier?.startWithSystem(true) ?? false);
      if (!wished) notifier?.startWithSystem(false);
      await opened.value.repos.settings.set(KEY, JSON.stringify({ ...next, startWithSystem }));
      await refresh();
      return ok(settings);
    },
    refresh,
    staysInBackground: () => staying,
    stop,
  };
};
