import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openVault } from '../../../src/main/vault/index.ts';
import {
  changePassphrase,
  prepareRecovery,
  prepareRotation,
  setDeviceSlot,
  setRecoverySlot,
} from '../../../src/main/vault/keys/change.ts';
import { floorCost } from '../../../src/main/vault/keys/kdf.ts';
import { readKeyFile } from '../../../src/main/vault/keys/key-file.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import {
  batch,
  codeOf,
  dataKeyOf,
  entry,
  isoDay,
  must,
  newVault,
  PASSPHRASE,
  reopen,
  tempFolder,
} from './fixture.ts';
import { genuineDiary } from './genuine.ts';

const NEXT = 'tall green bicycle lamp';
const DAYS = 12;

const filled = async () => {
  const folder = tempFolder();
  const { vault, recoveryKey } = await newVault(folder);
  for (let i = 0; i < DAYS; i++)
    await vault.repos.diary.save(entry(isoDay(i), { note: `day ${i}` }), 'now', false);
  await vault.repos.samples.begin('i', 'now');
  await vault.repos.samples.insert('i', batch(3000, 1.7e12));
  return { folder, vault, recoveryKey };
};

const notes = async (vault: Vault) =>
  (await vault.repos.diary.list('2019-01-01', '2030-01-01')).map((d) => d.note);
const expected = Array.from({ length: DAYS }, (_, i) => `day ${i}`);

const opens = async (folder: string, secret: string | Uint8Array): Promise<string> => {
  const opened = await openVault({ folder, secret });
  if (opened.ok) {
    expect(await notes(opened.value)).toEqual(expected);
    await opened.value.close();
  }
  return codeOf(opened);
};

const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

const rotate = async (vault: Vault, passphrase = PASSPHRASE): Promise<string> => {
  const prepared = must(await prepareRotation(vault.folder, passphrase, floorCost));
  await vault.upkeep.rotate(prepared.key, prepared.next, prepared.keyFile);
  expect([prepared.key.byteLength, prepared.next.byteLength]).toEqual([0, 0]); // moved away, no copy stays here
  return prepared.recoveryKey;
};

describe('a new passphrase', () => {
  test('re-wraps one slot: the old one no longer opens, the recovery key does, the database is untouched', async () => {
    const { folder, vault, recoveryKey } = await filled();
    const before = must(readKeyFile(folder));
    must(await changePassphrase(folder, PASSPHRASE, NEXT, floorCost));
    await vault.close();
    const after = must(readKeyFile(folder));
    expect(after.slots[1]).toEqual(before.slots[1]);
    expect(after.slots[0]).not.toEqual(before.slots[0]);
    expect(await opens(folder, PASSPHRASE)).toBe('wrong-passphrase');
    expect(await opens(folder, NEXT)).toBe('ok');
    expect(await opens(folder, recoveryKey)).toBe('ok');
  });

  test('leaves no key file behind that the old passphrase opens', async () => {
    const { folder, vault } = await filled();
    must(await changePassphrase(folder, PASSPHRASE, NEXT, floorCost));
    await vault.close();
    expect(sha(join(folder, 'vault.key.bak'))).toBe(sha(join(folder, 'vault.key')));
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('key'))
        .sort(),
    ).toEqual(['vault.key', 'vault.key.bak']);
  });

  test('with the recovery key in place of a forgotten one; a wrong or short one changes nothing', async () => {
    const { folder, vault, recoveryKey } = await filled();
    const before = sha(join(folder, 'vault.key'));
    expect(codeOf(await changePassphrase(folder, 'not this one', NEXT, floorCost))).toBe('wrong-passphrase');
    expect(codeOf(await changePassphrase(folder, PASSPHRASE, 'short', floorCost))).toBe('weak-passphrase');
    expect(sha(join(folder, 'vault.key'))).toBe(before);
    must(await changePassphrase(folder, recoveryKey, NEXT, floorCost));
    await vault.close();
    expect(await opens(folder, NEXT)).toBe('ok');
  });

  test('is derived at the cost that is measured then, not at the old one', async () => {
    const { folder, vault } = await filled();
    const cost = { memoryKiB: 32_768, passes: 3, lanes: 2 };
    must(await changePassphrase(folder, PASSPHRASE, NEXT, cost));
    expect(must(readKeyFile(folder)).slots[0].kdf).toMatchObject(cost);
    await vault.close();
    expect(await opens(folder, NEXT)).toBe('ok');
  });
});

