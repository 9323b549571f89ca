import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/vault/db.ts';
import { cheapKdf, createVault, readVaultHeader } from '../../src/main/vault/index.ts';
import { readKeyFile } from '../../src/main/vault/keys/key-file.ts';
import { unlockWith } from '../../src/main/vault/keys/unlock.ts';
import { databasePath } from '../../src/main/vault/paths.ts';
import { createRepositories } from '../../src/main/vault/repositories/index.ts';
import { openVaultDatabase } from '../../src/main/vault/vault-file.ts';
import { AppFailure, type Result } from '../../src/shared/errors.ts';
import type { SampleBatch } from '../../src/shared/samples.ts';

/**
 * What an unlock costs after the key derivation (which takes its 0.5 to 1 s by design): opening the database of a
 * vault of 5 million samples until the first screen's questions are answered. Target: 150 ms. Prints one JSON line.
 *
 *   node test/bench/unlock.bench.ts [SAMPLES=5000000] [ROUNDS=9]
 */
const samples = Number(process.argv[2] ?? 5_000_000);
const rounds = Number(process.argv[3] ?? 9);
const BATCH = 100_000;
const PASSPHRASE = 'seven quiet rivers bend';
const TARGET_MS = 150;

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

const batchAt = (from: number, n: number): SampleBatch => {
  const ones = () => new Uint16Array(n).fill(1);
  const start = Float64Array.from({ length: n }, (_, i) => (from + i) * 60_000);
  return {
    n,
    dict: {
      metric: ['', 'steps'],
      source: ['', 's'],
      device: ['', 'd'],
      unit: ['', 'count'],
      zone: ['', 'UTC'],
    },
    metric: ones(),
    source: ones(),
    device: ones(),
    unit: ones(),
    zone: ones(),
    start,
    end: start.map((t) => t + 60_000),
    value: Float64Array.from({ length: n }, (_, i) => i % 100),
  };
};

const folder = mkdtempSync(join(tmpdir(), 'n1-bench-unlock-'));
try {
  const made = must(await createVault({ folder, passphrase: PASSPHRASE, synthetic: true, kdf: cheapKdf }));
  await made.vault.close();
  const key = must(await unlockWith(must(readKeyFile(folder)), PASSPHRASE));
  const db = openDatabase(databasePath(folder), Uint8Array.from(key), { mustExist: true });
  db.pragma('synchronous = OFF'); // only while the vault is filled
  const filling = createRepositories(db).samples;
  filling.begin('bench', '2026-01-05T08:00:00.000Z');
  for (let at = 0; at < samples; at += BATCH)
    filling.insert('bench', batchAt(at, Math.min(BATCH, samples - at)));
  const counts = { read: samples, new: samples, known: 0 };
  filling.finish(
    'bench',
    {
      importId: 'bench',
      files: [],
      refused: [],
      byMetric: { steps: counts },
      unknownTypes: {},
      first: null,
      last: null,
      warnings: [],
      seconds: 0,
      ...counts,
    },
    '2026-01-05T08:00:00.000Z',
  );
  db.close();

  const { vaultId, synthetic } = must(readVaultHeader(folder));
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const opened = must(openVaultDatabase(folder, Uint8Array.from(key), { vaultId, synthetic }, ''));
    const { settings, profile, trials, diary, meta } = createRepositories(opened);
    settings.get('app');
    profile.get();
    trials.list();
    diary.get('2026-01-05');
    meta.recoveryConfirmed();
    times.push(performance.now() - began);
    opened.close();
  }
  const sorted = times.toSorted((a, b) => a - b);
  const round = (x: number) => Math.round(x * 10) / 10;
  const medianMs = round(sorted[Math.floor(rounds / 2)] ?? Number.NaN);
  process.stdout.write(
    `${JSON.stringify({
      bench: 'unlock after the key derivation',
      samples,
      databaseMB: Math.round(statSync(databasePath(folder)).size / 1e6),
      medianMs,
      worstMs: round(sorted.at(-1) ?? Number.NaN),
      targetMs: TARGET_MS,
      met: medianMs <= TARGET_MS,
    })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
