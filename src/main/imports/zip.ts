import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { AppFailure } from '../../shared/errors.ts';
import { type Container, failure, HEAD_LIMIT, type Member, unreadable } from './container.ts';
import { hashFile, sizeOf } from './plain-file.ts';

/**
 * Limits against archives made to fill memory or time. Real exports shrink 10 to 25 times and exceed 4 GB;
 * content is streamed and never written, so a large entry costs time only.
 */
const MAX_ENTRIES = 200_000;
const MAX_RATIO = 200;
const SMALL = 100 * 1024 * 1024; // bytes; below this the ratio does not matter
const MAX_ENTRY = 64 * 1024 ** 3; // bytes

export const isZip = (head: Buffer): boolean =>
  head.length >= 4 &&
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  (head.readUInt16LE(2) === 0x0403 || head.readUInt16LE(2) === 0x0605);

/** Finder's copies of metadata, and folders. */
const isNoise = (name: string) =>
  name.endsWith('/') || /(^|\/)__MACOSX\//.test(name) || /(^|\/)\._[^/]*$/.test(name);

/** The name as text; without the UTF-8 flag too, and without any check: it is only ever shown. */
const nameOf = (entry: yauzl.Entry): string =>
  yauzl
    .getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    .replaceAll('\\', '/');

const truncated = (name: string) =>
  failure(
    'file-truncated',
    `${name} is cut off: the download is incomplete. Nothing of it was imported. Copy or download the file again and try that one.`,
    name,
  );

const damaged = (name: string, inside: string) =>
  unreadable(name, `its part "${inside.slice(-80)}" is damaged, so that its values cannot be trusted`);

/** The content of an entry, with size and checksum verified at its end. */
async function* content(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): AsyncIterable<Buffer> {
  const inside = nameOf(entry);
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) {
      sum = crc32(piece as Buffer, sum);
      yield piece as Buffer;
    }
  } catch {
    throw damaged(name, inside);
  }
  if (sum !== entry.crc32) throw damaged(name, inside);
}

const headOf = async (zip: yauzl.ZipFile, entry: yauzl.Entry, length: number): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let have = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
    have += (piece as Buffer).length;
    if (have >= length) break; // destroys the stream
  }
  return Buffer.concat(pieces).subarray(0, length);
};

const tooDense = (entry: yauzl.Entry) =>
  entry.uncompressedSize > MAX_ENTRY ||
  (entry.uncompressedSize > SMALL && entry.uncompressedSize > MAX_RATIO * entry.compressedSize);

const options = { lazyEntries: true, autoClose: false, decodeStrings: false };

/**
 * The files in an open zip.
 *
 * @param chosen name of the file that the person chose, for messages
 * @param prefix name of the zip inside it, '' where they are the same
 */
const membersOf = async (zip: yauzl.ZipFile, chosen: string, prefix: string): Promise<Member[]> => {
  const members: Member[] = [];
  let locked = 0;
  for await (const entry of zip.eachEntry()) {
    if (zip.entriesRead > MAX_ENTRIES) throw unreadable(chosen, 'it holds more files than any health export');
    const inside = prefix + nameOf(entry);
    if (entry.isEncrypted()) locked++;
    if (isNoise(inside) || !entry.canDecodeFileData()) continue;
    members.push({
      name: inside,
      container: chosen,
      bytes: entry.uncompressedSize,
      head: (length) => headOf(zip, entry, Math.min(length, HEAD_LIMIT)).catch(() => Buffer.alloc(0)),
      stream: () => {
        if (tooDense(entry))
          throw unreadable(chosen, `its part "${inside.slice(-80)}" would unpack to an implausible size`);
        return content(zip, entry, chosen);
      },
    });
  }
  if (members.length === 0 && locked > 0)
    throw unreadable(chosen, 'it is protected with a password; unpack it and choose the file inside');
  return members;
};

/**
 * Opens a zip for reading in place. Names such as `../../x` are harmless here: nothing is ever extracted.
 *
 * @throws AppFailure 'file-truncated' where the directory at the end is missing, 'file-unreadable' otherwise
 */
export const openZip = async (path: string): Promise<Container> => {
  const name = basename(path);
  const bytes = await sizeOf(path);
  const zip = await yauzl.openPromise(path, options).catch((error: Error) => {
    // Thrown for a missing end record and for one that points behind the end of the file.
    throw /not found|truncated|invalid central|bounds/i.test(error.message)
      ? truncated(name)
      : unreadable(name, 'it is no zip that this version understands');
  });
  try {
    return {
      kind: 'zip',
      name,
      bytes,
      members: await membersOf(zip, name, ''),
      sha256: (onBytes) => hashFile(path, onBytes),
      close: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    if (error instanceof AppFailure) throw error;
    throw truncated(name);
  }
};

/**
 * The files of a zip that lies inside another one and is in memory.
 *
 * @throws AppFailure 'file-unreadable', naming the file that the person chose
 */
export const zipInMemory = async (content: Buffer, member: Member): Promise<Member[]> => {
  try {
    return await membersOf(
      await yauzl.fromBufferPromise(content, options),
      member.container,
      `${member.name}/`,
    );
  } catch (error) {
    throw error instanceof AppFailure ? error : damaged(member.container, member.name);
  }
};
