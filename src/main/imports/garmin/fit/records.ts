import { baseType, type ReadNumber } from './base-types.ts';

/** A data message with the fields' plain numbers; scales and units are the profile's, not applied here. */
export interface FitMessage {
  /** Global message number, e.g. 20 = record. */
  type: number;
  /** Seconds since 1989-12-31T00:00Z as the message states them (also in a compressed header); NaN without. */
  time: number;
  /** The first element of a field; NaN where it is missing or marked as "no value". */
  field(number: number): number;
}

export interface FitContent {
  /** Chained files in the input. */
  files: number;
  /** False where the input ends too early, or something in it cannot be a record. */
  complete: boolean;
}

const TIMESTAMP = 253;
const COMPRESSED = 0x80;
const DEFINITION = 0x40;
const DEVELOPER = 0x20;

interface Definition {
  type: number;
  littleEndian: boolean;
  /** Offset of each field from the start of the data. */
  fields: { number: number; at: number; size: number; read: ReadNumber }[];
  size: number;
  timestampSize: number;
}

export const isFit = (head: Buffer): boolean =>
  head.length >= 12 && (head[0] === 12 || head[0] === 14) && head.toString('latin1', 8, 12) === '.FIT';

/** Reads a definition record whose header byte lies at `at`; null where it is cut off. */
const readDefinition = (bytes: Buffer, at: number, end: number, developer: boolean) => {
  if (at + 6 > end) return null;
  const littleEndian = bytes[at + 2] === 0;
  const type = littleEndian ? bytes.readUInt16LE(at + 3) : bytes.readUInt16BE(at + 3);
  const count = bytes[at + 5]!;
  let next = at + 6 + 3 * count;
  if (next > end) return null;
  const definition: Definition = { type, littleEndian, fields: [], size: 0, timestampSize: 0 };
  for (let i = at + 6; i < next; i += 3) {
    const size = bytes[i + 1]!;
    const number = bytes[i]!;
    definition.fields.push({ number, at: definition.size, size, read: baseType(bytes[i + 2]!, size).read });
    if (number === TIMESTAMP) definition.timestampSize = size;
    definition.size += size;
  }
  if (developer) {
    // Fields of apps on the watch: no profile says what they mean, so only their size counts.
    if (next + 1 > end || next + 1 + 3 * bytes[next]! > end) return null;
    const stop = next + 1 + 3 * bytes[next]!;
    for (let i = next + 1; i < stop; i += 3) definition.size += bytes[i + 1]!;
    next = stop;
  }
  return { definition, next };
};

const messageAt = (bytes: Buffer, start: number, d: Definition, skipTime: boolean): FitMessage => ({
  type: d.type,
  time: Number.NaN,
  field: (number) => {
    let at = start;
    for (const field of d.fields) {
      if (skipTime && field.number === TIMESTAMP) continue;
      if (field.number === number) return field.read(bytes, at, d.littleEndian);
      at += field.size;
    }
    return Number.NaN;
  },
});

/**
 * Reads the records between two offsets and hands out the data messages in order.
 *
 * @returns where the last complete record ends
 */
const readRecords = (bytes: Buffer, from: number, end: number, take: (m: FitMessage) => void): number => {
  const definitions = new Map<number, Definition>();
  let at = from;
  let last = Number.NaN; // the time that compressed headers count from
  while (at < end) {
    const header = bytes[at]!;
    const compressed = (header & COMPRESSED) !== 0;
    if (!compressed && header & DEFINITION) {
      const read = readDefinition(bytes, at, end, (header & DEVELOPER) !== 0);
      if (!read) return at;
      definitions.set(header & 0x0f, read.definition);
      at = read.next;
      continue;
    }
    const d = definitions.get(compressed ? (header >> 5) & 3 : header & 0x0f);
    if (!d) return at; // nothing of FIT begins like this
    // A compressed header carries the time; the record then leaves its timestamp field out.
    const next = at + 1 + d.size - (compressed ? d.timestampSize : 0);
    if (next > end) return at;
    const message = messageAt(bytes, at + 1, d, compressed);
    if (compressed) {
      const low = header & 31; // the time's last five bits; they wrap every 32 seconds
      message.time = last + ((low - last) & 31);
    } else message.time = message.field(TIMESTAMP);
    if (!Number.isNaN(message.time)) last = message.time;
    take(message);
    at = next;
  }
  return at;
};

/**
 * Reads a .fit file: header, records, checksum, possibly several files chained. What is complete before damage or
 * a premature end is handed out; checksums are not required, for a watch without battery never writes one.
 *
 * Source: FIT protocol (developer.garmin.com/fit/protocol): record headers, compressed timestamps, chained files.
 */
export const readFit = (bytes: Buffer, take: (message: FitMessage) => void): FitContent => {
  let files = 0;
  let at = 0;
  while (isFit(bytes.subarray(at, at + 14))) {
    const header = bytes[at]!;
    const end = at + header + bytes.readUInt32LE(at + 4);
    const stop = Math.min(end, bytes.length);
    files++;
    if (readRecords(bytes, at + header, stop, take) < end) return { files, complete: false };
    at = end + 2; // behind the checksum
  }
  return { files, complete: files > 0 };
};
