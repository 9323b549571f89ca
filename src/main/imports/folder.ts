import { createHash } from 'node:crypto';
import { opendir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Container, failure, type Member, unreadable } from './container.ts';
import { fileFailure, fileMember, readPieces } from './plain-file.ts';

const MAX_FILES = 200_000;
const MAX_DEPTH = 20;

export const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;

/** Copies of metadata that systems leave in folders. */
const isNoise = (name: string) => name.startsWith('._') || name === '.DS_Store' || name === '__MACOSX';

interface Found {
  path: string;
  inside: string;
  bytes: number;
}

/** All regular files below a folder. Symbolic links are never followed, so the search cannot leave the folder. */
async function* filesBelow(folder: string, inside: string, depth: number): AsyncIterable<Found> {
  if (depth > MAX_DEPTH) throw unreadable(basename(folder), 'its folders are nested too deeply');
  for await (const entry of await opendir(folder)) {
    if (isNoise(entry.name)) continue;
    const path = join(folder, entry.name);
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(path, name, depth + 1);
    else if (entry.isFile()) yield { path, inside: name, bytes: (await stat(path)).size };
  }
}

/**
 * An unpacked export: each file of the folder and of the folders in it is a member, in the order of their names.
 * Its checksum is that of the names and checksums of its files.
 *
 * @throws AppFailure 'file-unreadable', or 'file-truncated' where there is no file in it
 */
export const openFolder = async (
  path: string,
): Promise<Container & { readonly paths: readonly string[] }> => {
  const name = basename(resolve(path));
  const found: Found[] = [];
  try {
    for await (const file of filesBelow(path, '', 0)) {
      if (found.length >= MAX_FILES) throw unreadable(name, 'it holds more files than any health export');
      if (file.bytes > 0) found.push(file);
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error ? fileFailure(name, error) : error;
  }
  if (found.length === 0)
    throw failure(
      'file-truncated',
      `${name} is a folder without any file that has something in it. Nothing of it was imported. Choose the folder or zip that the health app gave out.`,
      name,
    );
  found.sort((a, b) => (a.inside < b.inside ? -1 : 1));
  const members: Member[] = found.map((f) =>
    fileMember(f.path, { name: f.inside, container: name, bytes: f.bytes }),
  );
  return {
    kind: 'folder',
    name,
    bytes: found.reduce((sum, f) => sum + f.bytes, 0),
    members,
    paths: found.map((f) => f.path),
    sha256: async (onBytes) => {
      const all = createHash('sha256');
      for (const file of found) {
        const one = createHash('sha256');
        for await (const piece of readPieces(file.path, file.inside)) {
          one.update(piece);
          onBytes(piece.length);
        }
        all.update(`${file.inside}\n${one.digest('hex')}\n`);
      }
      return all.digest('hex');
    },
    close: async () => undefined,
  };
};
