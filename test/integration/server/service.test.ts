import { resolve } from 'node:path';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRequest } from '../../../src/core/privacy/index.ts';
import { loadCatalogue } from '../../../src/main/embedding/index.ts';
import { loadClusters } from '../../../src/main/sharing/clusters.ts';
import { createServer } from '../../../src/server/app.ts';
import { pairsOf } from '../../../src/server/pairs.ts';
import { openPglite } from '../../../src/server/store/pglite.ts';
import { openPostgres } from '../../../src/server/store/postgres.ts';
import { prepareSchema } from '../../../src/server/store/schema.ts';
import type { Store } from '../../../src/server/store/sql.ts';
import { enrol } from '../../../src/server/tokens.ts';
import { fetchToken, summaryOf, type Token } from './client.ts';
import { startPostgres } from './postgres.ts';

const magnesium = { intervention: 'magnesium', outcome: 'migraine-days' };
const code = (i: number) => `enrolment-code-${String(i).padStart(4, '0')}`;

const stores: { name: string; open(): Promise<{ store: Store; stop(): void }> }[] = [
  { name: 'PGlite', open: async () => ({ store: await openPglite(), stop: () => undefined }) },
  {
    name: 'PostgreSQL',
    open: async () => {
      const server = startPostgres();
      return { store: await openPostgres(server.url), stop: server.stop };
    },
  },
];

