import { type ReactNode, startTransition, useEffect, useState } from 'react';

/**
 * What lies below the answer of a screen: drawn once the answer is on the screen, in slices of a few milliseconds, so
 * that neither the change of screens nor a click waits for it.
 */
export const AfterPaint = ({ children }: { children: ReactNode }) => {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted ? children : null;
};
