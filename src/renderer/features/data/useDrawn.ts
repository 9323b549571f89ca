import { useDeferredValue } from 'react';

const none: readonly never[] = [];

/**
 * A long list as it is to be drawn: empty at first, then the list, drawn in slices of a few milliseconds. So a table
 * that appears at the end of an import never holds up the window.
 */
export const useDrawn = <T>(list: readonly T[]): readonly T[] => useDeferredValue<readonly T[]>(list, none);
