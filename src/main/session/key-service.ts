import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { DeviceKeyStatus, PassphraseStrength } from '../../shared/vault.ts';
import { toAppError } from '../vault/failures.ts';
import { checkRecoveryKey } from '../vault/index.ts';
import {
  changePassphrase,
  prepareRecovery,
  prepareRotation,
  setDeviceSlot,
  setRecoverySlot,
} from '../vault/keys/change.ts';
import { type RecoverySlot, readKeyFile } from '../vault/keys/key-file.ts';
import { checkPassphrase, passphraseStrength } from '../vault/keys/passphrase.ts';
import { inTurn } from '../vault/keys/turns.ts';
import { opensRecoverySlot } from '../vault/keys/unlock.ts';
import type { Vault } from '../vault/types.ts';
import { type DeviceKeyStore, noDeviceKeys } from './device-keys.ts';
import type { Session } from './session.ts';

export interface KeyService {
  strength(passphrase: string): Promise<PassphraseStrength>;
  changePassphrase(current: string, next: string): Promise<Result<{ changed: true }>>;
  renewRecovery(secret: string): Promise<Result<{ recoveryKey: string }>>;
  confirmRecovery(typed: string): Promise<Result<{ matches: boolean }>>;
  rotateKey(passphrase: string): Promise<Result<{ recoveryKey: string }>>;
  deviceKey(): Promise<Result<DeviceKeyStatus>>;
  rememberDevice(on: boolean, passphrase: string | undefined): Promise<Result<DeviceKeyStatus>>;
}

const busy = () =>
  fail('refused-by-rule', 'Another change of the keys is under way. Nothing was changed. Wait a moment.');

const mayNotRemember = (reason: string) => fail('refused-by-rule', reason, 'on');

const passphraseNeeded = () =>
  fail('bad-input', 'To let this computer remember the key, your passphrase is needed.', 'passphrase');

/**
 * Changes of the vault's keys, one at a time. The vault stays open meanwhile; a lock waits for the end of a change,
 * so that the key file is written only while this program holds the vault.
 */
export const createKeyService = (session: Session, deviceKeys: DeviceKeyStore = noDeviceKeys): KeyService => {
  let pending: Promise<unknown> | null = null;
  /** A new recovery key that was shown and not yet typed back; it counts only then. */
  let unconfirmed: { vaultId: string; slot: RecoverySlot } | null = null;
  session.onLock(async () => {
    await pending?.catch(() => {});
    unconfirmed = null;
  });

  const change = async <T>(work: (vault: Vault) => Promise<Result<T>>): Promise<Result<T>> => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    if (pending) return busy();
    const running = inTurn(opened.value.folder, () => work(opened.value));
    pending = running;
    try {
      return await running;
    } catch (error) {
      return { ok: false, error: toAppError(error, opened.value.folder) };
    } finally {
      pending = null;
    }
  };

  const deviceStatus = (vault: Vault): DeviceKeyStatus => {
    const reason = deviceKeys.refusal();
    const file = readKeyFile(vault.folder);
    const slot = file.ok && file.value.device !== undefined;
    return { available: reason === null, reason, on: slot && reason === null && deviceKeys.has(vault.id) };
  };

  const remember = async (vault: Vault, passphrase: string): Promise<Result<DeviceKeyStatus>> => {
    const reason = deviceKeys.refusal();
    if (reason !== null) return mayNotRemember(reason);
    const secret = new Uint8Array(randomBytes(32));
    try {
      const set = await setDeviceSlot(vault.folder, { passphrase, secret });
      if (!set.ok) return set;
      try {
        deviceKeys.save(vault.id, secret);
      } catch (error) {
        await setDeviceSlot(vault.folder, null); // a slot that nothing opens is of no use
        throw error;
      }
      return ok(deviceStatus(vault));
    } finally {
      secret.fill(0);
    }
  };

  return {
    strength: passphraseStrength,

    changePassphrase: (current, next) =>
      change(async (vault) => {
        const strong = await checkPassphrase(next); // for a vault of made-up data too: people try the app with it
        if (!strong.ok) return strong;
        const changed = await changePassphrase(vault.folder, current, next);
        return changed.ok ? ok({ changed: true }) : changed;
      }),

    renewRecovery: (secret) =>
      change(async (vault) => {
        const fresh = await prepareRecovery(vault.folder, secret);
        if (!fresh.ok) return fresh;
        unconfirmed = { vaultId: vault.id, slot: fresh.value.slot };
        return ok({ recoveryKey: fresh.value.recoveryKey });
      }),

    confirmRecovery: (typed) =>
      change<{ matches: boolean }>(async (vault) => {
        const waiting = unconfirmed?.vaultId === vault.id ? unconfirmed : null;
        const file = readKeyFile(vault.folder);
        if (!file.ok) return file;
        const matches = waiting
          ? await opensRecoverySlot(waiting.slot, typed, file.value)
          : await checkRecoveryKey(vault.folder, typed);
        if (!matches) return ok({ matches });
        if (waiting) {
          const set = setRecoverySlot(vault.folder, waiting.slot);
          if (!set.ok) return set;
          unconfirmed = null;
        }
        await vault.repos.meta.setRecoveryConfirmed(true);
        return ok({ matches });
      }),

    rotateKey: (passphrase) =>
      change(async (vault) => {
        const prepared = await prepareRotation(vault.folder, passphrase);
        if (!prepared.ok) return prepared;
        const { key, next, keyFile, recoveryKey } = prepared.value;
        await vault.upkeep.rotate(key, next, keyFile);
        unconfirmed = null;
        deviceKeys.remove(vault.id); // its slot is gone with the old data key
        return ok({ recoveryKey });
      }),

    async deviceKey() {
      const opened = session.vault();
      return opened.ok ? ok(deviceStatus(opened.value)) : opened;
    },

    rememberDevice: (on, passphrase) =>
      change(async (vault) => {
        if (on) return passphrase === undefined ? passphraseNeeded() : remember(vault, passphrase);
        const removed = await setDeviceSlot(vault.folder, null);
        if (!removed.ok) return removed;
        deviceKeys.remove(vault.id);
        return ok(deviceStatus(vault));
      }),
  };
};
