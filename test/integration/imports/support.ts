import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportJob, runImport } from '../../../src/main/imports/import-job.ts';
import { cheapKdf, createVault } from '../../../src/main/vault/index.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import type { ImportReceipt } from '../../../src/shared/samples.ts';

export const fixtures = join(import.meta.dirname, '../../fixtures/exports');
export const apple = (name: string) => join(fixtures, 'apple_health', name);
export const london = [{ from: '1970-01-01', zone: 'Europe/London' }];
export const passphrase = 'tall green bicycle lamp';

/** The fictional person A's true figures of one day; see fixtures/exports/README.md. */
export interface Truth {
  day: string;
  steps_best: number;
  headache: number;
  rhr: number;
  hrv: number;
  weight_kg: number;
  sys: number;
  dia: number;
  resp: number;
  spo2: number;
  temp_c: number;
  sleep_min: { core: number; deep: number; rem: number; awake: number };
}
export const truthA = async (): Promise<Truth[]> =>
  JSON.parse(await readFile(join(fixtures, 'truth-A.json'), 'utf8')) as Truth[];

/** A vault in a temporary folder, with the function that closes and removes it. */
export const temporaryVault = async (): Promise<{ vault: Vault; remove(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'n1-import-'));
  const made = await createVault({ folder: join(folder, 'v'), passphrase, synthetic: true, kdf: cheapKdf });
  if (!made.ok) throw new Error(made.error.message);
  const { vault } = made.value;
  return {
    vault,
    remove: async () => {
      await vault.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const withVault = async (use: (vault: Vault) => Promise<void>): Promise<void> => {
  const { vault, remove } = await temporaryVault();
  try {
    await use(vault);
  } finally {
    await remove();
  }
};

export const jobOf = (vault: Vault, paths: string[], options: Partial<ImportJob> = {}): ImportJob => ({
  vault,
  paths,
  zones: london,
  importId: randomUUID(),
  now: Date.now,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  ...options,
});

export const imported = async (
  vault: Vault,
  paths: string[],
  options: Partial<ImportJob> = {},
): Promise<ImportReceipt> => {
  const result = await runImport(jobOf(vault, paths, options));
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

/** Hash of all samples and of all daily values: two vaults with the same hash hold the same. */
export const contentHash = async (vault: Vault): Promise<string> => {
  const { samples, daily } = vault.repos;
  const receipts = await samples.imports();
  const metrics = [...new Set(receipts.flatMap((r) => Object.keys(r.byMetric)))].sort();
  const hash = createHash('sha256');
  for (const metric of metrics) {
    const rows = await samples.range(metric, -8e15, 8e15);
    if (rows.length === 0) continue;
    const texts = rows.map((r) => JSON.stringify([r.start, r.end, r.value, r.source, r.zone])).sort();
    hash.update(`${metric} ${texts.join()}`);
  }
  for (const { metric } of await daily.metrics())
    hash.update(`${metric} ${JSON.stringify(await daily.list(metric, null, null))}`);
  return hash.digest('hex');
};
