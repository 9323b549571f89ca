import { PAGE, type PageFile, USABLE } from './pages.ts';

/** SQLite's B-tree pages and records (sqlite.org/fileformat2.html), as far as reading rows needs them. */
export type Value = number | bigint | string | Buffer | null;

export interface Cell {
  /** Of a table with rowids; null elsewhere. */
  rowid: number | null;
  values: Value[];
}

export interface Parsed {
  kind: 'table' | 'index';
  /** Pages below this one. */
  children: number[];
  /** Rows on this page; null for one whose overflow pages or bytes cannot be read. */
  cells: (Cell | null)[];
}

const TABLE_LEAF = 0x0d;
const TABLE_INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;
const MIN_LOCAL = Math.floor(((USABLE - 12) * 32) / 255) - 23;
const MAX_INDEX = Math.floor(((USABLE - 12) * 64) / 255) - 23;
const MAX_TABLE = USABLE - 35;
const MAX_PAYLOAD = 256 * 1024 * 1024;

class Reader {
  at: number;
  readonly bytes: Buffer;
  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
  varint(): number {
    let value = 0n;
    for (let i = 0; i < 9; i++) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('The record ends too early.');
      if (i === 8) return Number(BigInt.asIntN(64, (value << 8n) | BigInt(byte)));
      value = (value << 7n) | BigInt(byte & 0x7f);
      if (byte < 0x80) break;
    }
    return Number(value);
  }
}

const integer = (bytes: Buffer): number | bigint => {
  if (bytes.length <= 6) return bytes.readIntBE(0, bytes.length);
  const value = bytes.readBigInt64BE(0);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
};

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

const readValue = (type: number, take: (n: number) => Buffer): Value => {
  if (type === 0) return null;
  if (type <= 6) return integer(take(INTEGER_BYTES[type]!));
  if (type === 7) return take(8).readDoubleBE(0);
  if (type === 8 || type === 9) return type - 8;
  if (type < 12) throw new RangeError('This record has a type that SQLite does not store.');
  const bytes = take(Math.floor((type - 12) / 2));
  return type % 2 === 1 ? bytes.toString('utf8') : Buffer.from(bytes);
};

const decodeRecord = (payload: Buffer): Value[] => {
  const header = new Reader(payload, 0);
  const end = header.varint();
  let body = end;
  const values: Value[] = [];
  while (header.at < end) {
    const type = header.varint();
    values.push(
      readValue(type, (n) => {
        if (body + n > payload.length) throw new RangeError('The record ends too early.');
        body += n;
        return payload.subarray(body - n, body);
      }),
    );
  }
  return values;
};

/** The whole payload of a cell, its overflow pages included; throws RangeError where one cannot be read. */
const payloadOf = (file: PageFile, page: Buffer, at: number, size: number, most: number): Buffer => {
  if (size < 0 || size > MAX_PAYLOAD) throw new RangeError('The record has an impossible size.');
  if (size <= most) {
    if (at + size > USABLE) throw new RangeError('The record leaves its page.');
    return page.subarray(at, at + size);
  }
  const k = MIN_LOCAL + ((size - MIN_LOCAL) % (USABLE - 4));
  const local = k <= most ? k : MIN_LOCAL;
  const parts = [page.subarray(at, at + local)];
  let left = size - local;
  let next = page.readUInt32BE(at + local);
  while (left > 0) {
    const overflow = next > 0 && next <= file.count ? file.page(next) : null;
    if (!overflow) throw new RangeError('A further page of the record cannot be read.');
    parts.push(overflow.subarray(4, 4 + Math.min(left, USABLE - 4)));
    left -= USABLE - 4;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
};

/** Reads one page; null where it is no B-tree page (an overflow page, a free one). */
export const parsePage = (file: PageFile, number: number, page: Buffer): Parsed | null => {
  const start = number === 1 ? 100 : 0;
  const type = page[start];
  const interior = type === TABLE_INTERIOR || type === INDEX_INTERIOR;
  const kind = type === TABLE_LEAF || type === TABLE_INTERIOR ? 'table' : 'index';
  if (!interior && type !== TABLE_LEAF && type !== INDEX_LEAF) return null;
  const count = page.readUInt16BE(start + 3);
  const pointers = start + (interior ? 12 : 8);
  if (pointers + 2 * count > PAGE) return null;
  const children = interior ? [page.readUInt32BE(start + 8)] : [];
  const cells: (Cell | null)[] = [];
  for (let i = 0; i < count; i++) {
    try {
      const reader = new Reader(page, page.readUInt16BE(pointers + 2 * i));
      if (interior) {
        children.push(page.readUInt32BE(reader.at));
        reader.at += 4;
        if (kind === 'table') continue; // a key to find the way, no row
      }
      const size = reader.varint();
      const rowid = kind === 'table' ? reader.varint() : null;
      const most = kind === 'table' ? MAX_TABLE : MAX_INDEX;
      cells.push({ rowid, values: decodeRecord(payloadOf(file, page, reader.at, size, most)) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      cells.push(null);
    }
  }
  return { kind, children, cells };
};
