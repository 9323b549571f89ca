import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cheapKdf, createVault, openVault } from '../../src/main/vault/index.ts';
import type { Vault } from '../../src/main/vault/types.ts';
import { writeAppleExport } from '../bench/gen-apple-export.ts';
import { apple, contentHash, imported, passphrase } from '../integration/imports/support.ts';
import { bundleChild } from './harness.ts';

const berlin = [{ from: '1970-01-01', zone: 'Europe/Berlin' }];
const KILLS = 50;
const VISIBLE = 4; // samples of the finished import that is there before
let folder = '';
let bundle = '';
let big = '';
let before = '';
let after = '';
let wholeCount = 0; // samples once the import is finished

const place = (name: string) => join(folder, name);

const open = async (name: string): Promise<Vault> => {
  const opened = await openVault({ folder: place(name), secret: passphrase });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const withOpen = async <T>(name: string, use: (vault: Vault) => Promise<T>): Promise<T> => {
  const vault = await open(name);
  try {
    return await use(vault);
  } finally {
    await vault.close();
  }
};

interface Child {
  process: ChildProcess;
  output: () => string;
  ready: Promise<void>;
  /** It has opened the vault and told what it found. */
  found: Promise<void>;
  closed: Promise<void>;
}

/** A process that has loaded and waits: starting it takes longer than what it is tested for. */
const child = (vault: string): Child => {
  const made = spawn(process.execPath, [join(bundle, 'child.js'), place(vault), passphrase, big]);
  let output = '';
  let onReady: () => void = () => undefined;
  let onFound: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    onReady = resolve;
  });
  const found = new Promise<void>((resolve) => {
    onFound = resolve;
  });
  for (const stream of [made.stdout, made.stderr])
    stream.on('data', (text) => {
      output += text;
      if (output.startsWith('ready')) onReady();
      if (output.includes('found')) onFound();
    });
  return {
    process: made,
    output: () => output,
    ready,
    found,
    closed: new Promise((resolve) => made.on('close', () => resolve())),
  };
};

/** mulberry32: moments that are the same in each run of this test. */
let seed = 20_240_229;
const random = () => {
  seed = (seed + 0x6d2b79f5) >>> 0;
  let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const lastNumber = (text: string, pattern: RegExp) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-crash-import-'));
  bundle = await bundleChild('import-child.ts', { 'import-worker': 'imports/worker.ts' });
  big = place('export.xml');
  await writeAppleExport(big, 24);
  const made = await createVault({
    folder: place('pristine'),
    passphrase,
    synthetic: true,
    kdf: cheapKdf,
  });
  if (!made.ok) throw new Error(made.error.message);
  await imported(made.value.vault, [apple('tagbug_apple-health-analyzer/export.xml')], { zones: berlin });
  before = await contentHash(made.value.vault);
  await made.value.vault.close();
  await cp(place('pristine'), place('whole'), { recursive: true });
  after = await withOpen('whole', async (vault) => {
    await imported(vault, [big], { zones: berlin });
    wholeCount = await vault.repos.samples.count();
    return contentHash(vault);
  });
}, 240_000);
afterAll(async () => {
  for (const made of [folder, bundle]) await rm(made, { recursive: true, force: true });
});

interface Lane {
  interrupted: number;
  finished: number;
}

/** Imports into one vault again and again, killed each time; a finished import begins with a new vault. */
const lane = async (vault: string, kills: number): Promise<Lane> => {
  const seen: Lane = { interrupted: 0, finished: 0 };
  await cp(place('pristine'), place(vault), { recursive: true });
  let waiting = child(vault);
  let acknowledged = 0; // new rows that a process said were stored
  let longest = 1500; // ms from opening the vault to the latest kill; follows the speed of the machine
  for (let kill = 0; kill < kills; kill++) {
    const victim = waiting;
    waiting = child(vault);
    await victim.ready;
    victim.process.stdin?.write('go\n');
    if (random() < 0.85) await Promise.race([victim.found, victim.closed]); // else: also while it opens the vault
    await Promise.race([new Promise((resolve) => setTimeout(resolve, random() * longest)), victim.closed]);
    victim.process.kill('SIGKILL');
    await victim.closed;
    const output = victim.output();
    let completed = /ended true/.test(output);
    const found = /found (\{.*\})/.exec(output)?.[1];
    if (found) {
      const { visible, batches, stored } = JSON.parse(found) as Record<string, number>;
      if (visible === wholeCount)
        completed = true; // the kill before came after the last step
      else {
        expect(visible).toBe(VISIBLE); // none of the unfinished import counts
        expect(stored).toBeGreaterThanOrEqual(acknowledged); // and nothing that was stored is lost
        if ((batches ?? 0) > 0) seen.interrupted++;
      }
    }
    const told = lastNumber(output, /stored (\d+)/g);
    longest = completed ? longest * 0.8 : told === 0 ? Math.min(10_000, longest * 1.1) : longest;
    acknowledged = Math.max(acknowledged, told);
    if (!completed) continue;
    seen.finished++;
    expect(await withOpen(vault, contentHash)).toBe(after);
    waiting.process.kill('SIGKILL');
    await waiting.closed;
    await rm(place(vault), { recursive: true });
    await cp(place('pristine'), place(vault), { recursive: true });
    waiting = child(vault);
    acknowledged = 0;
  }
  waiting.process.kill('SIGKILL');
  await waiting.closed;
  return seen;
};

describe('kill -9 in the middle of an import', () => {
  it(`at ${KILLS} random moments: committed batches stay hidden, the next start of the same file goes on`, async () => {
    const lanes = await Promise.all([lane('v', KILLS / 2), lane('w', KILLS / 2)]);
    const interrupted = lanes.reduce((sum, l) => sum + l.interrupted, 0);
    const finished = lanes.reduce((sum, l) => sum + l.finished, 0);
    console.log(
      `${KILLS} kills: ${interrupted} found stored batches of an import, ${finished} imports ended`,
    );
    expect(interrupted).toBeGreaterThan(2);
    for (const vault of ['v', 'w'])
      await withOpen(vault, async (opened) => {
        await imported(opened, [big], { zones: berlin });
        expect(await opened.repos.samples.interrupted()).toEqual([]);
        expect(await contentHash(opened)).toBe(after);
      });
  }, 240_000);

  it('another import removes what an interrupted one had stored', async () => {
    await cp(place('pristine'), place('u'), { recursive: true });
    const victim = child('u');
    await victim.ready;
    victim.process.stdin?.write('go\n');
    while (lastNumber(victim.output(), /stored (\d+)/g) === 0)
      await new Promise((resolve) => setTimeout(resolve, 10));
    victim.process.kill('SIGKILL');
    await victim.closed;
    await withOpen('u', async (vault) => {
      expect(await vault.repos.samples.interrupted()).toMatchObject([{ importId: 'killed' }]);
      expect(await contentHash(vault)).toBe(before);
      const again = await imported(vault, [apple('tagbug_apple-health-analyzer/export.xml')], {
        zones: berlin,
      });
      expect(again.new).toBe(0);
      expect(await vault.repos.samples.interrupted()).toEqual([]);
      expect(await contentHash(vault)).toBe(before);
    });
  });
});
