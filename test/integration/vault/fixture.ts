import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { cheapKdf, createVault, openVault } from '../../../src/main/vault/index.ts';
import { readKeyFile } from '../../../src/main/vault/keys/key-file.ts';
import { unlockWith } from '../../../src/main/vault/keys/unlock.ts';
import type { TrialRow, Vault } from '../../../src/main/vault/types.ts';
import type { Result } from '../../../src/shared/errors.ts';
import { AppFailure } from '../../../src/shared/errors.ts';
import type { SampleBatch } from '../../../src/shared/samples.ts';
import type { DiarySave, FrozenProtocol } from '../../../src/shared/trial.ts';

export const PASSPHRASE = 'seven quiet rivers bend';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own that is removed after the test file. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'n1vault-'));
  made.push(folder);
  return folder;
};

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

/** The code that a rejected call carries; 'ok' where it succeeds. */
export const codeOfCall = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
};

export const newVault = async (folder: string): Promise<{ vault: Vault; recoveryKey: string }> =>
  must(await createVault({ folder, passphrase: PASSPHRASE, synthetic: true, kdf: cheapKdf }));

export const reopen = async (folder: string, secret = PASSPHRASE): Promise<Vault> =>
  must(await openVault({ folder, secret }));

/** The raw data key of a vault, as an auditor with the passphrase would get it. */
export const dataKeyOf = async (folder: string): Promise<Uint8Array<ArrayBuffer>> =>
  must(await unlockWith(must(readKeyFile(folder)), PASSPHRASE));

export const isoDay = (i: number): string => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);

export const entry = (day: string, over: Partial<DiarySave> = {}): DiarySave => ({
  day,
  trialId: null,
  answers: {},
  kept: null,
  marks: [],
  note: '',
  ...over,
});

const summary = { mean: 5, sd: 2.5 };

export const protocol = (title: string): FrozenProtocol => ({
  format: 'n1vault-protocol/1',
  title,
  outcome: { family: 'bernoulli', better: 'lower', mcid: 2, key: 'migraine-day', label: 'Migraine day' },
  questions: [{ key: 'migraine-day', text: 'Did you have a migraine?', kind: 'yes-no', primary: true }],
  arms: [
    { id: 'usual', name: 'As usual', instruction: '', icon: 'none', predicted: null },
    { id: 'magnesium', name: 'Magnesium', instruction: '400 mg', icon: 'pill', predicted: null },
  ],
  periods: 4,
  periodDays: 7,
  runInDays: 0,
  washoutDays: 1,
  fadingHalfLifeDays: null,
  start: '2024-01-01',
  zone: 'Europe/London',
  maxRun: 2,
  hideUntilEnd: false,
  baseline: 12,
  confirmed: [],
  analysis: {
    model: { trend: true },
    priors: { intercept: summary },
    thresholds: { sure: 0.95, probable: 0.8 },
    engineVersion: '1',
  },
});

export const trialRow = (id: string, title = 'Magnesium'): TrialRow => ({
  id,
  state: 'running',
  protocol: protocol(title),
  seed: 'ab'.repeat(32),
  sequence: ['usual', 'magnesium', 'magnesium', 'usual'],
  commitment: 'cd'.repeat(32),
  permittedSequences: '6',
  createdAt: '2024-01-01T08:00:00.000Z',
  endedAt: null,
  events: [],
});

/** `n` one-minute step samples from `startMs` on, one name in each dictionary. */
export const batch = (
  n: number,
  startMs: number,
  names: Partial<Record<keyof SampleBatch['dict'], string>> = {},
): SampleBatch => {
  const one = (name: string) => ['', name];
  const ones = () => new Uint16Array(n).fill(1);
  const start = Float64Array.from({ length: n }, (_, i) => startMs + i * 60_000);
  return {
    n,
    dict: {
      metric: one(names.metric ?? 'steps'),
      source: one(names.source ?? 'a watch'),
      device: one(names.device ?? 'a device'),
      unit: one(names.unit ?? 'count'),
      zone: one(names.zone ?? 'Europe/London'),
    },
    metric: ones(),
    source: ones(),
    device: ones(),
    unit: ones(),
    zone: ones(),
    start,
    end: start.map((t) => t + 60_000),
    value: Float64Array.from({ length: n }, (_, i) => 1 + (i % 100)),
  };
};
