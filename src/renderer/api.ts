import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelName, EventName, Events, Input, Output } from '../shared/contract.ts';
import type { AppError, Result } from '../shared/errors.ts';
import { fail } from '../shared/errors.ts';
import { afterPaint } from './after-paint.ts';
import { changes, forgetAfter, forgetAnswers, lastAnswer, noteAnswer, questionKey } from './answers.ts';

/**
 * Asks the main process. Never rejects: a broken bridge becomes an `internal` error whose message the screens
 * replace by a sentence in the person's language (see ErrorBanner).
 */
export const call = async <C extends ChannelName>(
  channel: C,
  input: Input<C>,
): Promise<Result<Output<C>>> => {
  try {
    return await window.n1vault.invoke(channel, input);
  } catch {
    return fail('internal', 'The app met an error it did not expect.');
  } finally {
    forgetAfter(channel);
  }
};

/** Channels whose answers changed; every mounted query of such a channel asks again. */
const stale = new EventTarget();
export const invalidate = (...channels: ChannelName[]): void => {
  for (const channel of channels) stale.dispatchEvent(new Event(channel));
};

/** Another vault, or another state of it, is open now: every mounted query asks again. */
const everything = 'everything';
export const invalidateAll = (): void => {
  forgetAnswers();
  stale.dispatchEvent(new Event(everything));
};

export interface Query<T> {
  /** Last good answer for this input; stays while a refetch runs. */
  readonly data: T | null;
  readonly error: AppError | null;
  readonly loading: boolean;
  refetch(): void;
}

/**
 * Answer of a channel for an input; asks on mount, when the input changes, after `invalidate(channel)` and
 * after `refetch()`. Pass null as input to wait. A late answer to an older input is dropped.
 *
 * Where this question was answered a short while ago and nothing was changed since, that answer is there at once; it
 * is asked again once that is on the screen, and replaced if the new one differs.
 */
export const useQuery = <C extends ChannelName>(channel: C, input: Input<C> | null): Query<Output<C>> => {
  type State = { key: string; data: Output<C> | null; error: AppError | null; loading: boolean };
  const key = input === null ? '' : questionKey(channel, input);
  const known = (): State => {
    const data = lastAnswer(key) as Output<C> | null;
    return { key, data, error: null, loading: data === null };
  };
  const [state, setState] = useState<State>(known);
  const turn = useRef(0);
  const latest = useRef(input);
  latest.current = input;
  // after a change of the input, what is known of the new one is there with this very drawing
  const now = state.key === key ? state : known();
  const shown = useRef({ now, state });
  shown.current = { now, state };

  const ask = useCallback(
    async (again: boolean) => {
      const asked = latest.current;
      if (asked === null) return;
      const mine = ++turn.current;
      if (again) setState({ ...shown.current.now, loading: true });
      const since = changes();
      const reply = await call(channel, asked);
      if (mine !== turn.current) return;
      const before = shown.current.now;
      if (!reply.ok) return setState({ key, data: before.data, error: reply.error, loading: false });
      const data = noteAnswer(channel, key, reply.value, { shown: before.data, since });
      const drawn = data === before.data && before.error === null && !before.loading;
      if (!drawn || shown.current.state.key !== key) setState({ key, data, error: null, loading: false });
    },
    [channel, key],
  );

  useEffect(() => {
    const known = shown.current.now.data !== null;
    const callOff = known ? afterPaint(() => void ask(false)) : void ask(false);
    const again = () => void ask(true);
    stale.addEventListener(channel, again);
    stale.addEventListener(everything, again);
    return () => {
      turn.current++;
      callOff?.();
      stale.removeEventListener(channel, again);
      stale.removeEventListener(everything, again);
    };
  }, [ask, channel]);

  const refetch = useCallback(() => void ask(true), [ask]);
  return { data: now.data, error: now.error, loading: now.loading, refetch };
};

export interface Action<C extends ChannelName> {
  run(input: Input<C>): Promise<Result<Output<C>>>;
  readonly pending: boolean;
  /** Error of the last run; cleared by the next one or by `clear`. */
  readonly error: AppError | null;
  clear(): void;
}

/** A write or a long computation. After success the named channels are asked again. */
export const useAction = <C extends ChannelName>(channel: C, ...invalidates: ChannelName[]): Action<C> => {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const then = useRef(invalidates);
  then.current = invalidates;
  const run = useCallback(
    async (input: Input<C>) => {
      setPending(true);
      setError(null);
      const reply = await call(channel, input);
      setPending(false);
      if (reply.ok) invalidate(...then.current);
      else setError(reply.error);
      return reply;
    },
    [channel],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, pending, error, clear };
};

/** Listens to an event of the main process while the component is mounted. */
export const useBridgeEvent = <E extends EventName>(
  event: E,
  listener: (payload: Events[E]) => void,
): void => {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => window.n1vault.on(event, (payload) => latest.current(payload)), [event]);
};
