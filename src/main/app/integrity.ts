import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What scripts/package/integrity.mjs wrote into the archive. */
interface IntegrityList {
  format: 'n1vault-integrity/1';
  /** SHA-256, hex, by path from the app's root. */
  files: Record<string, string>;
}

const isList = (value: unknown): value is IntegrityList =>
  typeof value === 'object' &&
  value !== null &&
  (value as IntegrityList).format === 'n1vault-integrity/1' &&
  typeof (value as IntegrityList).files === 'object' &&
  (value as IntegrityList).files !== null &&
  Object.values((value as IntegrityList).files).every((sum) => /^[0-9a-f]{64}$/.test(sum));

const sha256 = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/** A path that stays below its root. */
const staysInside = (path: string): boolean =>
  !isAbsolute(path) && !normalize(path).split(sep).includes('..') && path !== '';

/**
 * Compares the native files, which lie outside the archive, with the sums inside it. Answers the first file that
 * is missing or was changed, or null. A list that cannot be read counts as changed.
 *
 * @param listFile inside the archive
 * @param unpacked folder of the native files (`app.asar.unpacked`)
 */
export const alteredFile = async (listFile: string, unpacked: string): Promise<string | null> => {
  const list: unknown = await readFile(listFile, 'utf8').then(JSON.parse, () => null);
  if (!isList(list)) return 'integrity.json';
  const checks = Object.entries(list.files).map(async ([path, expected]) => {
    if (!staysInside(path)) return path;
    const found = await sha256(join(unpacked, path)).catch(() => null);
    return found === expected ? null : path;
  });
  return (await Promise.all(checks)).find((path) => path !== null) ?? null;
};
