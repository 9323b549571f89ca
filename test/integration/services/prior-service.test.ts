import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearestCluster } from '../../../src/core/privacy/index.ts';
import { createCompute } from '../../../src/main/compute/client.ts';
import { createHypothesesService } from '../../../src/main/hypotheses/service.ts';
import { createSession, type Session } from '../../../src/main/session/session.ts';
import { loadClusters } from '../../../src/main/sharing/clusters.ts';
import { drawOnce } from '../../../src/main/sharing/draw.ts';
import {
  createPriorServiceClient,
  type PriorServiceClient,
} from '../../../src/main/sharing/prior-service.ts';
import { createTransport } from '../../../src/main/sharing/transport.ts';
import { cheapKdf, createVault } from '../../../src/main/vault/index.ts';
import { openPglite } from '../../../src/server/store/pglite.ts';
import type { Store } from '../../../src/server/store/sql.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';
import { type Recorder, recordTraffic, seedPopulation, serviceOn } from '../server/start.ts';

const root = resolve(import.meta.dirname, '../../..');
const resourcesDir = join(root, 'resources');
const folder = mkdtempSync(join(tmpdir(), 'n1-prior-'));
const compute = createCompute({ modelsDir: join(root, 'models'), resourcesDir }, 1);
const hypotheses = createHypothesesService(compute, resourcesDir);
const clock = { zone: 'Europe/Berlin', now: () => Date.parse('2026-06-01T09:00:00Z') };
const CODE = 'one-enrolment-code-for-alice';

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const alicesWords = 'throbbing headaches since Lisbon, worse after night shifts at the bakery';
const person = async (
  name: string,
  notes: string,
): Promise<{ session: Session; prior: PriorServiceClient }> => {
  const session = createSession();
  const made = await createVault({
    folder: join(folder, name),
    passphrase: 'seven quiet rivers bend',
    synthetic: true,
    kdf: cheapKdf,
  });
  await session.open(value(made).vault);
  const profile = profileSchema.parse({
    conditions: ['migraine'],
    notes,
    outcome: 'migraine-days',
    baseline: 12,
  });
  await value(session.vault()).repos.profile.save(profile, '2026-06-01T09:00:00Z');
  const prior = createPriorServiceClient(session, { compute, hypotheses, resourcesDir, clock });
  return { session, prior };
};

let store: Store;
let app: FastifyInstance;
let recorder: Recorder;
let alice: Awaited<ReturnType<typeof person>>;
let bob: Awaited<ReturnType<typeof person>>;

