import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { type AppError, fail, ok, type Result } from '../../../shared/errors.ts';
import { writeAtomic } from '../atomic-write.ts';
import { keyFileAdvice, newerVault } from '../failures.ts';
import { keyFileBackupPath, keyFilePath } from '../paths.ts';
import { checkCost } from './kdf.ts';

/**
 * `vault.key`: the vault's data key, wrapped once for the passphrase and once for the recovery key. It is not
 * secret, but worth protecting: with it, guessing can start. `checksum` tells an accident (damaged key file) from
 * a wrong passphrase; against a person who edits the file stands the AES-GCM tag of each slot.
 */
const base64Of = (bytes: number) =>
  z.base64().refine((s) => Buffer.from(s, 'base64').length === bytes, `must be ${bytes} bytes in base64`);

const slotIds = ['passphrase', 'recovery'] as const;
export type SlotId = (typeof slotIds)[number];

const slotSchema = z.strictObject({
  id: z.enum(slotIds),
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    version: z.literal(19),
    memoryKiB: z.number().int(),
    passes: z.number().int(),
    lanes: z.number().int(),
    salt: base64Of(16),
  }),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64Of(12),
  wrapped: base64Of(32),
  tag: base64Of(16),
});
export type Slot = z.infer<typeof slotSchema>;

const FORMAT = 'n1vault-key/1';
const keyFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  vaultId: z.uuid(),
  synthetic: z.boolean(),
  slots: z.tuple([
    slotSchema.extend({ id: z.literal('passphrase') }),
    slotSchema.extend({ id: z.literal('recovery') }),
  ]),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Each format to come keeps this envelope, so that an older app can tell newer from damaged. */
const envelopeSchema = z.looseObject({
  format: z.string().regex(/^n1vault-key\/\d{1,6}$/),
  checksum: z.string(),
});

const MAX_BYTES = 65_536;

export const newKeyFileHeader = (vaultId: string, synthetic: boolean) =>
  ({ format: FORMAT, vaultId, synthetic }) as const;

const damaged = (what: string) => fail('key-file-damaged', `${what} ${keyFileAdvice}`, 'vault.key');

const checksumOf = (document: object): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex');

/** The text of a key file, two-space JSON with its checksum. */
export const serialiseKeyFile = (file: KeyFile): string =>
  `${JSON.stringify({ ...file, checksum: checksumOf(file) }, null, 2)}\n`;

/** Parses the bytes of a key file; strict, because they may come from anybody. */
export const parseKeyFile = (bytes: Uint8Array): Result<KeyFile> => {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return damaged('The key file of this vault is damaged: it is no longer readable text.');
  }
  const envelope = envelopeSchema.safeParse(document);
  if (!envelope.success) return damaged('The key file of this vault is damaged: its frame is incomplete.');
  const { checksum, ...rest } = document as Record<string, unknown>; // in the order of the text
  if (checksum !== checksumOf(rest))
    return damaged('The key file of this vault is damaged: its checksum does not match.');
  if (Number(envelope.data.format.split('/')[1]) > 1) return newerVault();
  const parsed = keyFileSchema.safeParse(rest);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return damaged(`The key file of this vault is damaged at "${where}".`);
  }
  for (const slot of parsed.data.slots) {
    const cost = checkCost(slot.kdf, `vault.key: slots.${slot.id}.kdf`);
    if (!cost.ok) return cost;
  }
  return ok(parsed.data);
};

/** Reads and checks the key file of a vault folder; does not check any secret. */
export const readKeyFile = (folder: string): Result<KeyFile> => {
  const path = keyFilePath(folder);
  try {
    const info = statSync(path); // before reading: a device or a pipe would never end
    if (!info.isFile() || info.size > MAX_BYTES)
      return damaged(
        'The key file of this vault is not what N1 Vault wrote: it is far too large or no file.',
      );
    return parseKeyFile(readFileSync(path));
  } catch (error) {
    return { ok: false, error: unreadable(error) };
  }
};

const unreadable = (error: unknown): AppError => {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return damaged('The key file vault.key is missing from this folder.').error;
  return {
    code: 'file-unreadable',
    message: `The key file could not be read (${code}). Nothing was changed. Check that you may read the folder, then try again.`,
    where: 'vault.key',
  };
};

/** Writes the key file; the one before it stays as vault.key.bak. At no moment is there no key file. */
export const writeKeyFile = (folder: string, file: KeyFile): void => {
  const path = keyFilePath(folder);
  if (existsSync(path)) writeAtomic(keyFileBackupPath(folder), readFileSync(path));
  writeAtomic(path, Buffer.from(serialiseKeyFile(file)));
};

/** For a creation that failed: takes away the key of a vault that never was. */
export const removeKeyFile = (folder: string): void => rmSync(keyFilePath(folder), { force: true });
