import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { afterPaint } from '../after-paint.ts';

/** False until what is drawn first is on the screen. `atOnce`: true from the beginning. */
export const usePainted = (atOnce = false): boolean => {
  const [painted, setPainted] = useState(atOnce);
  useEffect(() => afterPaint(() => startTransition(() => setPainted(true))), []);
  return painted;
};

/**
 * What lies below the answer of a screen: drawn once the answer is on the screen, in slices of a few milliseconds, so
 * that neither the change of screens nor a click waits for it. `atOnce`: drawn with the screen, where one comes for it.
 */
export const AfterPaint = ({ atOnce = false, children }: { atOnce?: boolean; children: ReactNode }) =>
  usePainted(atOnce) ? children : null;
