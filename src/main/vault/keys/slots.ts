import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deriveKey, type KdfCost } from './kdf.ts';
import type { DeviceSlot, KeyFile, Slot, SlotId } from './key-file.ts';

const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Of the slots, not of the file around them: a file may gain a device slot while its other slots stay. */
const SLOT_FORMAT = 'n1vault-key/1';

type Header = Pick<KeyFile, 'vaultId' | 'synthetic'>;
type Sealed = Pick<Slot, 'cipher' | 'nonce' | 'wrapped' | 'tag'>;

/**
 * Everything of the key file that is not secret is authenticated together with the wrapped key: a slot moved to
 * another vault, a changed cost or a flipped `synthetic` flag no longer unwraps.
 */
const associatedData = (header: Header, id: SlotId, kdf: Slot['kdf']): Buffer =>
  Buffer.from(
    JSON.stringify([
      SLOT_FORMAT,
      header.vaultId,
      header.synthetic,
      id,
      kdf.name,
      kdf.version,
      kdf.memoryKiB,
      kdf.passes,
      kdf.lanes,
      kdf.salt,
    ]),
  );

const deviceData = (header: Header, kdf: DeviceSlot['kdf']): Buffer =>
  Buffer.from(JSON.stringify([SLOT_FORMAT, header.vaultId, header.synthetic, 'device', kdf.name, kdf.salt]));

/** AES-256-GCM under `wrappingKey`, which is zeroed. */
const seal = (wrappingKey: Buffer, dataKey: Uint8Array, data: Buffer): Sealed => {
  try {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(data);
    const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return {
      cipher: 'aes-256-gcm',
      nonce: nonce.toString('base64'),
      wrapped: wrapped.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    };
  } finally {
    wrappingKey.fill(0);
  }
};

/** The reverse of `seal`; null where the tag does not match. Zeroes `wrappingKey`. */
const unseal = (wrappingKey: Buffer, sealed: Sealed, data: Buffer): Uint8Array<ArrayBuffer> | null => {
  try {
    const nonce = Buffer.from(sealed.nonce, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(data);
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
    const unwrapped = decipher.update(Buffer.from(sealed.wrapped, 'base64'));
    try {
      decipher.final(); // throws where the tag does not match
      return Uint8Array.from(unwrapped);
    } catch {
      return null;
    } finally {
      unwrapped.fill(0);
    }
  } finally {
    wrappingKey.fill(0);
  }
};

/**
 * Wraps the data key for one secret: Argon2id with a fresh salt, then AES-256-GCM with a fresh nonce.
 *
 * @param dataKey 32 bytes, not changed
 * @param secret passphrase or recovery bytes, not changed
 */
export const wrapKey = async <Id extends SlotId>(
  dataKey: Uint8Array,
  secret: Uint8Array,
  header: Header,
  id: Id,
  cost: KdfCost,
): Promise<Slot & { id: Id }> => {
  const salt = randomBytes(SALT_BYTES);
  const { memoryKiB, passes, lanes } = cost; // and nothing else that a stored slot's `kdf` may carry
  const kdf = {
    name: 'argon2id' as const,
    version: 19 as const,
    memoryKiB,
    passes,
    lanes,
    salt: salt.toString('base64'),
  };
  const wrappingKey = await deriveKey(secret, salt, cost);
  return { id, kdf, ...seal(wrappingKey, dataKey, associatedData(header, id, kdf)) };
};

/**
 * @returns the data key (32 bytes in a buffer of its own, so that it can be transferred and zeroed), or null
 *   where the secret is not the one of this slot
 */
export const unwrapKey = async (
  slot: Slot,
  secret: Uint8Array,
  header: Header,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const wrappingKey = await deriveKey(secret, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf);
  return unseal(wrappingKey, slot, associatedData(header, slot.id, slot.kdf));
};

/** 256 random bits need no slow derivation: HKDF gives each slot a key of its own. */
const deviceWrappingKey = (secret: Uint8Array, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'base64'), 'n1vault device slot', 32));

/** Wraps the data key for a secret of 32 random bytes that this computer's keychain keeps. */
export const wrapForDevice = (dataKey: Uint8Array, secret: Uint8Array, header: Header): DeviceSlot => {
  const kdf = { name: 'hkdf-sha256' as const, salt: randomBytes(SALT_BYTES).toString('base64') };
  const sealed = seal(deviceWrappingKey(secret, kdf.salt), dataKey, deviceData(header, kdf));
  return { id: 'device', kdf, ...sealed };
};

/** @returns the data key, or null where the secret is not the one of this slot */
export const unwrapForDevice = (
  slot: DeviceSlot,
  secret: Uint8Array,
  header: Header,
): Uint8Array<ArrayBuffer> | null =>
  unseal(deviceWrappingKey(secret, slot.kdf.salt), slot, deviceData(header, slot.kdf));
