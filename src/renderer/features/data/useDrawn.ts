import { useDeferredValue } from 'react';

/** Rows that fill a window. */
export const WINDOWFUL = 12;

/**
 * A long list as it is to be drawn: its `first` rows at first, then the whole, drawn in slices of a few milliseconds. So
 * a long table that appears at the end of an import never holds up the window.
 */
export const useDrawn = <T>(list: readonly T[], first = 0): readonly T[] =>
  useDeferredValue<readonly T[]>(list, list.slice(0, first));
