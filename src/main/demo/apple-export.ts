import { Temporal } from 'temporal-polyfill';
import { type AppleRecord, recordsOfDay } from './apple-records.ts';
import { zipFiles } from './zip.ts';

export interface ExportOptions {
  seed: number;
  /** First day of the wearable's history. */
  first: string;
  /** Number of days, so that the last one is first + days - 1. */
  days: number;
  zone: string;
}

const devices = {
  phone: {
    source: 'Alice\u2019s iPhone',
    version: '18.1',
    device:
      '&lt;&lt;HKDevice: 0x3010&gt;, name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone15,4, software:18.1&gt;',
  },
  watch: {
    source: 'Alice\u2019s Apple\u00a0Watch',
    version: '11.1',
    device:
      '&lt;&lt;HKDevice: 0x3020&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch7,1, software:11.1&gt;',
  },
};

const header = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT ExportDate EMPTY>
<!ATTLIST ExportDate value CDATA #REQUIRED>
<!ELEMENT Me EMPTY>
<!ELEMENT Record EMPTY>
]>
`;

/** Writes UTC ms the way Apple does: every row with the offset the phone had when it exported. */
const appleTime = (offsetMinutes: number) => {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.abs(offsetMinutes);
  const suffix = `${sign}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
  return (ms: number) =>
    `${new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ')} ${suffix}`;
};

const line = (r: AppleRecord, time: (ms: number) => string): string => {
  const d = devices[r.device];
  const unit = r.unit === null ? '' : ` unit="${r.unit}"`;
  const end = time(r.end);
  const start = r.start === r.end ? end : time(r.start);
  return ` <Record type="${r.type}" sourceName="${d.source}" sourceVersion="${d.version}" device="${d.device}"${unit} creationDate="${end}" startDate="${start}" endDate="${end}" value="${r.value}"/>\n`;
};

/**
 * A synthetic Apple Health `export.zip` of phone and watch: steps, distance, heart rate, resting heart rate, HRV
 * and sleep with stages. Nobody's data; the same options give the same bytes.
 */
export const appleExportZip = (options: ExportOptions): { zip: Buffer; records: number } => {
  const { seed, first, days, zone } = options;
  const exported = Temporal.PlainDate.from(first)
    .add({ days: days - 1 })
    .toPlainDateTime('21:30')
    .toZonedDateTime(zone);
  const time = appleTime(exported.offsetNanoseconds / 60e9);
  const chunks = [
    header,
    `<HealthData locale="en_DE">\n <ExportDate value="${time(exported.epochMilliseconds)}"/>\n <Me/>\n`,
  ];
  let records = 0;
  for (let index = 0; index < days; index++) {
    const rows = recordsOfDay(seed, first, index, zone).filter((r) => r.end <= exported.epochMilliseconds);
    records += rows.length;
    chunks.push(rows.map((r) => line(r, time)).join(''));
  }
  chunks.push('</HealthData>\n');
  const data = Buffer.from(chunks.join(''), 'utf8');
  return { zip: zipFiles([{ name: 'apple_health_export/export.xml', data }]), records };
};
