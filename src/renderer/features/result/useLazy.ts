import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Output } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import { call, useBridgeEvent } from '../../api.ts';

type Slow = 'results.sensitivity' | 'results.settle';

export interface Lazy<T> {
  data: T | null;
  error: AppError | null;
  /** null: nothing is under way (or it has not said how far it is). */
  progress: { done: number; total: number } | null;
  running: boolean;
  cancelled: boolean;
  cancel(): void;
  again(): void;
}

/** One at a time: the progress events of the engine do not say whose they are. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Asks for something that takes seconds the first time, as soon as `wanted`; the window stays free meanwhile. Leaving
 * the screen stops it. What was worked out before comes from the vault at once.
 */
export const useLazy = <C extends Slow>(channel: C, id: string, wanted: boolean): Lazy<Output<C>> => {
  const [data, setData] = useState<Output<C> | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [progress, setProgress] = useState<Lazy<unknown>['progress']>(null);
  const [state, setState] = useState<'idle' | 'running' | 'cancelled'>('idle');
  const [turn, setTurn] = useState(0);
  const busy = useRef(false);

  useBridgeEvent('compute.progress', (p) => {
    if (busy.current) setProgress(p);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks once more
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    setError(null);
    setState('running');
    const work = async () => {
      if (gone) return;
      busy.current = true;
      const reply = await call(channel, { id } as Input<C>);
      busy.current = false;
      if (gone) return;
      setProgress(null);
      if (reply.ok) setData(() => reply.value);
      else if (reply.error.code !== 'cancelled') setError(reply.error);
      setState(reply.ok || reply.error.code !== 'cancelled' ? 'idle' : 'cancelled');
    };
    queue = queue.then(work, work);
    return () => {
      gone = true;
      if (busy.current) void call('compute.cancel', {});
    };
  }, [channel, id, wanted, turn]);

  const cancel = useCallback(() => void call('compute.cancel', {}), []);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  return {
    data,
    error,
    progress,
    running: state === 'running',
    cancelled: state === 'cancelled',
    cancel,
    again,
  };
};
