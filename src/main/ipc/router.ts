import type { z } from 'zod';
import { type ChannelName, contract, type Output, type Parsed } from '../../shared/contract.ts';
import { AppFailure, fail, type Result } from '../../shared/errors.ts';
import { traceOf } from './trace.ts';

/** One answer for each channel of the contract. */
export type Handlers = {
  [C in ChannelName]: (input: Parsed<C>) => Promise<Result<Output<C>>>;
};

/** A call as it comes over the wire: nothing about it can be trusted. */
export type Router = (channel: unknown, payload: unknown) => Promise<Result<unknown>>;

const isChannel = (name: unknown): name is ChannelName =>
  typeof name === 'string' && Object.hasOwn(contract, name);

const refusal = (channel: ChannelName, issue: z.core.$ZodIssue | undefined) => {
  const where = issue?.path.map(String).join('.') || channel;
  return fail(
    'bad-input',
    `The value for "${where}" does not fit. Nothing was changed. Please correct it and try again.`,
    where,
  );
};

/**
 * Contract and handlers as one function. Each payload is parsed by its channel's schema before a handler sees
 * it; an unknown channel and a payload that does not fit answer 'bad-input'. A handler that throws has a bug:
 * the caller gets 'internal' and a calm sentence, the log gets the place, nobody gets the payload.
 */
export const createRouter =
  (handlers: Handlers, log: (line: string) => void): Router =>
  async (channel, payload) => {
    if (!isChannel(channel)) {
      return fail(
        'bad-input',
        'The app asked for something that does not exist. Nothing was changed.',
        'channel',
      );
    }
    const parsed = contract[channel].input.safeParse(payload);
    if (!parsed.success) return refusal(channel, parsed.error.issues[0]);
    // The schema of this very channel produced the value; TypeScript cannot follow that through the index.
    const handler = handlers[channel] as (input: unknown) => Promise<Result<unknown>>;
    try {
      return await handler(parsed.data);
    } catch (error) {
      if (error instanceof AppFailure) return { ok: false, error: error.error };
      log(`${channel}: ${traceOf(error)}`);
      return fail(
        'internal',
        'Something went wrong inside the app. What is stored in your vault is safe. Please try again; if it ' +
          'happens again, restart the app.',
      );
    }
  };
