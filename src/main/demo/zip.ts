import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATE = 8;
const UTF8_NAMES = 0x0800;
const DOS_DATE = 0x21; // 1980-01-01: the same input gives the same bytes whenever it is made

const fields = (parts: [bytes: 2 | 4, value: number][]): Buffer => {
  const out = Buffer.alloc(parts.reduce((sum, [n]) => sum + n, 0));
  let at = 0;
  for (const [n, value] of parts) at = n === 2 ? out.writeUInt16LE(value, at) : out.writeUInt32LE(value, at);
  return out;
};

/** A zip archive of a few small files (APPNOTE 6.3.10, deflate, no zip64: below 4 GB). */
export const zipFiles = (files: { name: string; data: Buffer }[]): Buffer => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of files) {
    const path = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(data, { level: 1 });
    const common: [2 | 4, number][] = [
      [2, 20],
      [2, UTF8_NAMES],
      [2, DEFLATE],
      [2, 0],
      [2, DOS_DATE],
      [4, crc32(data)],
      [4, packed.length],
      [4, data.length],
      [2, path.length],
      [2, 0],
    ];
    const header = fields([[4, LOCAL], ...common]);
    local.push(header, path, packed);
    central.push(
      fields([[4, CENTRAL], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
      path,
    );
    offset += header.length + path.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const n = files.length;
  return Buffer.concat([
    ...local,
    directory,
    fields([
      [4, END],
      [2, 0],
      [2, 0],
      [2, n],
      [2, n],
      [4, directory.length],
      [4, offset],
      [2, 0],
    ]),
  ]);
};
