/**
 * Fills a small file system that holds nothing but a vault, and then makes it read-only. Started by
 * full-disk.test.ts in a mount namespace of its own. Usage: node full-disk.child.ts MOUNTED_FOLDER
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringBack, unlockBackup } from '../../../src/main/vault/backup/bring-back.ts';
import { backupPlaces } from '../../../src/main/vault/backup/places.ts';
import { toAppError } from '../../../src/main/vault/failures.ts';
import { cheapKdf, createVault, openVault } from '../../../src/main/vault/index.ts';
import { changePassphrase, prepareRotation } from '../../../src/main/vault/keys/change.ts';
import { AppFailure, type Result } from '../../../src/shared/errors.ts';

const root = process.argv[2] ?? '';
const folder = join(root, 'vault');
const passphrase = 'seven quiet rivers bend';
const note = 'x'.repeat(3000);
const dayOf = (i: number) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

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

/** Work that needs room, on a disk that has none: each is refused, and nothing of it stays. */
const attempt = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    const answer = await work();
    const refused = answer as { ok?: boolean; error?: { code: string } } | null;
    return refused?.ok === false ? (refused.error?.code ?? '') : 'done';
  } catch (error) {
    return toAppError(error, folder).code;
  }
};
const filler = join(root, 'filler');
const fillUp = () => {
  try {
    for (;;) appendFileSync(filler, Buffer.alloc(4096, 1));
  } catch {
    // full to the last page
  }
};
const files = () => readdirSync(folder).sort().join();
const at = new Date().toISOString();
const place = backupPlaces(folder).next;
const before = files();
fillUp();
const whileFull = {
  backup: await attempt(() => vault.upkeep.backup({ place, at, reason: 'by-hand' })),
  rotation: await attempt(async () => {
    const { key, next, keyFile } = must(await prepareRotation(folder, passphrase, cheapKdf));
    await vault.upkeep.rotate(key, next, keyFile);
  }),
  passphrase: await attempt(() => changePassphrase(folder, passphrase, 'tall green bicycle lamp', cheapKdf)),
  export: await attempt(() => vault.upkeep.exportTo(join(root, 'export'), at)),
};
const leftWhileFull = files().replace('backups,', '') === before;
await vault.close();
const outside = join(tmpdir(), `n1vault-outside-${process.pid}`);
rmSync(filler);
cpSync(folder, outside, { recursive: true });
fillUp();
const restoreWhileFull = await attempt(async () =>
  bringBack({ folder }, must(await unlockBackup(outside, passphrase)), at),
);
rmSync(outside, { recursive: true });
rmSync(filler);

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
const readOnlyRestore = await attempt(async () =>
  bringBack({ folder }, must(await unlockBackup(folder, passphrase)), at),
);
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
    whileFull,
    leftWhileFull,
    restoreWhileFull,
    readOnlyRestore,
    readOnly: code(readOnly),
    createdReadOnly: code(createdReadOnly),
  }),
);
