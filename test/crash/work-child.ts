/**
 * A process that does one kind of work on a vault, over and over, and acknowledges each step on stdout when it is
 * done, until it is killed. It says "ready" when it is loaded and waits for its orders on stdin: one line of JSON.
 */

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bringBack, unlockBackup } from '../../src/main/vault/backup/bring-back.ts';
import { backupPlaces } from '../../src/main/vault/backup/places.ts';
import { openVault } from '../../src/main/vault/index.ts';
import { changePassphrase, prepareRotation } from '../../src/main/vault/keys/change.ts';
import { floorCost } from '../../src/main/vault/keys/kdf.ts';
import type { Vault } from '../../src/main/vault/types.ts';
import { AppFailure, type Result } from '../../src/shared/errors.ts';
import { dayOf, noteOf, type Orders, SPANS, sampleBatch, zonesOf } from './work.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};
const say = (line: string) => process.stdout.write(`${line}\n`);
const now = () => new Date().toISOString();

const write = (vault: Vault, i: number) =>
  vault.repos.diary.save(
    { day: dayOf(i), trialId: null, answers: { pain: i % 11 }, kept: true, marks: [], note: noteOf(i) },
    'now',
    false,
  );

const work: Record<Orders['work'], (vault: Vault, orders: Orders) => Promise<unknown>> = {
  diary: async (vault, { from }) => {
    for (let i = from; ; i++) {
      await write(vault, i);
      say(`day ${i}`);
      await vault.repos.zones.replace(zonesOf(i, SPANS));
      say(`zones ${i}`);
    }
  },
  import: async (vault, { from }) => {
    for (let i = from; ; i++) {
      const id = `import-${i}`;
      await vault.repos.samples.begin(id, 'now');
      for (let part = 0; part < 4; part++) await vault.repos.samples.insert(id, sampleBatch(i, part));
      await vault.repos.samples.finish(id, { ...emptyReceipt, importId: id }, 'now');
      say(`import ${i}`);
    }
  },
  migration: async () => {
    say('opened');
    await once(process, 'never'); // until it is killed
  },
  passphrase: async (vault, { secrets: [a = '', b = ''] }) => {
    for (let [current, next] = [a, b]; ; [current, next] = [next, current]) {
      must(await changePassphrase(vault.folder, current, next, floorCost));
      say(`passphrase ${next}`);
    }
  },
  rotation: async (vault, { secrets: [secret = ''], from }) => {
    for (let i = from; ; i++) {
      await write(vault, i);
      say(`day ${i}`);
      const { key, next, keyFile } = must(await prepareRotation(vault.folder, secret, floorCost));
      await vault.upkeep.rotate(key, next, keyFile);
      say(`rotated ${i}`);
    }
  },
  backup: async (vault, { from }) => {
    for (let i = from; ; i++) {
      await write(vault, i);
      say(`day ${i}`);
      const place = backupPlaces(vault.folder).next;
      const { id } = await vault.upkeep.backup({ place, at: now(), reason: 'by-hand' });
      say(`backup ${id} ${i}`);
    }
  },
  /** Back and forth between two backups. */
  restore: async (vault, { secrets: [a = '', b = ''], backup, start }) => {
    const { folder } = vault;
    let open = vault;
    for (let there = start === 'a' ? 'b' : 'a'; ; there = there === 'a' ? 'b' : 'a') {
      await open.close();
      const unlocked = must(await unlockBackup(`${backup}-${there}`, there === 'a' ? a : b));
      open = must(await bringBack({ folder }, unlocked, now())).vault;
      say(`restored ${there}`);
    }
  },
};

const emptyReceipt = {
  files: [],
  read: 0,
  new: 0,
  known: 0,
  refused: [],
  byMetric: {},
  unknownTypes: {},
  first: null,
  last: null,
  warnings: [],
  seconds: 0,
};

say('ready');
const [line] = await once(createInterface({ input: process.stdin }), 'line');
const orders = JSON.parse(String(line)) as Orders;
const opened = await openVault({ folder: orders.folder, secret: orders.open });
await work[orders.work](must(opened), orders);
