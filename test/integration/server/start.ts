import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { createRng } from '../../../src/core/inference/index.ts';
import {
  discreteLaplace,
  planRelease,
  publicRule,
  type SharedUnit,
  toGridSteps,
} from '../../../src/core/privacy/index.ts';
import { loadCatalogue } from '../../../src/main/embedding/index.ts';
import { loadClusters } from '../../../src/main/sharing/clusters.ts';
import { createServer } from '../../../src/server/app.ts';
import { pairsOf } from '../../../src/server/pairs.ts';
import { prepareSchema } from '../../../src/server/store/schema.ts';
import type { Store } from '../../../src/server/store/sql.ts';
import { enrol } from '../../../src/server/tokens.ts';

const resources = resolve(import.meta.dirname, '../../../resources');

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** The real service on a prepared store. */
export const serviceOn = async (store: Store, codes: readonly string[] = []) => {
  await prepareSchema(store);
  await enrol(store, codes);
  const pairs = pairsOf(must(await loadCatalogue(resources)));
  const clusters = must(await loadClusters(resources));
  return createServer({ store, pairs, clusters, ratePerMinute: 1e9 });
};

/**
 * Counts simulated people as the service would: effects ~ Normal(mu, tau^2), estimated with this standard error,
 * released by the real mechanism. Their tokens are left out.
 */
export const seedPopulation = async (
  store: Store,
  p: {
    intervention: string;
    outcome: string;
    unit: SharedUnit;
    n: number;
    mu: number;
    tau: number;
    se: number;
  },
  seed: number,
): Promise<void> => {
  const rng = createRng(seed);
  const epsilon = 4;
  const rule = { ...publicRule[p.unit], epsilon };
  const { scale } = must(planRelease(rule));
  const steps = rule.clip / rule.grid;
  const bytes = (n: number) => {
    const out = new Uint8Array(n);
    for (let i = 0; i < n; i += 4) new DataView(out.buffer).setUint32(i, rng.uint32(), true);
    return out;
  };
  const bins = new Map<number, number>();
  for (let i = 0; i < p.n; i++) {
    const own = p.mu + p.tau * rng.normal() + p.se * rng.normal();
    const noisy = Number(toGridSteps(own, rule) + discreteLaplace(scale, bytes));
    const bin = Math.max(-steps, Math.min(steps, noisy)) + steps;
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  for (const [bin, n] of bins)
    await store.query(
      `INSERT INTO bin_count (intervention, outcome, epsilon, length_class, bin, n) VALUES ($1, $2, $3, 336, $4, $5)`,
      [p.intervention, p.outcome, epsilon, bin, n],
    );
};

export interface Recorder {
  address: string;
  /** Every byte that was sent to the service, one entry a connection. */
  sent(): string[];
  close(): Promise<void>;
}

/** A proxy in front of the service that keeps everything that clients sent. */
export const recordTraffic = async (target: string): Promise<Recorder> => {
  const { hostname, port } = new URL(target);
  const connections: Buffer[][] = [];
  const open = new Set<Socket>();
  const server = createTcpServer((client) => {
    const chunks: Buffer[] = [];
    connections.push(chunks);
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (chunk: Buffer) => chunks.push(chunk));
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${at.port}`,
    sent: () => connections.map((c) => Buffer.concat(c).toString('latin1')),
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
};
