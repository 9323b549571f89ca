import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey, type KdfCost } from './kdf.ts';
import type { KeyFile, Slot, SlotId } from './key-file.ts';

const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Header = Pick<KeyFile, 'format' | 'vaultId' | 'synthetic'>;

/**
 * Everything of the key file that is not secret is authenticated together with the wrapped key: a slot moved to
 * another vault, a changed cost or a flipped `synthetic` flag no longer unwraps.
 */
const associatedData = (header: Header, id: SlotId, kdf: Slot['kdf']): Buffer =>
  Buffer.from(
    JSON.stringify([
      header.format,
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
  const nonce = randomBytes(NONCE_BYTES);
  const kdf = { name: 'argon2id' as const, version: 19 as const, ...cost, salt: salt.toString('base64') };
  const wrappingKey = await deriveKey(secret, salt, cost);
  try {
    const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associatedData(header, id, kdf));
    const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return {
      id,
      kdf,
      cipher: 'aes-256-gcm',
      nonce: nonce.toString('base64'),
      wrapped: wrapped.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    };
  } finally {
    wrappingKey.fill(0);
  }
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
  try {
    const nonce = Buffer.from(slot.nonce, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associatedData(header, slot.id, slot.kdf));
    decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
    const unwrapped = decipher.update(Buffer.from(slot.wrapped, 'base64'));
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
