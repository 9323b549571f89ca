import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAppleExport, writeZip } from './gen-apple-export.ts';

/**
 * Import of a synthetic Apple Health export in a zip, end to end (unzip, read, type, encrypt, store, daily values),
 * against unzipping and reading it with yauzl + saxes alone, alternately in the same run on the same file. Each
 * measurement is a process of its own, so that the peak RSS is that of the import. Prints one JSON line.
 *
 *   node test/bench/import.bench.ts [MEGABYTES=300] [ROUNDS=3]
 *
 * With 4500 the export exceeds 4 GiB inside the zip (zip64): one round, no second import; some ten minutes.
 */
const megabytes = Number(process.argv[2] ?? 300);
const huge = megabytes > 1000;
const rounds = Number(process.argv[3] ?? (huge ? 1 : 3));

interface Measured {
  seconds: number;
  rssMB: number;
}

const measure = (...args: string[]): Measured => {
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'import-once.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Measured;
};

const median = (xs: number[]) => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)] ?? Number.NaN;
const round = (x: number, digits = 2) => Number(x.toFixed(digits));

const folder = await mkdtemp(join(tmpdir(), 'n1-bench-import-'));
try {
  const xml = join(folder, 'export.xml');
  const zip = join(folder, 'export.zip');
  const { bytes, records } = await writeAppleExport(xml, megabytes);
  await writeZip(xml, zip);
  await rm(xml);
  const parser: Measured[] = [];
  const first: Measured[] = [];
  const again: Measured[] = [];
  for (let i = 0; i < rounds; i++) {
    const vault = join(folder, `vault-${i}`);
    parser.push(measure('parser', zip));
    first.push(measure('import', zip, vault));
    if (!huge) again.push(measure('again', zip, vault));
    await rm(join(folder, `vault-${i}`), { recursive: true, force: true });
  }
  const speed = (all: Measured[]) => bytes / 1e6 / median(all.map((m) => m.seconds));
  console.log(
    JSON.stringify({
      name: 'import',
      megabytes: round(bytes / 1e6, 1),
      zipMegabytes: round((await stat(zip)).size / 1e6, 1),
      records,
      parserMBs: round(speed(parser), 1),
      importMBs: round(speed(first), 1),
      ...(huge ? {} : { reimportMBs: round(speed(again), 1) }),
      ratio: round(speed(first) / speed(parser)),
      ...(huge ? {} : { reimportRatio: round(speed(again) / speed(parser)) }),
      peakRssMB: Math.max(...[...first, ...again].map((m) => m.rssMB)),
      parserRssMB: Math.max(...parser.map((m) => m.rssMB)),
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
