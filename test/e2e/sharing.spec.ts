import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { FastifyInstance } from 'fastify';
import { openPglite } from '../../src/server/store/pglite.ts';
import type { Store } from '../../src/server/store/sql.ts';
import { type Recorder, recordTraffic, seedPopulation, serviceOn } from '../integration/server/start.ts';
import { expectAccessible, invoke, type Launched, launchApp, screenshots, tempFolder } from './harness.ts';

/**
 * Alice gives a summary of her finished trial to a service on this computer; a second person, in a vault of their own,
 * asks what others found and sees it under Ideas. Everything that either of them sent is recorded and looked through.
 */
test.describe.configure({ mode: 'serial' });

const CODE = 'one-enrolment-code-for-alice';
const NOW = '2026-06-01T09:00:00Z';
const BOBS_WORDS = 'splitting headaches after the night shift in Lisbon';

let store: Store;
let service: FastifyInstance;
let recorder: Recorder;
let app: Launched;

const go = (page: Page, place: string) =>
  page.getByRole('navigation').getByRole('button', { name: place }).click();
const confirm = (page: Page, title: RegExp, button: string) =>
  page.getByRole('alertdialog', { name: title }).getByRole('button', { name: button }).click();
const counted = async (): Promise<number> =>
  Number((await store.query<{ n: string }>('SELECT sum(n)::text AS n FROM bin_count')).rows[0]!.n);
const useService = async (page: Page) => {
  await go(page, 'Sharing');
  await expect(page.getByText('Off. Nothing is sent anywhere.')).toBeVisible();
  await page.getByLabel('Address of the service').fill('http://priors.example.org');
  await page.getByRole('button', { name: 'Use this service' }).click();
  await expect(page.getByText(/must begin with https/)).toBeVisible();
  await page.getByLabel('Address of the service').fill(recorder.address);
  await page.getByRole('button', { name: 'Use this service' }).click();
  await expect(page.getByRole('button', { name: 'Turn off' })).toBeVisible();
};
const bodiesOf = (traffic: readonly string[]): string[] =>
  traffic.map((t) => t.slice(t.indexOf('\r\n\r\n') + 4)).filter((body) => body !== '');

test.beforeAll(async () => {
  test.setTimeout(120_000); // ms; PostgreSQL in WebAssembly starts in seconds
  store = await openPglite();
  service = await serviceOn(store, [CODE]);
  recorder = await recordTraffic(await service.listen({ host: '127.0.0.1', port: 0 }));
  const pair = { intervention: 'magnesium', outcome: 'migraine-days', unit: 'days/28' as const };
  await seedPopulation(store, { ...pair, n: 3000, mu: -3, tau: 0.5, se: 2 }, 11);
});
// biome-ignore lint/correctness/noEmptyPattern: Playwright hands its fixtures over by destructuring only
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await screenshots(app, `failed-${info.title.slice(0, 30)}`);
  await app.close();
});
test.afterAll(async () => {
  await recorder?.close();
  await service?.close();
  await store?.close();
});

test('Alice gives a summary: each step shown and confirmed, and nothing else leaves', async () => {
  test.setTimeout(240_000); // ms; Alice's vault is made on the spot
  app = await launchApp({ now: NOW });
  const { page } = app;
  expect(await invoke(page, 'vault.openSample', {})).toMatchObject({ ok: true });
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  await useService(page);
  await expectAccessible(page, 'sharing, a service is set');
  expect(recorder.sent()).toEqual([]);
  await page.getByRole('button', { name: 'Draw the number' }).click();
  await confirm(page, /Draw the number/, 'Draw the number');
  const give = page.locator('section.give').first();
  await give.getByLabel('Enrolment code').fill(CODE);
  expect(recorder.sent()).toEqual([]);
  await give.getByRole('button', { name: 'Fetch the token' }).click();
  await confirm(page, /Fetch a token/, 'Fetch the token');
  await give.getByRole('button', { name: 'Send the summary' }).click();
  const before = await counted();
  await confirm(page, /Send the summary now/, 'Send the summary');
  await expect(page.getByText(/It is counted once/).first()).toBeVisible();
  expect(await counted()).toBe(before + 1);
  await screenshots(app, 'sharing-given');

  const history = (await invoke(page, 'sharing.history', {})) as { value: { json: string }[] };
  const status = (await invoke(page, 'vault.status', {})) as { value: { folder: string } };
  const profile = (await invoke(page, 'profile.get', {})) as { value: { goal: string; notes: string } };
  const trials = (await invoke(page, 'trials.list', {})) as { value: { id: string; title: string }[] };
  const traffic = recorder.sent();
  const bodies = bodiesOf(traffic);
  expect(bodies).toHaveLength(2); // the blinded token, the summary with its token
  expect(bodies[1]).toContain(history.value[0]!.json);
  expect(bodies[1]).not.toContain(CODE);
  const all = traffic.join('\n');
  const secrets = [
    status.value.folder,
    ...[profile.value.goal, profile.value.notes].flatMap((text) => text.split(/[.,;]\s*/)),
    ...trials.value.flatMap((t) => [t.id, t.title]),
  ].filter((text) => text.length > 8);
  expect(secrets.length).toBeGreaterThan(2);
  for (const secret of secrets) expect(all).not.toContain(secret);
  expect(all).not.toMatch(/user-agent|cookie|accept-language/i);
  expect(app.problems).toEqual([]);
});

