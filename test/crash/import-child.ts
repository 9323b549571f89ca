import { runImport } from '../../src/main/imports/import-job.ts';
import { openVault } from '../../src/main/vault/index.ts';

/**
 * A process that imports a file into a vault and tells how far it is; the crash test kills it on the way.
 *
 *   node test/crash/import-child.ts FOLDER PASSPHRASE FILE
 */
const [folder = '', secret = '', file = ''] = process.argv.slice(2);
const opened = await openVault({ folder, secret });
if (!opened.ok) throw new Error(opened.error.message);
const result = await runImport({
  vault: opened.value,
  paths: [file],
  zones: [{ from: '1970-01-01', zone: 'Europe/Berlin' }],
  importId: 'killed',
  now: Date.now,
  onProgress: (p) => console.log(p.phase, p.rowsNew),
  signal: new AbortController().signal,
});
console.log('ended', result.ok);
await opened.value.close();
