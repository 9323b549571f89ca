/** The screens of the app as a bench walks through them, with what must be there before one counts as painted. */
export interface Place {
  /** In words. */
  readonly name: string;
  /** Selectors of the main area; each must find something. Loading signs must be gone besides. */
  readonly ready: readonly string[];
  /** The place it is reached from, and the button that leads there (the n-th, from the end where negative). */
  readonly from?: { readonly place: string; readonly selector: string; readonly nth?: number };
}

const rail = (name: string, ...ready: string[]): Place => ({ name, ready });
const below = (name: string, place: string, selector: string, nth: number, ...ready: string[]): Place => ({
  name,
  ready,
  from: { place, selector, nth },
});

/** Those of the rail, by the words on their buttons, then those that are reached from one of them. */
export const railPlaces: readonly Place[] = [
  rail('Today', '.today .diary .ask', '.today h1'),
  rail('Ideas', '.ideas table tbody tr', '.ideas h1.say'),
  rail('Trials', '.trials ul.list li'),
  rail('Data', 'table.meas tbody tr', 'h1.say'),
  rail('Sharing', '.sharing h1.say', '.sharing .two .card'),
  rail('Settings', '.settings .card', '.settings h2'),
];
export const innerPlaces: readonly Place[] = [
  below('Planner', 'Trials', '.acts button', -1, '.planner .card.form', '.planner aside.card'),
  below('Calendar', 'Trials', 'button[aria-label^="Calendar"]', -1, 'ol.cal .cells'),
  below(
    'Result',
    'Trials',
    'button[aria-label^="Result"]',
    -1,
    '.result .sure path.e-fill',
    '.result .fig svg path',
  ),
  below('History', 'Trials', '.acts button', 0, '.history ul.list li'),
  below('Metric', 'Data', 'table.meas button.name', 0, '.chart-card svg path', 'table.tight tbody tr'),
  below('Day', 'Metric', 'table.tight button.name', 0, 'table.samples tbody tr'),
  below('Time zones', 'Data', '.zones-line button', 0, '.zone-rows li'),
];
export const places: readonly Place[] = [...railPlaces, ...innerPlaces];

export const placeNamed = (name: string): Place => {
  const found = places.find((place) => place.name === name);
  if (!found) throw new Error(`There is no place ${name}.`);
  return found;
};

/**
 * Source of a function for the page: clicks what `find` answers (or goes back), waits until every selector finds
 * something and nothing says "loading", then for two frames. Answers the time from the click to the paint and the
 * longest task of the page meanwhile, both in ms.
 */
export const clickToPaint = (find: string | null, ready: readonly string[], notReady: string): string => `
new Promise((done, failed) => {
  const main = document.querySelector('main');
  const tasks = [];
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration)));
  watch.observe({ type: 'longtask', buffered: false });
  const start = performance.now();
  const there = () =>
    main.getAttribute('aria-label') !== null &&
    ${JSON.stringify(ready)}.every((s) => document.querySelector('main ' + s)) &&
    !(${JSON.stringify(notReady)} && document.querySelector('main ' + ${JSON.stringify(notReady)})) &&
    !document.querySelector('main [aria-busy="true"], main .loading');
  const finish = () => {
    const painted = performance.now() - start;
    // the observer hears of a task only after it has ended
    setTimeout(() => { watch.disconnect(); done({ painted, longest: Math.max(0, ...tasks) }); }, 60);
  };
  const look = () => {
    if (performance.now() - start > 15000) return failed(new Error('was never painted: ' + document.title));
    if (!there()) return void requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(finish));
  };
  ${
    find === null
      ? `window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, cancelable: true }));`
      : `(${find}).click();`
  }
  requestAnimationFrame(look);
})`;

/** Source that finds the button of a place, in the rail or in the page. */
export const buttonOf = (place: Place): string =>
  place.from
    ? `[...document.querySelectorAll('main ${place.from.selector.replaceAll("'", "\\'")}')].at(${place.from.nth ?? 0})`
    : `[...document.querySelectorAll('nav button')].find((b) => b.textContent.trim() === '${place.name}')`;
