import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportTask } from '../../../../src/main/imports/protocol.ts';
import { readExports } from './support.ts';
import { zip } from './zip-writer.ts';

export const berlin = [{ from: '1970-01-01', zone: 'Europe/Berlin' }];
export const newYork = [{ from: '1970-01-01', zone: 'America/New_York' }];

/** Writes files into a temporary folder, reads them as one import, and removes them. */
export const readWritten = async (
  files: Record<string, string | Buffer>,
  task: Partial<ImportTask> = {},
): Promise<Awaited<ReturnType<typeof readExports>>> => {
  const folder = await mkdtemp(join(tmpdir(), 'n1-written-'));
  try {
    const paths: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      paths.push(join(folder, name));
      await writeFile(join(folder, name), content);
    }
    return await readExports(paths, task);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const zipOf = (files: Record<string, string | Buffer>): Buffer =>
  zip(Object.entries(files).map(([name, data]) => ({ name, data })));

/** Rows as short text: "weight 2024-03-01T07:00:00.000Z 80.5". */
export const brief = (rows: readonly { metric: string; start: string; value: number }[]): string[] =>
  rows.map((r) => `${r.metric} ${r.start.replace('.000Z', 'Z')} ${r.value}`);