describe.each(stores)('the prior service on $name', ({ name, open }) => {
  let store: Store;
  let app: FastifyInstance;
  let stop: () => void = () => undefined;
  let token: Token;

  beforeAll(async () => {
    const opened = await open();
    store = opened.store;
    stop = opened.stop;
    await prepareSchema(store);
    await prepareSchema(store); // a second start changes nothing
    await enrol(
      store,
      Array.from({ length: 20 }, (_, i) => code(i)),
    );
    const catalogue = await loadCatalogue(resolve(import.meta.dirname, '../../../resources'));
    if (!catalogue.ok) throw new Error(catalogue.error.message);
    const clusters = await loadClusters(resolve(import.meta.dirname, '../../../resources'));
    if (!clusters.ok) throw new Error(clusters.error.message);
    const pairs = pairsOf(catalogue.value);
    app = await createServer({ store, pairs, clusters: clusters.value, ratePerMinute: 1e9, refreshMs: 0 });
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await store?.close();
    stop();
  });

  const contribute = (payload: object) => app.inject({ method: 'POST', url: '/v1/contributions', payload });
  const counted = async () =>
    Number(
      (await store.query<{ n: string }>('SELECT coalesce(sum(n), 0)::text AS n FROM bin_count')).rows[0]!.n,
    );

  it('is healthy, documented, and names its store', async () => {
    expect((await app.inject('/v1/health')).json()).toEqual({ ok: true });
    const paths = (await app.inject('/v1/openapi.json')).json<{ paths: object }>().paths;
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/v1/contributions', '/v1/hypotheses', '/v1/priors', '/v1/tokens']),
    );
    expect(store.kind).toBe(name === 'PGlite' ? 'pglite' : 'postgres');
  });

  it('gives one token a person and pair, and none to strangers', async () => {
    const first = await fetchToken(app, code(0), magnesium);
    if (typeof first === 'number') throw new Error(`refused with ${first}`);
    token = first;
    expect(await fetchToken(app, code(0), magnesium)).toBe(409);
    expect(await fetchToken(app, 'no-such-enrolment-code', magnesium)).toBe(403);
    const other = await fetchToken(app, code(0), { intervention: 'riboflavin', outcome: 'migraine-days' });
    expect(typeof other === 'number' ? other : 'token').toBe('token');
  });

  it('counts a contribution once, however often it is sent', async () => {
    const summary = summaryOf(-1.5);
    expect((await contribute({ token, summary })).statusCode).toBe(201);
    expect((await contribute({ token, summary })).json()).toEqual({ status: 'known' });
    expect((await contribute({ token, summary: summaryOf(-1.5) })).statusCode).toBe(409);
    expect(await counted()).toBe(1);
  });

  it.each([
    ['summary.grid', { grid: 0.5 }],
    ['summary.clip', { clip: [-80, 80] as [number, number] }],
    ['summary.epsilon', { epsilon: 100 }],
    ['summary.released', { released: 0.1 }],
    ['summary.design', { design: '99x99-crossover' }],
    ['summary.intervention', { intervention: 'propranolol' }],
    ['summary', { note: 'I have migraine' }],
    ['summary.format', { format: 'n1vault-effect-summary/2' }],
  ])('refuses a wrong %s and stores nothing', async (where, change) => {
    const before = await counted();
    const reply = await contribute({ token, summary: { ...summaryOf(-1), ...change } });
    expect(reply.statusCode).toBe(400);
    expect(reply.json<{ error: { where: string } }>().error.where).toBe(where);
    expect(await counted()).toBe(before);
  });

  it('refuses a token of another pair and a forged one', async () => {
    const riboflavin = await fetchToken(app, code(1), {
      intervention: 'riboflavin',
      outcome: 'migraine-days',
    });
    expect((await contribute({ token: riboflavin, summary: summaryOf(-1) })).statusCode).toBe(403);
    const forged = { ...token, signature: Buffer.alloc(256, 7).toString('base64') };
    expect((await contribute({ token: forged, summary: summaryOf(-1) })).statusCode).toBe(403);
  });

  it('serves the literature until enough people contributed, then what they taught', async () => {
    const ask = async () =>
      (
        await app.inject({
          method: 'POST',
          url: '/v1/hypotheses',
          payload: { format: 'n1vault-hypotheses-request/1', condition: 'migraine', cluster: 3, epsilon: 4 },
        })
      ).json<{
        candidates: { intervention: string; version: number; predicted: { mean: number; sd: number } }[];
      }>();
    const before = (await ask()).candidates.find((c) => c.intervention === 'magnesium')!;
    expect(before.version).toBe(0);
    expect((await app.inject('/v1/priors/magnesium/migraine-days')).statusCode).toBe(404);
    // 3,000 people, counted as the service counts them; their tokens are not what is tested here
    for (let i = 0; i < 3000; i++) {
      const bin = Math.max(0, Math.min(64, Math.round(summaryOf(-3).released / 0.25) + 32));
      await store.query(
        `INSERT INTO bin_count VALUES ('magnesium', 'migraine-days', 4, 336, $1, 1)
         ON CONFLICT (intervention, outcome, epsilon, length_class, bin) DO UPDATE SET n = bin_count.n + 1`,
        [bin],
      );
    }
    const learned = await app.inject('/v1/priors/magnesium/migraine-days');
    expect(learned.statusCode).toBe(200);
    const prior = learned.json<{ version: number; population: { mu: { mean: number; sd: number } } }>();
    expect(prior.version).toBe(3001);
    expect(Math.abs(prior.population.mu.mean + 3)).toBeLessThan(4 * prior.population.mu.sd);
    const after = (await ask()).candidates.find((c) => c.intervention === 'magnesium')!;
    expect(after.predicted.mean).toBeLessThan(before.predicted.mean);
    expect(after.predicted.sd).toBeLessThan(before.predicted.sd);
    expect((await app.inject('/v1/priors')).json<{ priors: object[] }>().priors).toHaveLength(1);
  }, 60_000);

  it('takes a request as a cluster or as a noised vector, and nothing else', async () => {
    const ask = (payload: object) => app.inject({ method: 'POST', url: '/v1/hypotheses', payload });
    const cluster = {
      format: 'n1vault-hypotheses-request/1',
      condition: 'back-pain',
      cluster: 3,
      epsilon: 4,
    };
    const centres = await loadClusters(resolve(import.meta.dirname, '../../../resources'));
    if (!centres.ok) throw new Error(centres.error.message);
    const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
    const words = centres.value.centres[5]!;
    const vector = makeRequest('vector', 'back-pain', words, centres.value.centres, 4, random);
    if (!vector.ok) throw new Error(vector.error.message);
    for (const request of [cluster, vector.value]) {
      const reply = await ask(request);
      expect(reply.statusCode).toBe(200);
      const { candidates } = reply.json<{ candidates: { unit: string; match: number }[] }>();
      expect(candidates.length).toBeGreaterThan(1);
      for (const c of candidates) {
        expect(c.unit).toBe('points');
        expect(Math.abs(c.match)).toBeLessThan(1);
      }
    }
    for (const bad of [
      { ...cluster, cluster: 64 },
      { ...cluster, epsilon: 3 },
      { ...cluster, notes: 'my back hurts' },
      { ...vector.value, vector: [0.3, 0.4] },
      { ...vector.value, vector: Array.from(words) }, // a raw vector is refused
      { ...vector.value, vector: Array.from({ length: 32 }, () => 0.123) }, // off the grid
      { ...vector.value, delta: 0.5 },
    ])
      expect((await ask(bad)).statusCode, JSON.stringify(bad).slice(0, 80)).toBe(400);
  });

  it('answers 10,000 malformed bodies with 4xx, never 5xx, and counts none of them', async () => {
    const before = await counted();
    const urls = ['/v1/contributions', '/v1/tokens', '/v1/hypotheses'];
    const valid = { token, summary: summaryOf(-1) };
    const broken = fc.oneof(
      fc.json(),
      fc.string(),
      fc.jsonValue().map((v) => JSON.stringify({ ...valid, token: v })),
      fc.jsonValue().map((v) => JSON.stringify({ ...valid, summary: v })),
      fc
        .tuple(fc.constantFrom(...Object.keys(valid.summary)), fc.jsonValue())
        .map(([key, v]) =>
          JSON.stringify({ ...valid, summary: { ...valid.summary, [key]: v, contribution: 'x' } }),
        ),
      fc
        .base64String({ minLength: 4, maxLength: 400 })
        .map((blinded) => JSON.stringify({ enrolment: code(2), ...magnesium, blinded })),
    );
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...urls), broken, async (url, payload) => {
        const reply = await app.inject({
          method: 'POST',
          url,
          payload,
          headers: { 'content-type': 'application/json' },
        });
        statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1);
        return reply.statusCode < 500;
      }),
      { numRuns: 10_000, seed: 9 },
    );
    expect([...statuses.keys()].filter((s) => s >= 500)).toEqual([]);
    expect(await counted()).toBe(before);
    const metrics = (await app.inject('/v1/metrics')).body;
    expect(metrics).toMatch(/n1_contributions_total 1\n/);
    expect(metrics).not.toMatch(/n1_errors_total/);
  }, 240_000);
});
