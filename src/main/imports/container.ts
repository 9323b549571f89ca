import { AppFailure, type ErrorCode } from '../../shared/errors.ts';

/** A file inside what the person chose: an entry of a zip, or the file itself. Nothing is ever written to disk. */
export interface Member {
  /** Its name, for messages only; never used as a path. */
  readonly name: string;
  /** Uncompressed size in bytes, as the archive declares it. */
  readonly bytes: number;
  /** The first bytes (fewer at the end of a short file), uncompressed. */
  head(length: number): Promise<Buffer>;
  /** The content in pieces. Throws an AppFailure where it is damaged. */
  stream(): AsyncIterable<Buffer>;
}

/** A file that the person chose. */
export interface Container {
  /** Its name without folders: what messages and receipts show. */
  readonly name: string;
  readonly bytes: number;
  readonly members: readonly Member[];
  /** SHA-256 of the file as it lies on the disk, hex. */
  sha256(onBytes: (n: number) => void): Promise<string>;
  close(): Promise<void>;
}

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
