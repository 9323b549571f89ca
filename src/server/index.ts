import { resolve } from 'node:path';
import { loadCatalogue } from '../main/embedding/index.ts';
import { loadClusters } from '../main/sharing/clusters.ts';
import { createServer } from './app.ts';
import { pairsOf } from './pairs.ts';
import { openPglite } from './store/pglite.ts';
import { openPostgres } from './store/postgres.ts';
import { prepareSchema } from './store/schema.ts';
import { enrol } from './tokens.ts';

/**
 * The prior service: `npm run server`. Settings come from the environment; docs/prior-service.md lists them. It
 * speaks plain HTTP on loopback; TLS is the reverse proxy's.
 */
const env = (name: string, fallback: string): string => process.env[name] || fallback;

const main = async () => {
  const resources = resolve(env('N1_RESOURCES', 'resources'));
  const catalogue = await loadCatalogue(resources);
  if (!catalogue.ok) throw new Error(catalogue.error.message);
  const clusters = await loadClusters(resources);
  if (!clusters.ok) throw new Error(clusters.error.message);
  const url = process.env['DATABASE_URL'];
  const store = url
    ? await openPostgres(url)
    : await openPglite(resolve(env('N1_DATA', 'prior-service-data')));
  await prepareSchema(store);
  await enrol(
    store,
    env('N1_ENROLMENT_CODES', '')
      .split(/[\s,]+/)
      .filter((code) => code.length >= 16),
  );
  const app = await createServer({
    store,
    pairs: pairsOf(catalogue.value),
    clusters: clusters.value,
    ratePerMinute: Number(env('N1_RATE_PER_MINUTE', '600')),
  });
  const address = await app.listen({
    host: env('N1_HOST', '127.0.0.1'),
    port: Number(env('N1_PORT', '8787')),
  });
  process.stdout.write(`prior service on ${address}, ${store.kind}\n`);

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    await app.close(); // answers what has begun, takes nothing new
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
};

await main();
