import { invoke, launchApp } from '../e2e/harness.ts';

/**
 * From the click on "Result" to the painted result of a finished 84-day trial (Alice, three arms, yes/no days), in
 * real Electron: shown again with what the page still knows; with the posterior that the vault keeps, after the page
 * forgot all answers; and after a day was corrected besides, so that it has to be worked out anew. Medians of one
 * machine at one moment. Needs the built app (npm run build).
 */
const RUNS = 15;
const TODAY = '2026-04-16T18:00:00Z';
const LIMITS = { again: 150, kept: 150, anew: 500 }; // ms

/** In the page: clicks, waits for the dots and the curve to be there, and for two frames to be painted after. */
const clickToPaint = `new Promise((done) => {
  const all = [...document.querySelectorAll('button')];
  const button = all.filter((b) => (b.getAttribute('aria-label') ?? '').startsWith('Result of')).at(-1);
  const start = performance.now();
  const look = () => {
    const there = document.querySelector('.result .sure path.e-fill') && document.querySelector('.result .fig svg path');
    if (!there) return void requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
  };
  button.click();
  requestAnimationFrame(look);
})`;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Reply<T> {
  ok: boolean;
  value: T;
}

const measure = async (): Promise<void> => {
  const app = await launchApp({ now: TODAY });
  try {
    const { page } = app;
    await page.getByText('Look around with Alice first').click();
    const rail = page.getByRole('navigation');
    await rail.waitFor({ timeout: 120_000 });
    const once = async (): Promise<number> => {
      await rail.getByRole('button', { name: 'Trials' }).click();
      await page
        .getByRole('button', { name: /^Result of/ })
        .last()
        .waitFor();
      await page.waitForTimeout(300); // ms, so that the list itself is at rest
      return page.evaluate<number>(clickToPaint);
    };
    let looks = 0;
    /** Saving a setting makes the page forget every answer, as each change does. */
    const forget = async (): Promise<void> => {
      await rail.getByRole('button', { name: 'Settings' }).click();
      await page
        .locator('.seg')
        .getByText(looks++ % 2 === 0 ? 'Light' : 'Dark', { exact: true })
        .click();
      await page.waitForTimeout(300); // ms, so that it is saved
    };
    const { value: list } = (await invoke(page, 'trials.list', {})) as Reply<{ id: string; state: string }[]>;
    const id = list.find((t) => t.state === 'finished')?.id;
    const { value: view } = (await invoke(page, 'results.get', { id })) as Reply<{
      days: { day: string; y: number | null; dropped: boolean }[];
    }>;
    const day = view.days.findLast((d) => d.y !== null && !d.dropped);
    if (!day || view.days.length !== 84)
      throw new Error('The sample vault holds no finished trial of 84 days.');
    const { value: entry } = (await invoke(page, 'diary.today', { day: day.day })) as Reply<{
      entry: { answers: Record<string, number | null>; kept: boolean | null; marks: string[]; note: string };
    }>;
    const correct = (y: number) =>
      invoke(page, 'diary.save', {
        day: day.day,
        trialId: id,
        answers: { ...entry.entry.answers, 'migraine-day': y },
        kept: entry.entry.kept,
        marks: entry.entry.marks,
        note: entry.entry.note,
      }) as Promise<Reply<unknown>>;

    await once(); // the screen's code is loaded with its first visit
    const again: number[] = [];
    for (let i = 0; i < RUNS; i++) again.push(await once());
    const kept: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      await forget();
      kept.push(await once());
    }
    const anew: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const saved = await correct((i + 1 + (day.y ?? 0)) % 2);
      if (!saved.ok) throw new Error('The day could not be corrected, so nothing was worked out anew.');
      await forget();
      anew.push(await once());
    }
    const line = (name: string, values: number[], limit: number) =>
      `${name}: ${Math.round(median(values))} ms (median of ${values.length}, ${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}; wished for: at most ${limit})`;
    console.log(line('click to painted result, shown again', again, LIMITS.again));
    console.log(line('click to painted result, kept posterior', kept, LIMITS.kept));
    console.log(line('click to painted result, worked out anew', anew, LIMITS.anew));
  } finally {
    await app.close();
  }
};

const { withStagedApp } = (await import(new URL('../../scripts/test/e2e.mjs', import.meta.url).href)) as {
  withStagedApp<T>(work: (environment: Record<string, string>) => Promise<T>): Promise<T>;
};
await withStagedApp(async (environment) => {
  Object.assign(process.env, environment);
  await measure();
});
