/** Number of the first element of a field, NaN where the device wrote its marker for "no value". */
export type ReadNumber = (bytes: Buffer, at: number, littleEndian: boolean) => number;

const valid = (value: number, invalid: number) => (value === invalid ? Number.NaN : value);
const uint16: (b: Buffer, at: number, le: boolean) => number = (b, at, le) =>
  le ? b.readUInt16LE(at) : b.readUInt16BE(at);
const uint32: (b: Buffer, at: number, le: boolean) => number = (b, at, le) =>
  le ? b.readUInt32LE(at) : b.readUInt32BE(at);

interface BaseType {
  /** Bytes of one element. */
  width: number;
  read: ReadNumber;
}

const u8: BaseType = { width: 1, read: (b, at) => valid(b[at]!, 0xff) };
const nothing = (width: number): BaseType => ({ width, read: () => Number.NaN });

/** By the lower five bits of the type byte. Source: FIT protocol, table of base types and invalid values. */
const types: readonly BaseType[] = [
  u8, // enum
  { width: 1, read: (b, at) => valid(b.readInt8(at), 0x7f) },
  u8,
  { width: 2, read: (b, at, le) => valid(le ? b.readInt16LE(at) : b.readInt16BE(at), 0x7fff) },
  { width: 2, read: (b, at, le) => valid(uint16(b, at, le), 0xffff) },
  { width: 4, read: (b, at, le) => valid(le ? b.readInt32LE(at) : b.readInt32BE(at), 0x7fffffff) },
  { width: 4, read: (b, at, le) => valid(uint32(b, at, le), 0xffffffff) },
  nothing(1), // text
  { width: 4, read: (b, at, le) => (le ? b.readFloatLE(at) : b.readFloatBE(at)) },
  { width: 8, read: (b, at, le) => (le ? b.readDoubleLE(at) : b.readDoubleBE(at)) },
  { width: 1, read: (b, at) => valid(b[at]!, 0) }, // the z types: 0 is "no value"
  { width: 2, read: (b, at, le) => valid(uint16(b, at, le), 0) },
  { width: 4, read: (b, at, le) => valid(uint32(b, at, le), 0) },
  u8, // byte
  nothing(8), // 64-bit integers: no measurement uses them
  nothing(8),
  nothing(8),
];

const unknown = nothing(1);

/** How to read a field of `size` bytes whose definition names `type`. */
export const baseType = (type: number, size: number): BaseType => {
  const found = types[type & 0x1f] ?? unknown;
  return size >= found.width ? found : unknown;
};
