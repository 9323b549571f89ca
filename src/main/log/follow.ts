import type { ChannelName } from '../../shared/contract.ts';
import type { Result } from '../../shared/errors.ts';
import type { Handlers } from '../ipc/router.ts';
import type { LogEvent } from './fields.ts';
import type { Log } from './log.ts';

/** What is worth a line when it went well, and when it was refused. */
const followed: Partial<Record<ChannelName, { done: LogEvent; refused?: LogEvent }>> = {
  'vault.create': { done: 'vault-created' },
  'vault.unlock': { done: 'vault-opened', refused: 'unlock-refused' },
  'vault.unlockWithDevice': { done: 'vault-opened', refused: 'unlock-refused' },
  'vault.lock': { done: 'vault-locked' },
  'vault.changePassphrase': { done: 'passphrase-changed' },
  'vault.renewRecovery': { done: 'recovery-renewed' },
  'vault.rotateKey': { done: 'key-rotated' },
  'vault.verify': { done: 'verified' },
  'vault.salvage': { done: 'salvaged' },
  'vault.exportAll': { done: 'exported' },
  'backups.make': { done: 'backup-made', refused: 'backup-failed' },
  'backups.restore': { done: 'restored' },
  'imports.start': { done: 'import-finished', refused: 'import-refused' },
};

type Handler = (input: unknown) => Promise<Result<unknown>>;

/**
 * The same handlers, with a line in the log for what happened: a fixed word, how long it took, and the code of a
 * refusal. Inputs and answers are never looked at.
 */
export const followLog = (handlers: Handlers, log: Log, now: () => number): Handlers => {
  const watch =
    (channel: ChannelName, handler: Handler): Handler =>
    async (input) => {
      const began = now();
      const events = followed[channel];
      try {
        const result = await handler(input);
        const ms = now() - began;
        if (events && result.ok) log.event(events.done, { ms });
        else if (events?.refused && !result.ok) log.event(events.refused, { ms, code: result.error.code });
        return result;
      } catch (error) {
        log.failure('handler-failed', error, { channel });
        throw error;
      }
    };
  return Object.fromEntries(
    Object.entries(handlers).map(([channel, handler]) => [
      channel,
      watch(channel as ChannelName, handler as Handler),
    ]),
  ) as Handlers; // the same keys with the same types; fromEntries forgets them
};
