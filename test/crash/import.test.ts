import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cheapKdf, createVault, openVault } from '../../src/main/vault/index.ts';
import type { Vault } from '../../src/main/vault/types.ts';
import { writeAppleExport } from '../bench/gen-apple-export.ts';
import { apple, contentHash, imported, passphrase } from '../integration/imports/support.ts';

const berlin = [{ from: '1970-01-01', zone: 'Europe/Berlin' }];
let folder = '';
let big = '';
let before = '';

const open = async (): Promise<Vault> => {
  const opened = await openVault({ folder: join(folder, 'v'), secret: passphrase });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};

/** Starts an import in a process of its own and kills it with SIGKILL `delay` ms after `rows` rows are stored. */
const killed = (rows: number, delay: number): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'import-child.ts'),
      join(folder, 'v'),
      passphrase,
      big,
    ]);
    let output = '';
    let dying = false;
    child.stderr.on('data', (text) => {
      output += text;
    });
    child.stdout.on('data', (text) => {
      output += text;
      const done = Number(/reading (\d+)\s*$/.exec(output)?.[1] ?? 0);
      if (done < rows || dying) return;
      dying = true;
      setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.on('close', () => resolve(output));
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-crash-import-'));
  big = join(folder, 'export.xml');
  await writeAppleExport(big, 20);
  const made = await createVault({ folder: join(folder, 'v'), passphrase, synthetic: true, kdf: cheapKdf });
  if (!made.ok) throw new Error(made.error.message);
  await imported(made.value.vault, [apple('tagbug_apple-health-analyzer/export.xml')], { zones: berlin });
  before = await contentHash(made.value.vault);
  await made.value.vault.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('kill -9 in the middle of an import', () => {
  it.each([
    [1, 0],
    [1, 130],
    [20_000, 40],
  ])('after %d rows and %d ms: nothing of it is left', async (rows, delay) => {
    const output = await killed(rows, delay);
    expect(output).toMatch(/reading \d+/);
    expect(output).not.toMatch(/ended/);
    const vault = await open();
    try {
      expect(await vault.repos.samples.imports()).toHaveLength(1);
      expect(await vault.repos.samples.count()).toBe(4);
      expect(await contentHash(vault)).toBe(before);
    } finally {
      await vault.close();
    }
  });

  it('afterwards the same file comes in whole, once', async () => {
    const vault = await open();
    try {
      const receipt = await imported(vault, [big], { zones: berlin, importId: 'killed' });
      expect(receipt).toMatchObject({ new: receipt.read, known: 0 });
      expect(await vault.repos.samples.count()).toBe(4 + receipt.new);
    } finally {
      await vault.close();
    }
  });
});
