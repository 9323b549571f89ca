import type { Handlers } from '../ipc/router.ts';

/** Channels after which a vault may be open that was not. */
const opening = [
  'vault.unlock',
  'vault.unlockWithDevice',
  'vault.openSample',
  'vault.create',
] as const satisfies readonly (keyof Handlers)[];

/** The same handlers; after each of these channels the matching gets ready, without delaying the answer. */
export const followWarmUp = (handlers: Handlers, warmUp: { opened(): void }): Handlers => {
  const wrapped: Handlers = { ...handlers };
  for (const channel of opening) {
    const original = handlers[channel] as (input: unknown) => Promise<unknown>;
    // each channel keeps its own input and output; the index hides that from the compiler
    (wrapped as Record<string, unknown>)[channel] = async (input: unknown) => {
      const answer = await original(input);
      warmUp.opened();
      return answer;
    };
  }
  return wrapped;
};
