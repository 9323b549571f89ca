import { randomUUID } from 'node:crypto';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';
import { runImport } from '../../src/main/imports/import-job.ts';
import { cheapKdf, createVault, openVault } from '../../src/main/vault/index.ts';

/**
 * One measurement of import.bench.ts in a process of its own. Prints { seconds, rssMB } as JSON.
 *
 *   node test/bench/import-once.ts parser EXPORT.zip
 *   node test/bench/import-once.ts import EXPORT.zip VAULT    into a new vault
 *   node test/bench/import-once.ts again EXPORT.zip VAULT     into the same vault: everything is known
 */
const [what, zipPath = '', vaultFolder = ''] = process.argv.slice(2);
const passphrase = 'tall green bicycle lamp';

const measured = (began: number) => ({
  seconds: (performance.now() - began) / 1000,
  rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
});

/** Unzips the export and calls a handler for each tag, nothing else. */
const parserAlone = async () => {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let tags = 0;
  parser.on('error', () => undefined);
  parser.on('opentag', () => {
    tags++;
  });
  const began = performance.now();
  const zip = await yauzl.openPromise(zipPath, { lazyEntries: true, autoClose: false });
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) parser.write(decoder.decode(piece as Buffer, { stream: true }));
  }
  parser.close();
  zip.close();
  if (tags === 0) throw new Error('the parser saw nothing');
  return measured(began);
};

const once = async () => {
  const opened =
    what === 'again'
      ? await openVault({ folder: vaultFolder, secret: passphrase })
      : await createVault({ folder: vaultFolder, passphrase, synthetic: true, kdf: cheapKdf });
  if (!opened.ok) throw new Error(opened.error.message);
  const vault = 'vault' in opened.value ? opened.value.vault : opened.value;
  const began = performance.now();
  const result = await runImport({
    vault,
    paths: [zipPath],
    zones: [{ from: '1970-01-01', zone: 'Europe/Berlin' }],
    importId: randomUUID(),
    now: Date.now,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (!result.ok) throw new Error(result.error.message);
  const took = measured(began);
  await vault.close();
  return took;
};

console.log(JSON.stringify(what === 'parser' ? await parserAlone() : await once()));
