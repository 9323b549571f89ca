import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { afterAll, expect, test } from 'vitest';
import { createRng } from '../../src/core/inference/index.ts';
import { openPglite } from '../../src/server/store/pglite.ts';
import { openPostgres } from '../../src/server/store/postgres.ts';
import type { Store } from '../../src/server/store/sql.ts';
import { summaryOf } from '../integration/server/client.ts';
import { startPostgres } from '../integration/server/postgres.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'n1-prior-service-'));
const suite = RSABSSA.SHA384.PSS.Randomized();
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const codesOf = (people: number) =>
  Array.from({ length: people }, (_, i) => `enrolment-code-${String(i).padStart(4, '0')}`);

/** Starts the service as an operator does; fails with what it printed where it ends before it listens. */
const start = async (env: Record<string, string>): Promise<{ child: ChildProcess; address: string }> => {
  const child = spawn(process.execPath, [join(root, 'src/server/index.ts')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      N1_PORT: '0',
      N1_RATE_PER_MINUTE: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const listening = once(createInterface({ input: child.stdout! }), 'line').then(
    ([line]) => /http:\S+?(?=,)/.exec(String(line))![0],
  );
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the service ended with ${code} before it listened`);
  });
  ended.catch(() => undefined);
  return { child, address: await Promise.race([listening, ended]) };
};

/**
 * People contribute one after the other; at `kills` of them the service is killed with -9 at a random moment of the
 * request and started again, while the client repeats what it did not get an answer to.
 */
const contributeThroughCrashes = async (
  people: number,
  kills: number,
  settings: Record<string, string>,
  seed: number,
) => {
  const codes = codesOf(people);
  const env = { ...settings, N1_ENROLMENT_CODES: codes.join(' ') };
  let service = await start(env);
  const rng = createRng(seed);
  const crash = async () => {
    service.child.kill('SIGKILL');
    await once(service.child, 'exit');
    service = await start(env);
  };
  const post = (path: string, body: object) =>
    fetch(service.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  /** Tries until the service answers: what a client does whose service went away. */
  const insist = async (path: string, body: object): Promise<{ status: number; json: unknown }> => {
    for (;;) {
      try {
        const reply = await post(path, body);
        return { status: reply.status, json: await reply.json() };
      } catch {
        await new Promise((done) => setTimeout(done, 20));
      }
    }
  };
  const jwk = await (await fetch(`${service.address}/v1/keys/magnesium/migraine-days`)).json();
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const key = await webcrypto.subtle.importKey('jwk', jwk as webcrypto.JsonWebKey, algorithm, true, [
    'verify',
  ]);
  const every = Math.floor(people / kills);
  const statuses: Record<number, number> = {};
  for (const [i, enrolment] of codes.entries()) {
    const message = suite.prepare(new Uint8Array(randomBytes(32)));
    const { blindedMsg, inv } = await suite.blind(key, message);
    const pair = { intervention: 'magnesium', outcome: 'migraine-days' };
    const crashing =
      i % every === 0
        ? new Promise<void>((done, failed) =>
            setTimeout(() => void crash().then(done, failed), 40 * rng.uniform()),
          )
        : Promise.resolve();
    const asked = { enrolment, ...pair, blinded: Buffer.from(blindedMsg).toString('base64') };
    const { signature: blind } = (await insist('/v1/tokens', asked)).json as { signature: string };
    const signature = await suite.finalize(key, message, Buffer.from(blind, 'base64'), inv);
    const token = {
      message: Buffer.from(message).toString('base64'),
      signature: Buffer.from(signature).toString('base64'),
    };
    const body = { token, summary: summaryOf(-1.5) };
    const { status } = await insist('/v1/contributions', body);
    statuses[status] = (statuses[status] ?? 0) + 1;
    await crashing;
    expect((await insist('/v1/contributions', body)).status).toBe(200); // known: not counted again
  }
  service.child.kill('SIGTERM'); // a graceful end
  await once(service.child, 'exit');
  expect(service.child.exitCode).toBe(0);
  return statuses;
};

const countedIn = async (store: Store): Promise<number> => {
  const { rows } = await store.query<{ n: string }>('SELECT sum(n)::text AS n FROM bin_count');
  await store.close();
  return Number(rows[0]!.n);
};

const say = (what: object) => console.log(`prior service: ${JSON.stringify(what)}`);

test('PostgreSQL: 6 times kill -9 while people contribute, none lost, none doubled', async () => {
  const database = startPostgres();
  try {
    const statuses = await contributeThroughCrashes(30, 6, { DATABASE_URL: database.url }, 7);
    const counted = await countedIn(await openPostgres(database.url));
    say({ store: 'PostgreSQL', people: 30, kills: 6, counted, statuses });
    expect(counted).toBe(30);
  } finally {
    database.stop();
  }
}, 400_000);

test('PGlite: kill -9 of the process that holds the database, none lost, none doubled', async () => {
  const data = join(folder, 'data');
  const statuses = await contributeThroughCrashes(8, 2, { DATABASE_URL: '', N1_DATA: data }, 8);
  const counted = await countedIn(await openPglite(data));
  say({ store: 'PGlite', people: 8, kills: 2, counted, statuses });
  expect(counted).toBe(8);
}, 240_000);
