import { type ReactNode, startTransition, useEffect, useState } from 'react';

const PATIENCE = 200; // ms

/**
 * What lies below the answer of a screen: drawn once the answer is on the screen, in slices of a few milliseconds, so
 * that neither the change of screens nor a click waits for it. `atOnce`: drawn with the screen, where one comes for it.
 */
export const AfterPaint = ({ atOnce = false, children }: { atOnce?: boolean; children: ReactNode }) => {
  const [painted, setPainted] = useState(atOnce);
  useEffect(() => {
    let idle = 0;
    const frame = requestAnimationFrame(() => {
      // a page that never rests must show the rest, too
      idle = requestIdleCallback(() => startTransition(() => setPainted(true)), { timeout: PATIENCE });
    });
    return () => {
      cancelAnimationFrame(frame);
      cancelIdleCallback(idle);
    };
  }, []);
  return painted ? children : null;
};
