import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createVault, openVault } from '../../../src/main/vault/index.ts';
import type { BackupInfo, OpenExportReport, SalvageReport, VaultHealth } from '../../../src/shared/vault.ts';
import { inProcess, PASSPHRASE, tempFolder } from './run.ts';

const NEXT = 'tall green bicycle lamp quilt';
const folder = tempFolder();
const vault = join(folder, 'vault');
const key = join(folder, 'passphrase.txt');
const next = join(folder, 'next.txt');
const json = <T>(out: string): T => JSON.parse(out) as T;
const run = (command: string, ...args: string[]) =>
  inProcess([command, '--vault', vault, '--passphrase-file', key, ...args]);

beforeAll(async () => {
  writeFileSync(key, `${PASSPHRASE}\n`);
  writeFileSync(next, `${NEXT}\n`);
  const made = await createVault({ folder: vault, passphrase: PASSPHRASE, synthetic: true });
  if (!made.ok) throw new Error(made.error.message);
  const entry = {
    day: '2024-01-01',
    trialId: null,
    answers: { pain: 3 },
    kept: null,
    marks: [],
    note: 'made up',
  };
  await made.value.vault.repos.diary.save(entry, '2024-01-01T20:00:00.000Z', false);
  await made.value.vault.close();
}, 60_000);

describe('upkeep on the command line', () => {
  it('backs up, lists, restores on trial and for good, and undoes that', async () => {
    const made = await run('backup', '--json');
    expect(made.code, made.err).toBe(0);
    const { id } = json<BackupInfo>(made.out);
    const listed = json<BackupInfo[]>(
      (await inProcess(['backup', '--list', '--vault', vault, '--json'])).out,
    );
    expect(listed.map((b) => b.id)).toEqual([id]);
    const drill = await run('restore', '--drill', '--json');
    expect(drill.code, drill.err).toBe(0);
    expect(json<VaultHealth & { drill: true }>(drill.out)).toMatchObject({ id, drill: true, healthy: true });
    expect(readdirSync(join(vault, 'backups'))).toEqual([id]); // a drill leaves nothing
    const restored = await run('restore', '--backup', id);
    expect(restored.code, restored.err).toBe(0);
    expect(restored.out).toContain('passphrase that was valid when it was made');
    expect((await run('restore', '--undo')).code).toBe(0);
    expect((await run('restore', '--backup', '20200101T000000000Z-daily')).code).toBe(3);
    expect((await run('restore', '--undo', '--drill')).code).toBe(2);
  });

  it('checks a whole vault; a damaged one ends with 5 and is salvaged', async () => {
    const whole = await run('verify', '--json');
    expect(whole.code, whole.err).toBe(0);
    expect(json<VaultHealth>(whole.out)).toMatchObject({ healthy: true, problems: [] });

    const path = join(vault, 'vault.db');
    const good = readFileSync(path);
    const bad = Buffer.from(good);
    for (let page = 3; page < good.length / 4096; page += 4)
      bad[page * 4096 + 99] = bad[page * 4096 + 99]! ^ 1;
    writeFileSync(path, bad);
    const damaged = await run('verify');
    expect(damaged.code).toBe(5);
    expect(damaged.err).not.toContain('made up');
    const to = join(folder, 'saved');
    const saved = await run('salvage', '--to', to, '--json');
    expect(saved.code, saved.err).toBe(0);
    const report = json<SalvageReport>(saved.out);
    expect(report.pages.damaged).toBeGreaterThan(1);
    expect(report.recoveryKey).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){8}$/);
    expect((await inProcess(['verify', '--vault', to, '--passphrase-file', key])).code).toBe(0);
    expect(readFileSync(path).equals(bad)).toBe(true);
    writeFileSync(path, good);
  });

  it('is refused with 6 while another program has the vault open, and tells the person what to do', async () => {
    const opened = await openVault({ folder: vault, secret: PASSPHRASE });
    expect(opened.ok).toBe(true);
    const refused = await run('verify');
    expect(refused.code).toBe(6);
    expect(refused.err).toContain('already open in another window or program');
    expect((await inProcess(['backup', '--list', '--vault', vault])).code).toBe(0); // looks at names only
    if (opened.ok) await opened.value.close();
    expect((await run('verify')).code).toBe(0);
  });

  it('exports everything and reads it back into an empty vault', async () => {
    const written = await run('export', '--out', folder, '--json');
    expect(written.code, written.err).toBe(0);
    const report = json<OpenExportReport>(written.out);
    expect(readFileSync(join(report.folder, 'tables/diary_entry.jsonl'), 'utf8')).toContain('made up');
    const other = join(folder, 'other');
    const made = await createVault({ folder: other, passphrase: PASSPHRASE, synthetic: true });
    if (made.ok) await made.value.vault.close();
    const read = await inProcess([
      'import-export',
      '--vault',
      other,
      '--passphrase-file',
      key,
      report.folder,
      '--json',
    ]);
    expect(read.code, read.err).toBe(0);
    expect(json<OpenExportReport>(read.out).rows).toBe(report.rows);
    const again = await inProcess([
      'import-export',
      '--vault',
      other,
      '--passphrase-file',
      key,
      report.folder,
    ]);
    expect(again.code).toBe(6); // not empty any more
    appendFileSync(join(report.folder, 'tables/diary_entry.jsonl'), '{}\n');
    expect((await run('import-export', report.folder)).code).not.toBe(0);
    expect((await run('import-export')).code).toBe(2);
    expect((await run('export')).code).toBe(2);
  });

  it('changes the passphrase: weak 3, wrong 4, then the new one opens and the old one does not', async () => {
    const weak = join(folder, 'weak.txt');
    writeFileSync(weak, 'Sommer2024');
    expect((await run('passwd', '--new-passphrase-file', weak)).code).toBe(3);
    const wrong = ['passwd', '--vault', vault, '--passphrase-file', next, '--new-passphrase-file', next];
    expect((await inProcess(wrong)).code).toBe(4);
    const changed = await run('passwd', '--new-passphrase-file', next);
    expect(changed.code, changed.err).toBe(0);
    expect(changed.out).toContain('Backups made until now open with the old passphrase');
    expect((await run('verify')).code).toBe(4);
    expect((await inProcess(['verify', '--vault', vault, '--passphrase-file', next])).code).toBe(0);
    expect(existsSync(join(vault, 'vault.key.tmp'))).toBe(false);
  });
});
