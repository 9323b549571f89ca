import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBackupService } from '../../../src/main/session/backup-service.ts';
import type { DeviceKeyStore } from '../../../src/main/session/device-keys.ts';
import { createKeyService, type KeyService } from '../../../src/main/session/key-service.ts';
import { createSession, type Session } from '../../../src/main/session/session.ts';
import { createVaultService, type VaultService } from '../../../src/main/session/vault-service.ts';
import { fail, type Result } from '../../../src/shared/errors.ts';

const PASSPHRASE = 'harbour violin moss eleven tractor';
const NEXT = 'tall green bicycle lamp quilt';
const clock = { now: () => Date.parse('2026-01-05T08:00:00Z'), zone: 'UTC' };

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

/** A keychain in memory. */
const keychain = () => {
  const kept = new Map<string, Uint8Array>();
  let refusal: string | null = null;
  const store: DeviceKeyStore = {
    refusal: () => refusal,
    has: (id) => kept.has(id),
    save: (id, secret) => void kept.set(id, Uint8Array.from(secret)),
    load: (id) => (kept.has(id) ? Uint8Array.from(kept.get(id)!) : null),
    remove: (id) => void kept.delete(id),
  };
  return { store, kept, refuse: (reason: string | null) => (refusal = reason) };
};

let root: string;
let folder: string;
let session: Session;
let keys: KeyService;
let vaults: VaultService;
let chain: ReturnType<typeof keychain>;
let unlocks = 0;
let recoveryKey = '';

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'n1vault-session-'));
  folder = join(root, 'vault');
  session = createSession();
  chain = keychain();
  keys = createKeyService(session, chain.store);
  unlocks = 0;
  vaults = createVaultService(
    session,
    {
      defaultFolder: folder,
      official: false, // so that the vault is one of made-up data, with the cheap key derivation
      openSample: async () => fail('internal', 'not here'),
      remember: () => {},
      remembered: () => null,
      deviceKeys: chain.store,
    },
    { backups: createBackupService(session, clock), opened: () => unlocks++ },
  );
  recoveryKey = must(await vaults.create(folder, PASSPHRASE)).recoveryKey;
});
afterEach(async () => {
  await session.lock();
  rmSync(root, { recursive: true, force: true });
});

describe('setting up', () => {
  test('a weak passphrase makes no vault', async () => {
    expect(codeOf(await vaults.create(join(root, 'other'), 'Sommer2024'))).toBe('weak-passphrase');
    expect((await keys.strength('Sommer2024')).enough).toBe(false);
    expect((await keys.strength(PASSPHRASE)).score).toBe(4);
  });

  test('that was interrupted before the recovery key was typed back is noticed at the next unlock', async () => {
    expect((await vaults.status()).recoveryConfirmed).toBe(false);
    expect(must(await keys.confirmRecovery('7QK2-wrong')).matches).toBe(false);
    await vaults.lock(); // the person closed the app
    expect(must(await vaults.unlock(folder, PASSPHRASE)).recoveryConfirmed).toBe(false);
    const fresh = must(await keys.renewRecovery(PASSPHRASE));
    expect(must(await keys.confirmRecovery(recoveryKey)).matches).toBe(false); // the new one is asked for
    expect(must(await keys.confirmRecovery(fresh.recoveryKey.toLowerCase())).matches).toBe(true);
    await vaults.lock();
    expect(must(await vaults.unlock(folder, fresh.recoveryKey)).recoveryConfirmed).toBe(true);
    expect(unlocks).toBe(3);
  });

  test('a new recovery key that nobody typed back changes nothing', async () => {
    must(await keys.confirmRecovery(recoveryKey));
    const fresh = must(await keys.renewRecovery(PASSPHRASE));
    await vaults.lock();
    expect(codeOf(await vaults.unlock(folder, fresh.recoveryKey))).toBe('wrong-passphrase');
    expect(must(await vaults.unlock(folder, recoveryKey)).recoveryConfirmed).toBe(true);
  });
});

