/**
 * Fills a small file system that holds nothing but a vault, and then makes it read-only. Started by
 * full-disk.test.ts in a mount namespace of its own. Usage: node full-disk.child.ts MOUNTED_FOLDER
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cheapKdf, createVault, openVault } from '../../../src/main/vault/index.ts';
import { AppFailure } from '../../../src/shared/errors.ts';

const root = process.argv[2] ?? '';
const folder = join(root, 'vault');
const passphrase = 'seven quiet rivers bend';
const note = 'x'.repeat(3000);
const dayOf = (i: number) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);

const made = await createVault({ folder, passphrase, synthetic: true, kdf: cheapKdf });
if (!made.ok) throw new AppFailure(made.error);
const { vault } = made.value;

let acknowledged = 0;
let refusedWith = '';
while (refusedWith === '' && acknowledged < 5000) {
  const entry = { day: dayOf(acknowledged), trialId: null, answers: {}, kept: null, marks: [], note };
  try {
    await vault.repos.diary.save(entry, 'now', false);
    acknowledged++;
  } catch (error) {
    refusedWith = error instanceof AppFailure ? error.error.code : String(error);
  }
}
const readWhileFull = (await vault.repos.diary.list('2020-01-01', '2099-12-31')).length;

const another = await createVault({ folder: join(root, 'b'), passphrase, synthetic: true, kdf: cheapKdf });
const leftOfAnother = readdirSync(root);
await vault.close();

const countDays = async () => {
  const opened = await openVault({ folder, secret: passphrase });
  if (!opened.ok) return opened.error.code;
  const { length } = await opened.value.repos.diary.list('2020-01-01', '2099-12-31');
  await opened.value.close();
  return length;
};
const readAfterwards = await countDays();
execFileSync('mount', ['-o', 'remount,ro', root]);
const readOnly = await openVault({ folder, secret: passphrase });
const createdReadOnly = await createVault({
  folder: join(root, 'c'),
  passphrase,
  synthetic: true,
  kdf: cheapKdf,
});

const code = (r: { ok: true } | { ok: false; error: { code: string } }) => (r.ok ? 'ok' : r.error.code);
process.stdout.write(
  JSON.stringify({
    acknowledged,
    refusedWith,
    readWhileFull,
    another: code(another),
    leftOfAnother,
    readAfterwards,
    readOnly: code(readOnly),
    createdReadOnly: code(createdReadOnly),
  }),
);
