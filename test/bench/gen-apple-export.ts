import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/**
 * Writes a synthetic Apple Health export.xml of about `megabytes` MB: a fictional person's watch and phone over
 * some years, in the shapes and proportions of a real export (mostly heart rate, then energy, steps, distance,
 * sleep with HKTimeZone, HRV with beats, types that N1 Vault does not read). The same seed gives the same file.
 *
 *   node test/bench/gen-apple-export.ts 60 /tmp/export.xml
 */

/** mulberry32, a small generator for test data (T. Ettinger, public domain). */
const random = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-01-10 09:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>
`;

const watch = 'sourceName="Sam’s Apple\u00a0Watch" sourceVersion="10.2"';
const phone = 'sourceName="Sam’s iPhone" sourceVersion="17.2.1"';
const MINUTE = 60_000;

/** An instant as Apple writes it, with the one offset that all rows of an export share. */
const stamp = (ms: number) =>
  `${new Date(ms + 60 * MINUTE).toISOString().slice(0, 19).replace('T', ' ')} +0100`;

type Uniform = () => number;
const int = (u: Uniform, from: number, to: number) => from + Math.floor(u() * (to - from + 1));

const device = (u: Uniform, kind: 'watch' | 'phone') => {
  const address = `0x30${int(u, 0, 0xfffffff).toString(16)}`;
  return kind === 'watch'
    ? `device="&lt;&lt;HKDevice: ${address}&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:10.2&gt;"`
    : `device="&lt;&lt;HKDevice: ${address}&gt;, name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, software:17.2.1&gt;"`;
};

/** One record (with its children) that starts at `t`. */
const record = (u: Uniform, t: number): string => {
  const span = (minutes: number) =>
    `creationDate="${stamp(t + (minutes + 2) * MINUTE)}" startDate="${stamp(t)}" endDate="${stamp(t + minutes * MINUTE)}"`;
  const quantity = (
    type: string,
    unit: string,
    minutes: number,
    value: string | number,
    kind: 'watch' | 'phone',
  ) =>
    ` <Record type="HKQuantityTypeIdentifier${type}" ${kind === 'watch' ? watch : phone} ${device(u, kind)} unit="${unit}" ${span(minutes)} value="${value}"`;
  const which = u();
  if (which < 0.42) {
    const context = int(u, 0, 2);
    return `${quantity('HeartRate', 'count/min', 0, int(u, 45, 160), 'watch')}>\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="${context}"/>\n </Record>\n`;
  }
  if (which < 0.62) return `${quantity('ActiveEnergyBurned', 'kcal', 1, (u() * 9).toFixed(3), 'watch')}/>\n`;
  if (which < 0.72) return `${quantity('StepCount', 'count', int(u, 1, 9), int(u, 5, 900), 'watch')}/>\n`;
  if (which < 0.79) return `${quantity('StepCount', 'count', int(u, 1, 9), int(u, 5, 900), 'phone')}/>\n`;
  if (which < 0.87)
    return `${quantity('DistanceWalkingRunning', 'km', int(u, 1, 9), u().toFixed(6), 'watch')}/>\n`;
  if (which < 0.97) return `${quantity('BasalEnergyBurned', 'kcal', 1, (u() * 20).toFixed(4), 'watch')}/>\n`;
  if (which < 0.99) {
    const stage = ['AsleepCore', 'AsleepDeep', 'AsleepREM', 'Awake'][int(u, 0, 3)];
    return ` <Record type="HKCategoryTypeIdentifierSleepAnalysis" ${watch} ${device(u, 'watch')} ${span(int(u, 2, 40))} value="HKCategoryValueSleepAnalysis${stage}">\n  <MetadataEntry key="HKTimeZone" value="Europe/Berlin"/>\n </Record>\n`;
  }
  const beats = Array.from(
    { length: int(u, 30, 60) },
    (_, i) =>
      `   <InstantaneousBeatsPerMinute bpm="${int(u, 48, 95)}" time="7:47:${String(i).padStart(2, '0')}.31 AM"/>\n`,
  ).join('');
  return `${quantity('HeartRateVariabilitySDNN', 'ms', 1, (20 + u() * 60).toFixed(4), 'watch')}>\n  <HeartRateVariabilityMetadataList>\n${beats}  </HeartRateVariabilityMetadataList>\n </Record>\n`;
};

/** @returns the number of records and bytes written */
export const writeAppleExport = async (
  path: string,
  megabytes: number,
  seed = 7,
): Promise<{ records: number; bytes: number }> => {
  const u = random(seed);
  const out = createWriteStream(path);
  let t = Date.UTC(2018, 0, 1);
  let records = 0;
  let bytes = 0;
  const put = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  };
  await put(head);
  while (bytes < megabytes * 1e6) {
    let block = '';
    for (let i = 0; i < 2000; i++) {
      t += int(u, 1, 9) * 10_000;
      block += record(u, t);
    }
    records += 2000;
    await put(block);
  }
  await put('</HealthData>\n');
  out.end();
  await once(out, 'close');
  return { records, bytes };
};

const U32 = 0xffffffff;

/**
 * Packs one file as `apple_health_export/export.xml` into a zip, in zip64 form where it is larger than 4 GiB, as
 * iPhones do. The sizes follow the data (bit 3), so nothing has to be known before.
 */
export const writeZip = async (xml: string, zip: string): Promise<void> => {
  const name = Buffer.from('apple_health_export/export.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(45, 4);
  local.writeUInt16LE(0x0808, 6); // sizes behind the data, UTF-8 name
  local.writeUInt16LE(8, 8); // deflate
  local.writeUInt16LE(name.length, 26);
  const out = await open(zip, 'w');
  try {
    let at = 0;
    const put = async (b: Buffer) => {
      await out.write(b);
      at += b.length;
    };
    await put(local);
    await put(name);
    let crc = 0;
    let size = 0;
    const source = createReadStream(xml, { highWaterMark: 1 << 20 });
    const deflate = createDeflateRaw({ level: 1 });
    source.on('data', (piece) => {
      crc = crc32(piece as Buffer, crc);
      size += piece.length;
    });
    const dataStart = at;
    for await (const piece of source.pipe(deflate)) await put(piece as Buffer);
    const packed = at - dataStart;
    const descriptor = Buffer.alloc(24);
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(crc, 4);
    descriptor.writeBigUInt64LE(BigInt(packed), 8);
    descriptor.writeBigUInt64LE(BigInt(size), 16);
    await put(descriptor);
    const extra = Buffer.alloc(20); // zip64: uncompressed and compressed size
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(size), 4);
    extra.writeBigUInt64LE(BigInt(packed), 12);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(45, 4);
    central.writeUInt16LE(45, 6);
    central.writeUInt16LE(0x0808, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(U32, 20);
    central.writeUInt32LE(U32, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    const directory = at;
    await put(Buffer.concat([central, name, extra]));
    const length = at - directory;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(length, 12);
    end.writeUInt32LE(directory, 16); // a zip of 4 GiB itself is not made here
    await put(end);
  } finally {
    await out.close();
  }
};

if (process.argv[1] === import.meta.filename) {
  const [megabytes, path] = process.argv.slice(2);
  if (!megabytes || !path) throw new Error('usage: gen-apple-export.ts MEGABYTES FILE');
  console.log(await writeAppleExport(path, Number(megabytes)));
}
