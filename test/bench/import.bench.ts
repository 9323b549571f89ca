import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { runImport } from '../../src/main/imports/import-job.ts';
import { cheapKdf, createVault } from '../../src/main/vault/index.ts';
import { writeAppleExport } from './gen-apple-export.ts';

/**
 * Import of a synthetic Apple Health export.xml end to end (read, type, encrypt, store, daily values) against
 * reading it with the XML parser alone, alternately in the same run on the same file. Prints one JSON line.
 *
 *   node test/bench/import.bench.ts [MEGABYTES=60] [ROUNDS=3]
 */
const megabytes = Number(process.argv[2] ?? 60);
const rounds = Number(process.argv[3] ?? 3);

const median = (xs: number[]) => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)] ?? Number.NaN;
const round = (x: number, digits = 2) => Number(x.toFixed(digits));

/** Seconds that `saxes` needs to read the file and call a handler for each tag. */
const parserAlone = async (file: string): Promise<number> => {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let tags = 0;
  parser.on('error', () => undefined);
  parser.on('opentag', () => {
    tags++;
  });
  const began = performance.now();
  for await (const piece of createReadStream(file, { highWaterMark: 65_536 }))
    parser.write(decoder.decode(piece as Buffer, { stream: true }));
  parser.close();
  if (tags === 0) throw new Error('the parser saw nothing');
  return (performance.now() - began) / 1000;
};

const folder = await mkdtemp(join(tmpdir(), 'n1-bench-import-'));
try {
  const file = join(folder, 'export.xml');
  const { bytes, records } = await writeAppleExport(file, megabytes);
  const seconds = { saxes: [] as number[], first: [] as number[], again: [] as number[] };
  for (let i = 0; i < rounds; i++) {
    seconds.saxes.push(await parserAlone(file));
    const made = await createVault({
      folder: join(folder, `vault-${i}`),
      passphrase: 'tall green bicycle lamp',
      synthetic: true,
      kdf: cheapKdf,
    });
    if (!made.ok) throw new Error(made.error.message);
    const { vault } = made.value;
    for (const times of [seconds.first, seconds.again]) {
      const began = performance.now();
      const result = await runImport({
        vault,
        paths: [file],
        zones: [{ from: '1970-01-01', zone: 'Europe/Berlin' }],
        importId: randomUUID(),
        now: Date.now,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
      if (!result.ok) throw new Error(result.error.message);
      times.push((performance.now() - began) / 1000);
    }
    await vault.close();
  }
  const speed = (s: number[]) => bytes / 1e6 / median(s);
  console.log(
    JSON.stringify({
      name: 'import',
      megabytes: round(bytes / 1e6, 1),
      records,
      saxesMBs: round(speed(seconds.saxes), 1),
      importMBs: round(speed(seconds.first), 1),
      reimportMBs: round(speed(seconds.again), 1),
      ratio: round(speed(seconds.first) / speed(seconds.saxes)),
      reimportRatio: round(speed(seconds.again) / speed(seconds.saxes)),
      peakRssMB: round(process.resourceUsage().maxRSS / 1024, 0),
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
