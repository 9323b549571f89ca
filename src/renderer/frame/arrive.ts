/** How long a screen may take until its heading is there, in ms. */
const PATIENCE = 5_000;

/** True while nobody has moved the focus on: it lies on the main area, or fell to the body with what it was on. */
const isUnclaimed = (main: HTMLElement): boolean =>
  document.activeElement === main || document.activeElement === document.body;

/**
 * After a change of screens the focus goes to the heading, so that a screen reader says where one is and the next Tab
 * goes on from there. A heading that is not there yet, or is replaced when its data comes, is waited for, unless the
 * person goes on meanwhile. Answers how to stop waiting.
 */
export const focusHeading = (main: HTMLElement): (() => void) => {
  main.focus({ preventScroll: true });
  let last: Element | null = null;
  const move = () => {
    const heading = main.querySelector('h1');
    if (!heading || heading === last || !isUnclaimed(main)) return;
    last = heading;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(move);
  watch.observe(main, { childList: true, subtree: true });
  const timer = setTimeout(() => watch.disconnect(), PATIENCE);
  move();
  return () => {
    watch.disconnect();
    clearTimeout(timer);
  };
};
