import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  data: Buffer | string;
  /** False: the name's bytes are not marked as UTF-8, as old zippers do. */
  utf8Flag?: boolean;
  encrypted?: boolean;
  /** Written instead of the true values, to make damaged or lying archives. */
  crc?: number;
  uncompressedSize?: number;
}

/** Builds a zip by hand (APPNOTE.TXT 4.3), so that tests can also build wrong ones. */
export const zip = (entries: ZipEntry[]): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(entry.name);
    const flags = (entry.utf8Flag === false ? 0 : 0x800) | (entry.encrypted ? 1 : 0);
    const shared = Buffer.alloc(26); // what local and central header have in common
    shared.writeUInt16LE(20, 0); // version needed
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(8, 4); // deflate
    shared.writeUInt32LE(entry.crc ?? crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.uncompressedSize ?? data.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
};