test('a new recovery key counts when it is set; until then the old one does, and never both', async () => {
  const { folder, vault, recoveryKey } = await filled();
  const fresh = must(await prepareRecovery(folder, PASSPHRASE, floorCost));
  await vault.close();
  expect(await opens(folder, fresh.recoveryKey)).toBe('wrong-passphrase');
  expect(await opens(folder, recoveryKey)).toBe('ok');
  must(setRecoverySlot(folder, fresh.slot));
  expect(await opens(folder, recoveryKey)).toBe('wrong-passphrase');
  expect(await opens(folder, fresh.recoveryKey)).toBe('ok');
  expect(await opens(folder, PASSPHRASE)).toBe('ok');
});

describe('rotation of the data key', () => {
  test('another key, every row, the same passphrase; genuine SQLCipher agrees, and the old key opens nothing', async () => {
    const { folder, vault, recoveryKey } = await filled();
    const oldKey = await dataKeyOf(folder);
    const oldSalt = readFileSync(join(folder, 'vault.db')).subarray(0, 16);
    const newRecovery = await rotate(vault);
    await vault.repos.diary.save(entry(isoDay(DAYS), { note: 'after' }), 'now', false); // goes on at once
    expect(await vault.repos.meta.recoveryConfirmed()).toBe(false);
    await vault.close();
    const newKey = await dataKeyOf(folder);
    expect(Buffer.from(newKey).equals(oldKey)).toBe(false);
    expect(readFileSync(join(folder, 'vault.db')).subarray(0, 16).equals(oldSalt)).toBe(false);
    expect(genuineDiary(join(folder, 'vault.db'), newKey).map((r) => r['note'])).toEqual([
      ...expected,
      'after',
    ]);
    expect(() => genuineDiary(join(folder, 'vault.db'), oldKey)).toThrow('not a database');
    for (const [secret, code] of [
      [recoveryKey, 'wrong-passphrase'],
      [newRecovery, 'ok'],
      [PASSPHRASE, 'ok'],
    ] as const)
      expect(codeOf(await openVault({ folder, secret }).then(closed))).toBe(code);
    expect(readdirSync(folder).filter((name) => name.includes('next'))).toEqual([]);
  });

  test('refuses a wrong passphrase before it writes anything', async () => {
    const { folder, vault } = await filled();
    expect(codeOf(await prepareRotation(folder, 'not this one', floorCost))).toBe('wrong-passphrase');
    await vault.close();
    expect(readdirSync(folder).filter((name) => name.includes('next'))).toEqual([]);
  });
});

const closed = async <T extends { ok: boolean }>(
  opened: T & ({ ok: true; value: Vault } | { ok: false }),
) => {
  if (opened.ok) await opened.value.close();
  return opened;
};

describe('the slot for this computer', () => {
  const secret = new Uint8Array(32).fill(7);

  test('opens the vault, is a third slot, and goes without a trace', async () => {
    const { folder, vault } = await filled();
    must(await setDeviceSlot(folder, { passphrase: PASSPHRASE, secret }));
    await vault.close();
    expect(JSON.parse(readFileSync(join(folder, 'vault.key'), 'utf8')).format).toBe('n1vault-key/2');
    expect(await opens(folder, secret)).toBe('ok');
    expect(await opens(folder, new Uint8Array(32).fill(8))).toBe('wrong-passphrase');
    expect(await opens(folder, PASSPHRASE)).toBe('ok');
    must(await setDeviceSlot(folder, null));
    expect(await opens(folder, secret)).toBe('wrong-passphrase');
    const file = readFileSync(join(folder, 'vault.key'), 'utf8');
    expect(JSON.parse(file).format).toBe('n1vault-key/1'); // an older app opens it again
    expect(file).not.toContain('device');
  });

  test('needs the passphrase, survives a new one, and does not survive a rotation', async () => {
    const { folder, vault } = await filled();
    expect(codeOf(await setDeviceSlot(folder, { passphrase: 'not this one', secret }))).toBe(
      'wrong-passphrase',
    );
    must(await setDeviceSlot(folder, { passphrase: PASSPHRASE, secret }));
    must(await changePassphrase(folder, PASSPHRASE, NEXT, floorCost));
    await vault.close();
    expect(await opens(folder, secret)).toBe('ok');
    const again = await reopen(folder, NEXT);
    await rotate(again, NEXT);
    await again.close();
    expect(await opens(folder, secret)).toBe('wrong-passphrase');
    expect(await opens(folder, NEXT)).toBe('ok');
    expect(existsSync(join(folder, 'vault.key.next'))).toBe(false);
  });
});