beforeAll(async () => {
  store = await openPglite();
  app = await serviceOn(store, [CODE]);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  recorder = await recordTraffic(address);
  const magnesium = { intervention: 'magnesium', outcome: 'migraine-days', unit: 'days/28' as const };
  await seedPopulation(store, { ...magnesium, n: 3000, mu: -3, tau: 0.5, se: 2 }, 11);
  alice = await person('alice', alicesWords);
  bob = await person('bob', 'my head hurts on one side');
}, 60_000);
afterAll(async () => {
  await alice?.session.lock();
  await bob?.session.lock();
  await compute.close();
  await recorder?.close();
  await app?.close();
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const counted = async (): Promise<number> =>
  Number((await store.query<{ n: string }>('SELECT sum(n)::text AS n FROM bin_count')).rows[0]!.n);

/** Alice's finished trial, as far as a summary needs it. */
const release = async (session: Session): Promise<number> => {
  const what = {
    subject: 'magnesium|migraine-days',
    input: { intervention: 'magnesium', outcome: 'migraine-days', unit: 'days/28', design: '6x14-crossover' },
    rule: { clip: 8, grid: 0.25, epsilon: 1 },
  };
  const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
  return value(await drawOnce(value(session.vault()), what, -2.625, random, '2026-06-01T09:00:00Z')).seq;
};

describe('the client of a prior service', () => {
  it('is off by default, and sends nothing before it is asked to', async () => {
    expect(value(await alice.prior.view())).toEqual({ address: null, learned: null, contributions: [] });
    const drawn = value(await alice.prior.draw({ kind: 'cluster', epsilon: 4 }));
    expect(await alice.prior.ask(drawn.seq)).toMatchObject({ ok: false, error: { code: 'refused-by-rule' } });
    expect(await alice.prior.learned()).toEqual([]);
    value(await alice.prior.configure(recorder.address));
    value(await bob.prior.configure(`${recorder.address}/`));
    value(await bob.prior.draft({ kind: 'cluster', epsilon: 2 }));
    expect(recorder.sent()).toEqual([]);
  });

  it('draws a request once: debited with the draw, the same bytes ever after', async () => {
    const before = value(await bob.prior.draft({ kind: 'cluster', epsilon: 2 }));
    expect(before.fields.find((f) => f.name === 'cluster')?.value).toBeNull();
    expect(before.budget.spentEpsilon).toBe(0);
    expect(before.after.epsilon).toBe(2);
    const first = value(await bob.prior.draw({ kind: 'cluster', epsilon: 2 }));
    expect(JSON.parse(first.json)).toMatchObject({ condition: 'migraine', epsilon: 2 });
    const again = value(await bob.prior.draw({ kind: 'vector', epsilon: 4 }));
    expect(again).toEqual(first);
    const rows = await value(bob.session.vault()).repos.ledger.list();
    expect(rows.map((r) => [r.kind, r.epsilon])).toEqual([['hypothesis-request', 2]]);
    expect(value(await bob.prior.draft({ kind: 'cluster', epsilon: 4 })).earlier).toEqual(first);
  });

  it('teaches Ideas what other people contributed, and marks it', async () => {
    const profile = profileSchema.parse({ conditions: ['migraine'], notes: 'my head hurts on one side' });
    const local = value(await hypotheses.rank(profile));
    const seq = (await value(bob.session.vault()).repos.ledger.list())[0]!.seq;
    const view = value(await bob.prior.ask(seq));
    expect(view.learned?.priors.map((p) => p.intervention)).toEqual(['magnesium']);
    const population = await bob.prior.learned();
    const ranked = value(await hypotheses.rank(profile, undefined, { population }));
    const of = (r: typeof ranked) => r.candidates.find((c) => c.id === 'magnesium')!;
    expect(of(local).source).toBe('literature');
    expect(of(ranked).source).toBe('population');
    expect(of(ranked).predicted.mean).toBeLessThan(of(local).predicted.mean - 0.5);
    expect(of(ranked).predicted.mean).toBe(view.learned!.priors[0]!.mean);
  });

  it('contributes a summary with a one-time token, once however often it is asked', async () => {
    const seq = await release(alice.session);
    const before = await counted();
    expect(await alice.prior.contribute(seq)).toMatchObject({
      ok: false,
      error: { code: 'refused-by-rule' },
    });
    expect(await alice.prior.token(seq, 'a-code-nobody-was-ever-given')).toMatchObject({ ok: false });
    expect(value(await alice.prior.token(seq, CODE)).contributions[0]).toMatchObject({ sentAt: null });
    value(await alice.prior.contribute(seq));
    expect(value(await alice.prior.contribute(seq)).contributions[0]?.sentAt).toMatch(/^2026-06-01/);
    expect(await counted()).toBe(before + 1);
  });

  it('sent no text, no vector and no identifier of hers', async () => {
    value(await alice.prior.ask(1));
    const traffic = recorder.sent();
    const all = traffic.join('\n');
    const vault = value(alice.session.vault());
    const rows = await vault.repos.ledger.list();
    for (const word of [
      'Lisbon',
      'throbbing',
      'bakery',
      'night',
      'head hurts',
      vault.id,
      vault.folder,
      '-2.625',
    ])
      expect(all).not.toContain(word);
    // all that ever left are the ledger's bytes, the blinded token and its signature
    const bodies = traffic.map((t) => t.slice(t.indexOf('\r\n\r\n') + 4)).filter((b) => b !== '');
    const shapes = bodies.map((b) =>
      Object.keys(JSON.parse(b) as object)
        .sort()
        .join(),
    );
    expect([...new Set(shapes)].sort()).toEqual([
      'blinded,enrolment,intervention,outcome',
      'condition,cluster,epsilon,format'.split(',').sort().join(),
      'summary,token',
    ]);
    expect(bodies).toContain(rows.find((r) => r.kind === 'hypothesis-request')!.payload);
    const contribution = bodies.find((b) => b.includes('"summary"'))!;
    expect(contribution).toContain(rows.find((r) => r.kind === 'effect-summary')!.payload);
    const names = traffic.flatMap((t) =>
      t
        .slice(0, t.indexOf('\r\n\r\n'))
        .split('\r\n')
        .slice(1)
        .map((line) => line.slice(0, line.indexOf(':')).toLowerCase()),
    );
    expect([...new Set(names)].sort()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
    ]);
    // what was signed blind does not appear in what is sent later
    const token = bodies.find((b) => b.includes('"blinded"'))!;
    const { blinded } = JSON.parse(token) as { blinded: string };
    expect(contribution).not.toContain(blinded);
    expect(contribution).not.toContain(CODE);
  });

  it('makes its request from the words: a large epsilon names their cluster, a small one hardly', async () => {
    const clusters = value(await loadClusters(resourcesDir));
    const words = value(await compute.words(profileSchema.parse({ notes: 'aching lower back' })));
    const back = nearestCluster(words!, clusters.centres);
    const nearest = Object.entries(clusters.near).sort((a, b) => b[1][back]! - a[1][back]!)[0]![0];
    expect(['pilates', 'exercise-programme', 'yoga']).toContain(nearest);
  });

  it.each([
    'http://priors.example.org',
    'ftp://127.0.0.1',
    'https://alice:secret@priors.example.org',
    'https://priors.example.org/?a=b',
    'http://127.0.0.1.example.org',
    'priors.example.org',
  ])('refuses the address %s', async (address) => {
    expect(await bob.prior.configure(address)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});

describe('a hostile or broken service', () => {
  const answering = async (
    handle: Parameters<typeof createServer>[1],
    then: (prior: PriorServiceClient, seq: number) => Promise<void>,
  ) => {
    const server: Server = createServer(handle);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const transport = createTransport({ timeoutMs: 400, mostBytes: 10_000 });
    const prior = createPriorServiceClient(bob.session, {
      compute,
      hypotheses,
      resourcesDir,
      clock,
      transport,
    });
    try {
      value(await prior.configure(`http://localhost:${port}`));
      await then(prior, (await value(bob.session.vault()).repos.ledger.list())[0]!.seq);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };
  const json = { 'content-type': 'application/json' };
  const candidate = {
    intervention: 'magnesium',
    outcome: 'migraine-days',
    unit: 'days/28',
    predicted: { mean: -3, sd: 1 },
    version: 3000,
    match: 0.5,
  };
  const body = (over: object) =>
    JSON.stringify({ condition: 'migraine', candidates: [{ ...candidate, ...over }] });

  it.each<[string, Parameters<typeof createServer>[1]]>([
    ['redirects', (_q, a) => a!.writeHead(302, { location: 'http://192.0.2.1/', ...json }).end('{}')],
    ['is no JSON', (_q, a) => a!.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
    ['is cut off', (_q, a) => a!.writeHead(200, { ...json, 'content-length': 99 }).destroy()],
    ['never ends', (_q, a) => void a!.writeHead(200, json).write('{"condition":')],
    ['is endless', (_q, a) => a!.writeHead(200, json).end(`"${'x'.repeat(20_000)}"`)],
    ['adds a field', (_q, a) => a!.writeHead(200, json).end(body({ note: 'buy this' }))],
    [
      'is about something else',
      (_q, a) => a!.writeHead(200, json).end('{"condition":"sleep","candidates":[]}'),
    ],
    ['fails', (_q, a) => a!.writeHead(500, json).end('{}')],
  ])('an answer that %s teaches nothing and says so', (_name, handle) =>
    answering(handle, async (prior, seq) => {
      const asked = await prior.ask(seq);
      expect(asked).toMatchObject({ ok: false, error: { code: 'not-available' } });
      expect(asked.ok ? '' : asked.error.message).toMatch(/ideas rest on the catalogue as before/);
      expect(await prior.learned()).toEqual([]);
    }),
  );

  it.each([
    ['from too few people', { version: 199 }],
    ['beyond the clip', { predicted: { mean: -9, sd: 1 } }],
    ['too sure', { predicted: { mean: -3, sd: 1e-6 } }],
    ['in another unit', { unit: 'points' }],
    ['on something that the catalogue does not know', { intervention: 'snake-oil' }],
  ])('a prior %s is not used', (_name, over) =>
    answering(
      (_q, a) => a.writeHead(200, json).end(body(over)),
      async (prior, seq) => {
        expect(value(await prior.ask(seq)).learned?.priors).toEqual([]);
      },
    ),
  );
});