describe('changes of the keys', () => {
  test('a new passphrase must be strong, and the old one must be known', async () => {
    expect(codeOf(await keys.changePassphrase(PASSPHRASE, 'Berlin2024!'))).toBe('weak-passphrase');
    expect(codeOf(await keys.changePassphrase('not this one', NEXT))).toBe('wrong-passphrase');
    must(await keys.changePassphrase(recoveryKey, NEXT)); // somebody who forgot the old one
    await vaults.lock();
    expect(codeOf(await vaults.unlock(folder, PASSPHRASE))).toBe('wrong-passphrase');
    must(await vaults.unlock(folder, NEXT));
  });

  test('two at once: the second is refused; a lock waits for the first', async () => {
    const first = keys.changePassphrase(PASSPHRASE, NEXT);
    expect(codeOf(await keys.rotateKey(PASSPHRASE))).toBe('refused-by-rule');
    await vaults.lock();
    must(await first);
    must(await vaults.unlock(folder, NEXT));
  });

  test('a rotation gives a new recovery key, asks for it, and forgets this computer', async () => {
    must(await keys.confirmRecovery(recoveryKey));
    must(await keys.rememberDevice(true, PASSPHRASE));
    const fresh = must(await keys.rotateKey(PASSPHRASE));
    expect(chain.kept.size).toBe(0);
    expect((await vaults.status()).recoveryConfirmed).toBe(false);
    expect(must(await keys.confirmRecovery(fresh.recoveryKey)).matches).toBe(true);
    await vaults.lock();
    expect(codeOf(await vaults.unlock(folder, recoveryKey))).toBe('wrong-passphrase');
    expect(must(await vaults.unlock(folder, PASSPHRASE)).recoveryConfirmed).toBe(true);
  });

  test('while locked there is nothing to change', async () => {
    await vaults.lock();
    const answers = [
      await keys.changePassphrase(PASSPHRASE, NEXT),
      await keys.renewRecovery(PASSPHRASE),
      await keys.confirmRecovery(recoveryKey),
      await keys.rotateKey(PASSPHRASE),
      await keys.deviceKey(),
      await keys.rememberDevice(false, undefined),
    ];
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['vault-locked']));
  });
});

describe('remembering the key on this computer', () => {
  test('opens the vault without the passphrase, until it is switched off', async () => {
    expect(must(await keys.deviceKey())).toEqual({ available: true, reason: null, on: false });
    expect(codeOf(await keys.rememberDevice(true, undefined))).toBe('bad-input');
    expect(codeOf(await keys.rememberDevice(true, 'not this one'))).toBe('wrong-passphrase');
    expect(chain.kept.size).toBe(0);
    expect(must(await keys.rememberDevice(true, PASSPHRASE)).on).toBe(true);
    await vaults.lock();
    expect((await vaults.status()).deviceUnlock).toBe(true);
    expect(must(await vaults.unlockWithDevice(folder)).state).toBe('open');
    expect(must(await keys.rememberDevice(false, undefined)).on).toBe(false);
    await vaults.lock();
    expect((await vaults.status()).deviceUnlock).toBe(false);
    expect(codeOf(await vaults.unlockWithDevice(folder))).toBe('wrong-passphrase');
    must(await vaults.unlock(folder, PASSPHRASE)); // never the only way in
  });

  test('is refused where the keychain is none, and a keychain that forgot is no harm', async () => {
    chain.refuse('This system has no keychain.');
    expect(codeOf(await keys.rememberDevice(true, PASSPHRASE))).toBe('refused-by-rule');
    expect(must(await keys.deviceKey())).toMatchObject({ available: false, on: false });
    chain.refuse(null);
    must(await keys.rememberDevice(true, PASSPHRASE));
    chain.kept.clear();
    await vaults.lock();
    expect(codeOf(await vaults.unlockWithDevice(folder))).toBe('wrong-passphrase');
    must(await vaults.unlock(folder, PASSPHRASE));
  });
});
