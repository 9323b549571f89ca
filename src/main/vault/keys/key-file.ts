import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { type AppError, fail, ok, type Result } from '../../../shared/errors.ts';
import { writeAtomic } from '../atomic-write.ts';
import { keyFileAdvice, newerVault } from '../failures.ts';
import { keyFileBackupPath, keyFilePath } from '../paths.ts';
import { checkCost } from './kdf.ts';

/**
 * `vault.key`: the vault's data key, wrapped for the passphrase, for the recovery key and, where the person asked
 * for it, for this computer. It is not secret, but worth protecting: with it, guessing can start. `checksum` tells
 * an accident (damaged key file) from a wrong passphrase; against a person who edits the file stands the AES-GCM
 * tag of each slot.
 *
 * `vault.key.bak` holds the same content. It is a spare for a damaged file and never an older version: an older
 * one would open the vault with a passphrase that was given up.
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

/** Wrapped under HKDF of a random secret that the computer's keychain keeps: nothing here can be guessed. */
const deviceSlotSchema = z.strictObject({
  id: z.literal('device'),
  kdf: z.strictObject({ name: z.literal('hkdf-sha256'), salt: base64Of(16) }),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64Of(12),
  wrapped: base64Of(32),
  tag: base64Of(16),
});
export type DeviceSlot = z.infer<typeof deviceSlotSchema>;

const passphraseSlot = slotSchema.extend({ id: z.literal('passphrase') });
const recoverySlot = slotSchema.extend({ id: z.literal('recovery') });
export type PassphraseSlot = z.infer<typeof passphraseSlot>;
export type RecoverySlot = z.infer<typeof recoverySlot>;

/**
 * All that ever left this vault under differential privacy, as one number each: it only grows. An older database
 * beside it betrays itself by a ledger that sums to less (vault/releases.ts). Not secret, not authenticated: it guards
 * against restored backups, not against somebody who edits files.
 */
const releasedSchema = z.strictObject({
  releases: z.number().int().min(0),
  epsilon: z.number().min(0),
  delta: z.number().min(0),
  /** The counter itself was lost (a restore over a damaged key file): more may have left than it says. */
  uncertain: z.literal(true).optional(),
});
export type Released = z.infer<typeof releasedSchema>;

/** 1: two slots. 2: with a device slot. 3: with the counter of releases, and perhaps a device slot. */
const FORMATS = ['n1vault-key/1', 'n1vault-key/2', 'n1vault-key/3'] as const;
const NEWEST = FORMATS.length;

/** The oldest format that holds these parts: what a vault does not use must not keep an older app out. */
const formatOf = (file: { device?: unknown; released?: unknown }): (typeof FORMATS)[number] =>
  FORMATS[file.released !== undefined ? 2 : file.device !== undefined ? 1 : 0];

const keyFileSchema = z
  .strictObject({
    format: z.enum(FORMATS),
    vaultId: z.uuid(),
    synthetic: z.boolean(),
    slots: z.tuple([passphraseSlot, recoverySlot]),
    device: deviceSlotSchema.optional(),
    released: releasedSchema.optional(),
  })
  .refine((file) => file.format === formatOf(file), { path: ['format'] });
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Each format to come keeps this envelope, so that an older app can tell newer from damaged. */
const envelopeSchema = z.looseObject({
  format: z.string().regex(/^n1vault-key\/\d{1,6}$/),
  checksum: z.string(),
});

const MAX_BYTES = 65_536;

export const newKeyFileHeader = (vaultId: string, synthetic: boolean) =>
  ({ format: FORMATS[0], vaultId, synthetic }) as const;

/** The key file with another device slot, or with none. */
export const withDeviceSlot = (file: KeyFile, device: DeviceSlot | null): KeyFile => {
  const { device: _, ...rest } = file;
  const parts = device ? { ...rest, device } : rest;
  return { ...parts, format: formatOf(parts) };
};

/** The key file with a counter of releases that is at least `released`: it never goes back. */
export const withReleased = (file: KeyFile, released: Released | undefined): KeyFile => {
  if (!released) return file;
  const { uncertain: _, ...known } = released;
  const before = file.released ?? { releases: 0, epsilon: 0, delta: 0 };
  const uncertain = released.uncertain ?? before.uncertain;
  const grown = {
    releases: Math.max(before.releases, known.releases),
    epsilon: Math.max(before.epsilon, known.epsilon),
    delta: Math.max(before.delta, known.delta),
    ...(uncertain ? { uncertain } : {}),
  };
  return { ...file, released: grown, format: FORMATS[2] };
};

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
  if (Number(envelope.data.format.split('/')[1]) > NEWEST) return newerVault();
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
export const readKeyFile = (folder: string): Result<KeyFile> => readKeyFileAt(keyFilePath(folder));

/** The same for a key file under another name. */
export const readKeyFileAt = (path: string): Result<KeyFile> => {
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

/** Whether the counter was lost is for the vault to remember once it has been told; see vault/releases.ts. */
const withoutDoubt = (released: Released | undefined): Released | undefined => {
  if (!released) return undefined;
  const { uncertain: _, ...known } = released;
  return known;
};

/**
 * Writes the key file and then its spare copy. At each moment, also after a crash, vault.key is the old or the new
 * file as a whole. Until the next unlock after a crash in between, vault.key.bak may still be the old one.
 *
 * @throws the file system's error, or an Error where what was written does not read back
 */
export const writeKeyFile = (folder: string, file: KeyFile): void => {
  const present = readKeyFile(folder);
  // A change of keys takes a second, and a release may have been counted meanwhile.
  const counted = present.ok && present.value.vaultId === file.vaultId ? present.value.released : undefined;
  const bytes = Buffer.from(serialiseKeyFile(withReleased(file, withoutDoubt(counted))));
  if (!parseKeyFile(bytes).ok) throw new Error('This key file could not be read back.'); // a bug, found in time
  writeAtomic(keyFilePath(folder), bytes);
  mirrorKeyFile(folder);
};

/**
 * Brings vault.key.bak to the content of a vault.key that was just seen to be good. Where it cannot be written it
 * is removed: an older key file that opens with an older passphrase must not stay.
 */
export const mirrorKeyFile = (folder: string): void => {
  const bytes = readFileSync(keyFilePath(folder));
  const spare = keyFileBackupPath(folder);
  try {
    if (existsSync(spare) && readFileSync(spare).equals(bytes)) return;
    writeAtomic(spare, bytes);
  } catch {
    rmSync(spare, { force: true });
  }
};

/** For a creation that failed: takes away the key of a vault that never was. */
export const removeKeyFile = (folder: string): void => {
  for (const path of [keyFilePath(folder), keyFileBackupPath(folder)]) rmSync(path, { force: true });
};
