import { AppFailure, type ErrorCode } from '../../shared/errors.ts';

/**
 * A file inside what the person chose: an entry of a zip, a file of a folder, or the file itself. Nothing of it is
 * ever written to disk.
 */
export interface Member {
  /** Its name with the folders inside the container, separated by `/`; never used as a path. */
  readonly name: string;
  /** The name of the file or folder that the person chose. */
  readonly container: string;
  /** Uncompressed size in bytes, as the archive declares it. */
  readonly bytes: number;
  /** The first bytes (fewer at the end of a short file), uncompressed; at most HEAD_LIMIT. */
  head(length: number): Promise<Buffer>;
  /** The content in pieces. Throws an AppFailure where it is damaged. */
  stream(): AsyncIterable<Buffer>;
}

/** What the person chose: a file, a zip or a folder. */
export interface Container {
  readonly kind: 'file' | 'zip' | 'folder';
  /** Its name without folders: what messages and receipts show. */
  readonly name: string;
  readonly bytes: number;
  readonly members: readonly Member[];
  /** SHA-256 of the file as it lies on the disk, hex. */
  sha256(onBytes: (n: number) => void): Promise<string>;
  close(): Promise<void>;
}

/** The most of a file that recognising it may look at, bytes. */
export const HEAD_LIMIT = 65_536;

/** Size of the pieces in which files are read, bytes. Larger ones raise the memory, not the speed. */
export const CHUNK = 65_536;

export const failure = (code: ErrorCode, message: string, where: string) =>
  new AppFailure({ code, message, where });

export const unreadable = (name: string, why: string) =>
  failure(
    'file-unreadable',
    `${name} could not be read: ${why}. Nothing of it was imported. Check the file, or export again and try the new one.`,
    name,
  );
