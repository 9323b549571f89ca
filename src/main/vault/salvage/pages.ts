import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/**
 * Pages of a SQLCipher 4 file, read and authenticated one by one without SQLite, which gives up a whole table where
 * one page on the way to it is damaged. Format (SQLCipher 4 design, raw key): each page of 4096 bytes ends with a
 * 16-byte IV and an HMAC-SHA512 over cipher text, IV and page number; AES-256-CBC; page 1 begins with the salt, from
 * which only the HMAC key is derived.
 */
export const PAGE = 4096;
const SALT = 16;
const IV = 16;
const MAC = 64;
/** Bytes of a page that SQLite uses. */
export const USABLE = PAGE - IV - MAC;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

export interface PageFile {
  /** Pages of the database, counted from 1. */
  readonly count: number;
  /** The plain content of a page, or null where its authentication fails. */
  page(number: number): Buffer | null;
  close(): void;
}

type Cipher = { key: Uint8Array; macKey: Buffer };

const macKeyOf = (key: Uint8Array, salt: Uint8Array): Buffer =>
  pbkdf2Sync(key, Buffer.from(salt.map((b) => b ^ 0x3a)), 2, 32, 'sha512');

const authentic = (raw: Buffer, number: number, macKey: Buffer): boolean => {
  const littleEndian = Buffer.alloc(4);
  littleEndian.writeUInt32LE(number);
  const from = number === 1 ? SALT : 0;
  const mac = createHmac('sha512', macKey)
    .update(raw.subarray(from, PAGE - MAC))
    .update(littleEndian)
    .digest();
  return timingSafeEqual(mac, raw.subarray(PAGE - MAC));
};

const decrypt = (raw: Buffer, number: number, { key, macKey }: Cipher): Buffer | null => {
  if (!authentic(raw, number, macKey)) return null;
  const from = number === 1 ? SALT : 0;
  const decipher = createDecipheriv('aes-256-cbc', key, raw.subarray(USABLE, USABLE + IV));
  decipher.setAutoPadding(false);
  const plain = Buffer.alloc(PAGE);
  decipher.update(raw.subarray(from, USABLE)).copy(plain, from);
  decipher.final();
  return plain;
};

/** Of each page the last committed frame of the log: its place in the log. Content is authenticated when it is read. */
const framesOf = (wal: Buffer): { at: Map<number, number>; pages: number } => {
  const at = new Map<number, number>();
  let pages = 0;
  let open = new Map<number, number>();
  if (wal.length < WAL_HEADER || wal.readUInt32BE(8) !== PAGE) return { at, pages };
  const salts = wal.subarray(16, 24);
  for (let o = WAL_HEADER; o + FRAME_HEADER + PAGE <= wal.length; o += FRAME_HEADER + PAGE) {
    if (!wal.subarray(o + 8, o + 16).equals(salts)) break; // left over from before the last checkpoint
    open.set(wal.readUInt32BE(o), o + FRAME_HEADER);
    const committed = wal.readUInt32BE(o + 4);
    if (committed === 0) continue;
    for (const [page, place] of open) at.set(page, place);
    open = new Map();
    pages = committed;
  }
  return { at, pages };
};

/**
 * The salt itself is not authenticated, and no page authenticates without it. Tries it as it is and with each single
 * byte changed.
 */
const findSalt = (salt: Buffer, fits: (salt: Buffer) => boolean): Buffer => {
  if (fits(salt)) return salt;
  for (let i = 0; i < SALT; i++)
    for (let value = 0; value < 256; value++) {
      const tried = Buffer.from(salt);
      tried[i] = value;
      if (fits(tried)) return tried;
    }
  return salt;
};

/** Opens a database file and the log beside it, read-only. @param key 32 bytes, needed until `close` */
export const openPages = (path: string, key: Uint8Array): PageFile => {
  const fd = openSync(path, 'r');
  const fileCount = Math.floor(fstatSync(fd).size / PAGE);
  const wal = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
  const frames = framesOf(wal);
  const raw = (number: number): Buffer | null => {
    const place = frames.at.get(number);
    if (place !== undefined) return wal.subarray(place, place + PAGE);
    const bytes = Buffer.alloc(PAGE);
    return readSync(fd, bytes, 0, PAGE, (number - 1) * PAGE) === PAGE ? bytes : null;
  };
  const samples = [2, 3, 1, 4].flatMap((n) => {
    const page = raw(n);
    return page ? [{ n, page }] : [];
  });
  const head = Buffer.alloc(SALT);
  readSync(fd, head, 0, SALT, 0);
  const salt = findSalt(head, (tried) => {
    const macKey = macKeyOf(key, tried);
    return samples.some(({ n, page }) => authentic(page, n, macKey));
  });
  const cipher = { key, macKey: macKeyOf(key, salt) };
  return {
    count: Math.max(fileCount, frames.pages),
    page: (number) => {
      const bytes = raw(number);
      return bytes ? decrypt(bytes, number, cipher) : null;
    },
    close: () => closeSync(fd),
  };
};
