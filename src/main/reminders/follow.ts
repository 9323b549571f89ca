import type { Handlers } from '../ipc/router.ts';
import type { ReminderService } from './service.ts';

/** Channels after which something else may be asked for, or at another time. */
const changing = [
  'vault.unlock',
  'vault.unlockWithDevice',
  'vault.openSample',
  'vault.create',
  'diary.save',
  'diary.undo',
  'trials.start',
  'trials.record',
  'trials.stop',
  'trials.list',
  'settings.save',
] as const satisfies readonly (keyof Handlers)[];

/** The same handlers; after each of these channels the reminders are worked out anew. */
export const followReminders = (handlers: Handlers, reminders: ReminderService): Handlers => {
  const wrapped: Handlers = { ...handlers };
  for (const channel of changing) {
    const original = handlers[channel] as (input: unknown) => Promise<unknown>;
    // each channel keeps its own input and output; the index hides that from the compiler
    (wrapped as Record<string, unknown>)[channel] = async (input: unknown) => {
      const answer = await original(input);
      void reminders.refresh();
      return answer;
    };
  }
  return wrapped;
};
