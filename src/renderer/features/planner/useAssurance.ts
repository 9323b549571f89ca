import { useCallback, useEffect, useRef, useState } from 'react';
import type { AssuranceView } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { TrialDraft } from '../../../shared/trial.ts';
import { call, useBridgeEvent } from '../../api.ts';
import { curveKey, designKey, doubled } from './assurance.ts';

const SIMULATIONS = 200; // standard error of a share: at most 3.5 in 100
const SETTLE = 700; // ms without a change before the simulation starts

export interface AssurancePoint {
  curve: string;
  periods: number;
  periodDays: number;
  view: AssuranceView;
}

export interface Assurance {
  /** Result for the plan as it stands; null while it is not known. */
  now: AssuranceView | null;
  /** Result for twice the length; null while it is not known or there is no room. */
  longer: AssuranceView | null;
  /** The last result of any plan, shown faintly while a new one is worked out. */
  stale: AssuranceView | null;
  /** All lengths of this design that were worked out. */
  points: AssurancePoint[];
  progress: { done: number; total: number } | null;
  error: AppError | null;
  cancelled: boolean;
  cancel(): void;
  again(): void;
}

/**
 * Simulates the drafted trial once the form rests, then one of twice the length. A change stops what is running;
 * results are kept while the screen is open, so that going back costs nothing.
 */
export const useAssurance = (draft: TrialDraft | null): Assurance => {
  const known = useRef(new Map<string, AssurancePoint>());
  const [, redraw] = useState(0);
  const [progress, setProgress] = useState<Assurance['progress']>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const [turn, setTurn] = useState(0);
  const [stale, setStale] = useState<AssuranceView | null>(null);
  const running = useRef(false);
  const latest = useRef(draft);
  latest.current = draft;
  const key = draft ? designKey(draft) : '';

  useBridgeEvent('compute.progress', (p) => {
    if (running.current) setProgress(p);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the draft, `turn` asks once more
  useEffect(() => {
    const plan = latest.current;
    setCancelled(false);
    setError(null);
    if (!plan) return;
    let dropped = false;
    const work = async () => {
      for (const each of [plan, doubled(plan)]) {
        if (!each || dropped || known.current.has(designKey(each))) continue;
        running.current = true;
        setProgress({ done: 0, total: 0 });
        const reply = await call('design.assurance', { draft: each, simulations: SIMULATIONS });
        if (dropped) return;
        running.current = false;
        setProgress(null);
        if (reply.ok) {
          known.current.set(designKey(each), {
            curve: curveKey(each),
            periods: each.periods,
            periodDays: each.periodDays,
            view: reply.value,
          });
          if (each === plan) setStale(reply.value);
          redraw((n) => n + 1);
        } else {
          if (reply.error.code === 'cancelled') setCancelled(true);
          else setError(reply.error);
          return;
        }
      }
    };
    const timer = setTimeout(() => void work(), SETTLE);
    return () => {
      dropped = true;
      clearTimeout(timer);
      if (running.current) {
        running.current = false;
        setProgress(null);
        void call('compute.cancel', {});
      }
    };
  }, [key, turn]);

  const cancel = useCallback(() => void call('compute.cancel', {}), []);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  const twice = draft ? doubled(draft) : null;
  const curve = draft ? curveKey(draft) : '';
  return {
    now: known.current.get(key)?.view ?? null,
    longer: twice ? (known.current.get(designKey(twice))?.view ?? null) : null,
    stale,
    points: [...known.current.values()].filter((p) => p.curve === curve),
    progress,
    error,
    cancelled,
    cancel,
    again,
  };
};
