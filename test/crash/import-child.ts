import { createInterface } from 'node:readline';
import { runImport } from '../../src/main/imports/import-job.ts';
import { openVault } from '../../src/main/vault/index.ts';

/**
 * A process that imports a file into a vault; the crash test kills it on the way. It loads, says "ready", and begins
 * at the first line on stdin. Then it tells what a crash before had left, and how many new rows are stored.
 *
 *   node test/crash/import-child.ts FOLDER PASSPHRASE FILE
 */
const [folder = '', secret = '', file = ''] = process.argv.slice(2);
console.log('ready');
await new Promise((resolve) => createInterface({ input: process.stdin }).once('line', resolve));

const opened = await openVault({ folder, secret });
if (!opened.ok) throw new Error(opened.error.message);
const vault = opened.value;
const { samples } = vault.repos;
const [left] = await samples.interrupted();
const stored = Object.values(left?.byMetric ?? {}).reduce((sum, c) => sum + c.new, 0);
console.log('found', JSON.stringify({ visible: await samples.count(), batches: left?.batches ?? 0, stored }));
const result = await runImport({
  vault,
  paths: [file],
  zones: [{ from: '1970-01-01', zone: 'Europe/Berlin' }],
  importId: 'killed',
  now: Date.now,
  onProgress: (p) => console.log('stored', p.rowsNew),
  signal: new AbortController().signal,
});
console.log('ended', result.ok);
await vault.close();
process.exit(0);
