import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CHUNK, type Container, failure, HEAD_LIMIT, type Member, unreadable } from './container.ts';

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'this account may not read it',
  EPERM: 'this account may not read it',
  EIO: 'the disk reports an error',
};

/** A failure of the file system, as a sentence. */
export const fileFailure = (name: string, error: unknown) => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return unreadable(name, reasons[code] ?? `the system answered ${code || 'with an unknown error'}`);
};

/** Reads a file piece by piece. @throws AppFailure 'file-unreadable' */
export async function* readPieces(path: string, name: string): AsyncIterable<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: CHUNK })) yield piece as Buffer;
  } catch (error) {
    throw fileFailure(name, error);
  }
}

/** @returns the first `length` bytes of a file, fewer where it is shorter */
export const readHead = async (path: string, length: number): Promise<Buffer> => {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileFailure(name, error);
  }
};

/** Size of a regular file. @throws AppFailure where it is none or empty */
export const sizeOf = async (path: string): Promise<number> => {
  const name = basename(path);
  const info = await stat(path).catch((error) => {
    throw fileFailure(name, error);
  });
  if (!info.isFile()) throw unreadable(name, 'it is not a regular file');
  if (info.size === 0)
    throw failure(
      'file-truncated',
      `${name} is empty: the download or export did not finish. Nothing of it was imported. Fetch it again and try the new file.`,
      name,
    );
  return info.size;
};

export const hashFile = async (path: string, onBytes: (n: number) => void): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of readPieces(path, basename(path))) {
    hash.update(piece);
    onBytes(piece.length);
  }
  return hash.digest('hex');
};

/** A file on the disk as a member. */
export const fileMember = (path: string, about: Pick<Member, 'name' | 'container' | 'bytes'>): Member => ({
  ...about,
  head: (length) => readHead(path, Math.min(length, HEAD_LIMIT)),
  stream: () => readPieces(path, about.name),
});

/** A file that is no archive: its only member is itself. */
export const plainFile = async (path: string): Promise<Container> => {
  const name = basename(path);
  const bytes = await sizeOf(path);
  return {
    kind: 'file',
    name,
    bytes,
    members: [fileMember(path, { name, container: name, bytes })],
    sha256: (onBytes) => hashFile(path, onBytes),
    close: async () => undefined,
  };
};
