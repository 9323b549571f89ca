/**
 * Where a worker thread's code lies: beside the bundle after a build (`out/main/vault-worker.js`; all chunks lie
 * flat in one folder), in the sources when tests run TypeScript directly (Node 24 strips the types).
 */
const workers = {
  strength: { built: './strength-worker.js', source: './vault/keys/strength-worker.ts' },
  vault: { built: './vault-worker.js', source: './vault/worker.ts' },
  import: { built: './import-worker.js', source: './imports/worker.ts' },
  compute: { built: './compute-worker.js', source: './compute/worker.ts' },
} as const;

export type WorkerName = keyof typeof workers;

export const workerUrl = (name: WorkerName): URL => {
  const entry = workers[name];
  return new URL(import.meta.url.endsWith('.ts') ? entry.source : entry.built, import.meta.url);
};
