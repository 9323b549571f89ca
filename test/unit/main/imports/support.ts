import { join } from 'node:path';
import { appleHealthParser } from '../../../../src/main/imports/apple-health/parse.ts';
import type { Detected } from '../../../../src/main/imports/detect.ts';
import type { FromWorker, ImportTask } from '../../../../src/main/imports/protocol.ts';
import { readAll } from '../../../../src/main/imports/read-all.ts';
import { Sink } from '../../../../src/main/imports/sink.ts';
import type { SampleBatch } from '../../../../src/shared/samples.ts';

export const fixtures = join(import.meta.dirname, '../../../fixtures/exports');
export const apple = (name: string) => join(fixtures, 'apple_health', name);

/** 2026-01-01: after all fixtures. */
export const now = Date.UTC(2026, 0, 1);

export interface Row {
  metric: string;
  start: string;
  end: string;
  value: number;
  source: string;
  device: string;
  unit: string;
  zone: string;
}

const rowsOf = (b: SampleBatch): Row[] =>
  Array.from({ length: b.n }, (_, i) => ({
    metric: b.dict.metric[b.metric[i]!]!,
    start: new Date(b.start[i]!).toISOString(),
    end: new Date(b.end[i]!).toISOString(),
    value: b.value[i]!,
    source: b.dict.source[b.source[i]!]!,
    device: b.dict.device[b.device[i]!]!,
    unit: b.dict.unit[b.unit[i]!]!,
    zone: b.dict.zone[b.zone[i]!]!,
  }));

const collecting = () => {
  const rows: Row[] = [];
  const sink = new Sink((batch) => rows.push(...rowsOf(batch)));
  const finish = () => {
    sink.flush();
    return { ...sink.tally(), rows };
  };
  return { sink, finish };
};

/** Parses XML text, cut into pieces of `piece` characters. */
export const parseText = (xml: string, piece = 1000) => {
  const { sink, finish } = collecting();
  const parser = appleHealthParser(sink, now);
  for (let i = 0; i < xml.length; i += piece) parser.write(xml.slice(i, i + piece));
  parser.close();
  return { ...finish(), rowsRead: sink.rowsRead };
};

/** Reads files as the import thread does: all of them as one import. Rows in the order they were read. */
export const readExports = async (paths: string[], task: Partial<ImportTask> = {}) => {
  const rows: Row[] = [];
  const opened: Detected[] = [];
  let done: Extract<FromWorker, { kind: 'done' }> | null = null;
  try {
    await readAll(
      { paths, now, zones: [{ from: '1970-01-01', zone: 'Europe/London' }], ...task },
      {
        opened,
        post: (message) => {
          if (message.kind === 'batch') rows.push(...rowsOf(message.batch));
          if (message.kind === 'done') done = message;
        },
        go: async () => ({ now: task.now ?? now, skip: 0 }),
        room: async () => undefined,
      },
    );
  } finally {
    for (const { container } of opened) await container.close();
  }
  const end = done as Extract<FromWorker, { kind: 'done' }> | null;
  if (!end) throw new Error('the reading did not end');
  return {
    ...end.tally,
    rows,
    files: end.files,
    refusedFiles: end.refusedFiles,
    questions: end.questions,
    claimed: opened.flatMap((d) =>
      d.claims.map((c) => ({ source: c.source.id, members: c.members.map((m) => m.name) })),
    ),
  };
};

/** Detects and reads one file. */
export const parseFile = async (path: string) => {
  const read = await readExports([path]);
  return {
    ...read,
    source: read.claimed[0]?.source ?? '',
    members: read.claimed.flatMap((c) => c.members),
  };
};

export const healthData = (records: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n${records}\n</HealthData>\n`;

/** A record with any attribute changed or (undefined) left out. */
export const record = (attributes: Record<string, string | undefined> = {}, children?: string): string => {
  const all: Record<string, string | undefined> = {
    type: 'HKQuantityTypeIdentifierStepCount',
    sourceName: 'Sam\u2019s iPhone',
    unit: 'count',
    startDate: '2024-03-01 08:00:00 +0000',
    endDate: '2024-03-01 08:05:00 +0000',
    value: '120',
    ...attributes,
  };
  const text = Object.entries(all)
    .flatMap(([k, v]) => (v === undefined ? [] : [`${k}="${v}"`]))
    .join(' ');
  return children === undefined ? ` <Record ${text}/>` : ` <Record ${text}>${children}</Record>`;
};
