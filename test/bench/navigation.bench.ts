import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openSampleVault } from '../../src/main/demo/sample.ts';
import { launchApp, tempFolder } from '../e2e/harness.ts';
import { DAYS, storeManySamples } from './many-samples.ts';
import {
  buttonOf,
  clickToPaint,
  innerPlaces,
  type Place,
  placeNamed,
  places,
  railPlaces,
} from './navigation.places.ts';

/**
 * From the click to the painted screen, in real Electron, on Alice's vault with 5 million samples more: from every
 * screen to each place of the rail and back again, and along each link from a place into what lies below it. Medians
 * of one machine at one moment. Needs the built app (npm run build).
 *
 *   node test/bench/navigation.bench.ts [SAMPLES=5000000] [FOLDER to keep the vault in for the next run]
 */
const total = Number(process.argv[2] ?? 5_000_000);
const kept = process.argv[3];
const RUNS = 5;
const TODAY = '2026-04-16';
const LIMIT = 100; // ms from the click to the paint
const BLOCK = 50; // ms that the page may be held up at once
const REST = 120; // ms between two steps, so that what goes on in the background of one is not counted to the next
const root = resolve(import.meta.dirname, '../..');

interface Step {
  painted: number;
  longest: number;
}
const steps = new Map<string, Step[]>();

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const makeVault = async (folder: string): Promise<void> => {
  const made = await openSampleVault(folder, {
    resourcesDir: join(root, 'resources'),
    modelsDir: join(root, 'models'),
    nativeBinding: undefined,
    today: TODAY,
    zone: 'Europe/London',
  });
  if (!made.ok) throw new Error(made.error.message);
  const vault = made.value;
  await storeManySamples(vault, total, Date.parse(TODAY) - DAYS * 86_400_000);
  const zones = await vault.repos.zones.list();
  const spans = zones.length > 0 ? zones : [{ from: '1970-01-01', zone: 'Europe/London' }];
  while ((await vault.repos.daily.advance(spans, null, 30)).left > 0);
  await vault.close();
};

/** One measured step. `back`: to the screen before, as Alt and the left arrow do. */
const step = async (page: Page, from: Place, to: Place, back: boolean): Promise<void> => {
  await page.waitForTimeout(REST);
  const source = clickToPaint(back ? null : buttonOf(to), to.ready, '');
  const took = await page.evaluate<Step>(source).catch((error: Error) => {
    throw new Error(`${from.name} > ${to.name}: ${error.message}`);
  });
  const key = `${from.name} > ${to.name}${back ? ' (back)' : ''}`;
  steps.set(key, [...(steps.get(key) ?? []), took]);
};

/** Goes to a place by its own way; each link of that way is measured. Answers where it ended. */
const walkTo = async (page: Page, here: Place, target: Place): Promise<Place> => {
  if (here === target) return here;
  const before = target.from ? await walkTo(page, here, placeNamed(target.from.place)) : here;
  await step(page, before, target, false);
  return target;
};

const round = async (page: Page): Promise<void> => {
  let here = placeNamed('Today');
  for (const place of [...railPlaces, ...innerPlaces]) {
    here = await walkTo(page, here, place);
    for (const other of railPlaces) {
      if (other === place) continue;
      await step(page, place, other, false);
      await step(page, other, place, true);
    }
  }
  await walkTo(page, here, placeNamed('Today'));
};

const report = (): void => {
  const rows = [...steps].map(([key, taken]) => ({
    key,
    painted: median(taken.map((s) => s.painted)),
    longest: median(taken.map((s) => s.longest)),
  }));
  rows.sort((a, b) => b.painted - a.painted);
  const ms = (value: number) => `${Math.round(value)} ms`;
  for (const place of places) {
    const into = rows.filter((r) => r.key.split(' > ')[1]?.startsWith(place.name));
    const worst = into[0];
    if (worst)
      console.log(
        `${place.name}: ${ms(median(into.map((r) => r.painted)))} in the middle, ${ms(worst.painted)} at most (${worst.key}); page held up ${ms(Math.max(...into.map((r) => r.longest)))} at most`,
      );
  }
  const slow = rows.filter((r) => r.painted > LIMIT);
  const held = rows.filter((r) => r.longest > BLOCK);
  for (const r of slow) console.log(`over ${LIMIT} ms: ${r.key} ${ms(r.painted)}`);
  for (const r of held) console.log(`held up for more than ${BLOCK} ms: ${r.key} ${ms(r.longest)}`);
  console.log(
    JSON.stringify({
      name: 'navigation',
      samples: total,
      steps: rows.length,
      runs: RUNS,
      medianMs: Math.round(median(rows.map((r) => r.painted))),
      worstMs: Math.round(rows[0]?.painted ?? Number.NaN),
      overLimit: slow.length,
      heldUp: held.length,
    }),
  );
};

const measure = async (vault: string): Promise<void> => {
  const userData = await tempFolder('user-data');
  await cp(vault, join(userData, 'sample-vault'), { recursive: true });
  for (const file of await readdir(join(userData, 'sample-vault'), { recursive: true }))
    await chmod(join(userData, 'sample-vault', file), 0o777);
  await chmod(join(userData, 'sample-vault'), 0o777);
  const app = await launchApp({ now: `${TODAY}T18:00:00Z`, userData });
  try {
    const { page } = app;
    await page.getByText('Look around with Alice first').click();
    await page.getByRole('navigation').waitFor({ timeout: 120_000 });
    await round(page); // the code of a screen is loaded with its first visit
    const first = new Map(steps);
    steps.clear();
    for (let i = 0; i < RUNS; i++) await round(page);
    report();
    const visits = [...first].filter(([key]) => !key.endsWith('(back)')).map(([, [s]]) => s?.painted ?? 0);
    console.log(
      `in the first round: median ${Math.round(median(visits))} ms, worst ${Math.round(Math.max(...visits))} ms`,
    );
    if (app.problems.length > 0) console.log(app.problems.join('\n'));
  } finally {
    await app.close();
  }
};

const { withStagedApp } = (await import(new URL('../../scripts/test/e2e.mjs', import.meta.url).href)) as {
  withStagedApp<T>(work: (environment: Record<string, string>) => Promise<T>): Promise<T>;
};
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'n1-bench-navigation-')));
try {
  await mkdir(folder, { recursive: true });
  const vault = join(folder, 'vault');
  if (!existsSync(vault)) await makeVault(vault);
  await withStagedApp(async (environment) => {
    Object.assign(process.env, environment);
    await measure(vault);
  });
} finally {
  if (!kept) await rm(folder, { recursive: true, force: true });
}
