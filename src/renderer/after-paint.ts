const PATIENCE = 200; // ms; a page that never rests must get there, too

/** Runs something once what was drawn last is on the screen and the page rests. Answers how to call it off. */
export const afterPaint = (run: () => void): (() => void) => {
  let idle = 0;
  const frame = requestAnimationFrame(() => {
    idle = requestIdleCallback(run, { timeout: PATIENCE });
  });
  return () => {
    cancelAnimationFrame(frame);
    cancelIdleCallback(idle);
  };
};
