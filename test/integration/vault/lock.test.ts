import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { beforeEach, expect, test } from 'vitest';
import { openVault } from '../../../src/main/vault/index.ts';
import { acquireLock } from '../../../src/main/vault/lock.ts';
import { workerUrl } from '../../../src/main/worker-url.ts';
import { codeOf, codeOfCall, newVault, PASSPHRASE, reopen, tempFolder } from './fixture.ts';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

/** Starts a second process on the vault and waits for its first line. */
const child = async (command: string) => {
  const script = join(import.meta.dirname, 'child.ts');
  const process_ = spawn(process.execPath, [script, command, folder, PASSPHRASE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: process_.stdout }), 'line');
  return { process: process_, said: JSON.parse(String(line)) as string };
};

test('a second opener in the same process is refused, until the first has closed', async () => {
  const { vault } = await newVault(folder);
  expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-in-use');
  await vault.repos.settings.set('a', 'still works');
  await vault.close();
  await (await reopen(folder)).close();
});

test('a second process is refused, and a holder killed with -9 leaves no stale lock', async () => {
  await (await newVault(folder)).vault.close();
  const mine = await reopen(folder);
  const refused = await child('open');
  expect(refused.said).toBe('vault-in-use');
  await mine.close();

  const holder = await child('hold');
  expect(holder.said).toBe('ok');
  expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-in-use');
  const gone = once(holder.process, 'exit');
  holder.process.kill('SIGKILL');
  await gone;
  await (await reopen(folder)).close();
});

test('a worker thread that is ended without closing leaves no stale lock', async () => {
  const worker = new Worker(workerUrl('vault'), { workerData: { folder, nativeBinding: null } });
  worker.postMessage({ id: 1, op: 'lock' });
  expect((await once(worker, 'message'))[0]).toMatchObject({ id: 1, ok: true });
  expect(() => acquireLock(folder)).toThrow('already open');
  await worker.terminate();
  acquireLock(folder).release();
});

test('the lock file stays empty, has no journal, and reading vault.db does not lose the lock', async () => {
  const { vault } = await newVault(folder);
  await vault.repos.settings.set('a', 'b');
  expect(statSync(join(folder, 'vault.lock')).size).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('vault.lock'))).toEqual(['vault.lock']);
  statSync(join(folder, 'vault.db'));
  expect((await child('open')).said).toBe('vault-in-use');
  await vault.close();
});

test('rubbish in the lock file keeps nobody from their data', async () => {
  await (await newVault(folder)).vault.close();
  writeFileSync(join(folder, 'vault.lock'), Buffer.alloc(5000, 7));
  await (await reopen(folder)).close();
  expect(statSync(join(folder, 'vault.lock')).size).toBe(0);
});

test('a folder that vanished under an open vault gives a refusal, not a wrong answer', async () => {
  const { vault } = await newVault(folder);
  rmSync(folder, { recursive: true });
  await vault.close();
  expect(codeOf(await openVault({ folder, secret: PASSPHRASE }))).toBe('vault-not-found');
  expect(await codeOfCall(vault.repos.trials.list())).toBe('vault-locked');
});
