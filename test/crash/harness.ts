import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { build } from 'vite';
import { afterCrash } from '../../src/main/vault/after-crash.ts';
import type { Database } from '../../src/main/vault/db.ts';
import { mirrorKeyFile, readKeyFile } from '../../src/main/vault/keys/key-file.ts';
import { unlockWith } from '../../src/main/vault/keys/unlock.ts';
import { acquireLock } from '../../src/main/vault/lock.ts';
import { createRepositories } from '../../src/main/vault/repositories/index.ts';
import type { Repositories } from '../../src/main/vault/types.ts';
import { openVaultDatabase } from '../../src/main/vault/vault-file.ts';
import { AppFailure, type Result } from '../../src/shared/errors.ts';
import type { Orders } from './work.ts';

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

const root = resolve(import.meta.dirname, '../..');

/**
 * Bundles a child once, with its workers beside it as in the built app: hundreds of children start faster.
 *
 * @param script in this folder; becomes child.js
 * @param workers further worker threads by the name of their bundle, below src/main
 */
export const bundleChild = async (
  script = 'work-child.ts',
  workers: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'n1vault-child-'));
  symlinkSync(join(root, 'node_modules'), join(outDir, 'node_modules'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node22',
      rollupOptions: {
        input: {
          child: join(root, 'test/crash', script),
          'vault-worker': join(root, 'src/main/vault/worker.ts'),
          ...Object.fromEntries(
            Object.entries(workers).map(([name, path]) => [name, join(root, 'src/main', path)]),
          ),
        },
        external: [/^node:/, 'better-sqlite3-multiple-ciphers', '@node-rs/argon2'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers', '@node-rs/argon2'] },
  });
  return outDir;
};

interface Standby {
  child: ChildProcess;
  lines: Interface;
  ready: Promise<unknown>;
}

/** Children that are loaded and wait, so that a round costs the work and not the start of Node. */
export const childPool = (folder: string, size: number) => {
  const start = (): Standby => {
    const child = spawn(process.execPath, [join(folder, 'child.js')], { stdio: ['pipe', 'pipe', 'pipe'] });
    const lines = createInterface({ input: child.stdout });
    return { child, lines, ready: once(lines, 'line') };
  };
  const waiting = Array.from({ length: size }, start);

  return {
    /**
     * Gives a child its orders, kills it with -9 `ms` after that (or after its first acknowledgement), and answers
     * with what it acknowledged.
     */
    async round(orders: Orders, ms: number, after: 'orders' | 'first acknowledgement'): Promise<string[]> {
      const { child, lines, ready } = waiting.shift()!;
      waiting.push(start());
      await ready;
      const said: string[] = [];
      let complaint = '';
      child.stderr?.on('data', (text) => {
        complaint += text;
      });
      const kill = () => setTimeout(() => child.kill('SIGKILL'), ms);
      lines.on('line', (line) => {
        if (said.push(line) === 1 && after === 'first acknowledgement') kill();
      });
      const gone = once(child, 'close'); // after the last line was read
      child.stdin?.write(`${JSON.stringify(orders)}\n`);
      if (after === 'orders') kill();
      await gone;
      if (complaint !== '') throw new Error(`The child failed by itself: ${complaint}`);
      return said;
    },
    /**
     * How long the work takes here and now, so that the kills fall into it on any machine: ms from the orders to the
     * first acknowledgement, and from there to number `acknowledgements`.
     */
    async timing(orders: Orders, acknowledgements: number): Promise<{ first: number; further: number }> {
      const { child, lines, ready } = waiting.shift()!;
      waiting.push(start());
      await ready;
      const times: number[] = [];
      const gone = once(child, 'close');
      lines.on('line', () => {
        if (times.push(performance.now()) === acknowledgements) child.kill('SIGKILL');
      });
      const began = performance.now();
      child.stdin?.write(`${JSON.stringify(orders)}\n`);
      await gone;
      if (times.length < acknowledgements) throw new Error('The child ended before it had done its work.');
      return { first: times[0]! - began, further: times[acknowledgements - 1]! - times[0]! };
    },
    end() {
      for (const { child } of waiting) child.kill('SIGKILL');
    },
  };
};

/** Park-Miller, so that a failure can be repeated: a whole number under `below`. */
export const seeded = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * below);
  };
};

export interface Opened {
  db: Database;
  repos: Repositories;
  close(): void;
}

/** The steps of openVault in this thread: what it does in two threads, without the price of starting one. */
export const openHere = async (folder: string, secret: string): Promise<Result<Opened>> => {
  const lock = acquireLock(folder);
  try {
    afterCrash(folder);
    const file = must(readKeyFile(folder));
    const key = await unlockWith(file, secret);
    if (!key.ok) {
      lock.release();
      return key;
    }
    mirrorKeyFile(folder);
    const { vaultId, synthetic } = file;
    const db = must(openVaultDatabase(folder, key.value, { vaultId, synthetic }, new Date().toISOString()));
    const close = () => {
      db.close();
      lock.release();
    };
    return { ok: true, value: { db, repos: createRepositories(db), close } };
  } catch (error) {
    lock.release();
    throw error;
  }
};
