import { useDeferredValue, useMemo } from 'react';
import { usePainted } from '../../ui/index.ts';

/** Rows that fill a window. */
export const WINDOWFUL = 12;

/**
 * A long list as it is to be drawn: its `first` rows with the screen, then, when these are on it, the whole, in slices
 * of a few milliseconds. So a long table that appears at the end of an import never holds up the window.
 */
export const useDrawn = <T>(list: readonly T[], first = 0): readonly T[] => {
  const painted = usePainted(first === 0);
  const head = useMemo(() => list.slice(0, first), [list, first]);
  return useDeferredValue<readonly T[]>(painted ? list : head, head);
};