test('a second person asks, and Ideas rests on what others contributed', async () => {
  test.setTimeout(180_000); // ms
  app = await launchApp({ now: NOW });
  const { page } = app;
  const folder = join(await tempFolder('bob'), 'vault');
  const made = await invoke(page, 'vault.create', {
    folder,
    passphrase: 'harbour violin moss eleven tractor',
  });
  expect(made).toMatchObject({ ok: true });
  const profile = {
    conditions: ['migraine'],
    medications: [],
    tried: [],
    goal: 'fewer migraine days',
    notes: BOBS_WORDS,
    outcome: 'migraine-days',
    baseline: 10,
  };
  expect(await invoke(page, 'profile.save', profile)).toMatchObject({ ok: true });
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  const rank = async () =>
    (
      (await invoke(page, 'hypotheses.rank', {})) as {
        value: { candidates: { id: string; source?: string; predicted: { mean: number } }[] };
      }
    ).value.candidates.find((c) => c.id === 'magnesium')!;
  const local = await rank();
  expect(local.source).toBe('literature');
  await useService(page);
  const sentBefore = recorder.sent().length;
  await page.getByRole('button', { name: 'Draw the request' }).click();
  await confirm(page, /Draw the request/, 'Draw the request');
  const bytes = page.locator('pre.bytes').filter({ hasText: 'n1vault-hypotheses-request/1' }).first();
  await expect(bytes).toBeVisible();
  const shown = await bytes.innerText();
  expect(recorder.sent()).toHaveLength(sentBefore); // drawn and shown, not sent
  await page.getByRole('button', { name: 'Send the request' }).click();
  await confirm(page, /Send this request/, 'Send the request');
  await expect(page.getByText(/Learned from others on/)).toBeVisible();
  await expectAccessible(page, 'sharing, learned from others');
  await screenshots(app, 'sharing-learned');
  const learned = await rank();
  expect(learned.source).toBe('population');
  expect(learned.predicted.mean).toBeLessThan(local.predicted.mean - 0.5);

  const bodies = bodiesOf(recorder.sent().slice(sentBefore));
  expect(bodies).toEqual([shown]); // exactly the bytes that were shown, once
  expect(Object.keys(JSON.parse(shown) as object).sort()).toEqual([
    'cluster',
    'condition',
    'epsilon',
    'format',
  ]);
  for (const word of [...BOBS_WORDS.split(' ').filter((w) => w.length > 4), folder])
    expect(bodies.join()).not.toContain(word);

  await go(page, 'Ideas');
  await expect(page.getByText(/shared their results|other people|contribut/i).first()).toBeVisible();
  await service.close(); // the service goes away: what was learned stays, asking again says so plainly
  await go(page, 'Sharing');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await confirm(page, /Send this request/, 'Send the request');
  await expect(page.getByText(/did not answer. Your ideas rest on/)).toBeVisible();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByText('Off. Nothing is sent anywhere.')).toBeVisible();
  expect((await rank()).source).toBe('literature');
  expect(app.problems).toEqual([]);
});
