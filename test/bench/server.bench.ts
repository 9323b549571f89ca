import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { startPostgres } from '../integration/server/postgres.ts';

/**
 * Load on the prior service over loopback: an open loop (requests leave at their time whether or not earlier ones were
 * answered, so that a slow service cannot hide behind a waiting client). Latency counts from the time a request was
 * due. Three in four requests ask for hypotheses, one in four sends a contribution whose token is checked and refused
 * (the costly part of a contribution: an RSA verification). Prints one JSON line a rate and store.
 *
 *   node test/bench/server.bench.ts [SECONDS=15] [RATES=200,1000] [STORES=pglite,postgres]
 */
const seconds = Number(process.argv[2] ?? 15);
const rates = (process.argv[3] ?? '200,1000').split(',').map(Number);
const stores = (process.argv[4] ?? 'pglite,postgres').split(',');
const DRAIN_MS = 5000; // what is unanswered this long after the last request counts as an error

const root = resolve(import.meta.dirname, '../..');
const built = join(root, 'out/server/index.js');
const entry = existsSync(built) ? built : join(root, 'src/server/index.ts');

const start = async (env: Record<string, string>): Promise<{ child: ChildProcess; address: URL }> => {
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, N1_PORT: '0', N1_RATE_PER_MINUTE: '100000000', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return { child, address: new URL(/http:\S+?(?=,)/.exec(line)![0]) };
};

const question = JSON.stringify({
  format: 'n1vault-hypotheses-request/1',
  condition: 'migraine',
  cluster: 3,
  epsilon: 2,
});
const contribution = JSON.stringify({
  token: { message: 'A'.repeat(64), signature: Buffer.alloc(256, 7).toString('base64') },
  summary: {
    format: 'n1vault-effect-summary/1',
    intervention: 'magnesium',
    outcome: 'migraine-days',
    unit: 'days/28',
    design: '6x14-crossover',
    released: -1.5,
    mechanism: 'discrete-laplace',
    epsilon: 1,
    delta: 0,
    clip: [-8, 8],
    grid: 0.25,
    neighbouring: "local, one person's whole contribution, replacement",
    contribution: 'ab'.repeat(16),
  },
});
const kinds = [
  { path: '/v1/hypotheses', body: question, expected: 200 },
  { path: '/v1/contributions', body: contribution, expected: 403 },
] as const;

const load = async (address: URL, rate: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let failed = 0;
  let open = 0;
  const count = (status: string) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const fire = (due: number, i: number) => {
    const kind = kinds[i % 4 === 3 ? 1 : 0]!;
    open++;
    let over = false;
    const done = (status: number | null) => {
      if (over) return;
      over = true;
      open--;
      count(String(status ?? 'none'));
      if (status !== kind.expected) failed++;
      else latencies.push(performance.now() - due);
    };
    const call = request(
      {
        agent,
        host: address.hostname,
        port: address.port,
        path: kind.path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(kind.body) },
      },
      (reply) => {
        reply.resume();
        reply.on('end', () => done(reply.statusCode ?? null));
      },
    );
    call.on('error', () => done(null));
    call.end(kind.body);
  };
  const total = Math.round(rate * seconds);
  const began = performance.now();
  let sent = 0;
  while (sent < total) {
    const now = performance.now();
    for (; sent < total; sent++) {
      const due = began + (sent * 1000) / rate;
      if (due > now) break;
      fire(due, sent);
    }
    await new Promise((next) => setTimeout(next, 1));
  }
  const until = performance.now() + DRAIN_MS;
  while (open > 0 && performance.now() < until) await new Promise((next) => setTimeout(next, 10));
  const unanswered = open;
  agent.destroy();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN)) /
    10;
  return {
    rate,
    seconds,
    sent: total,
    answered: latencies.length,
    errors: failed + unanswered,
    statuses,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    worstMs: at(1),
  };
};

const folder = mkdtempSync(join(tmpdir(), 'n1-bench-server-'));
try {
  for (const store of stores) {
    const database = store === 'postgres' ? startPostgres() : null;
    const { child, address } = await start(
      database ? { DATABASE_URL: database.url } : { DATABASE_URL: '', N1_DATA: join(folder, 'data') },
    );
    try {
      const warm = fetch(new URL('/v1/keys/magnesium/migraine-days', address)); // the pair's key is made at first use
      await (await warm).arrayBuffer();
      for (const rate of rates)
        process.stdout.write(
          `${JSON.stringify({ bench: 'prior service under load', store, ...(await load(address, rate)) })}\n`,
        );
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
      database?.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
