import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type BackupService, createBackupService } from '../../../src/main/session/backup-service.ts';
import { createSession, type Session } from '../../../src/main/session/session.ts';
import { createVault, openVault } from '../../../src/main/vault/index.ts';
import { changePassphrase, prepareRotation } from '../../../src/main/vault/keys/change.ts';
import { floorCost } from '../../../src/main/vault/keys/kdf.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import {
  codeOf,
  dataKeyOf,
  entry,
  isoDay,
  must,
  newVault,
  PASSPHRASE,
  reopen,
  tempFolder,
} from './fixture.ts';
import { genuineDiary } from './genuine.ts';

const NEXT = 'tall green bicycle lamp';
let now = 0;
const clock = { now: () => now, zone: 'Europe/Berlin' };
const at = (iso: string) => {
  now = Date.parse(iso);
};

let folder: string;
let session: Session;
let backups: BackupService;

beforeEach(async () => {
  folder = tempFolder();
  at('2026-01-05T08:00:00Z');
  session = createSession();
  backups = createBackupService(session, clock);
  await session.open((await newVault(folder)).vault);
  return () => session.lock();
});

const vault = (): Vault => must(session.vault());
const write = (i: number, note = `day ${i}`) =>
  vault().repos.diary.save(entry(isoDay(i), { note }), 'now', false);
const notes = async (v = vault()) =>
  (await v.repos.diary.list('2019-01-01', '2030-01-01')).map((d) => d.note);
const ids = async () => must(await backups.list(null)).backups.map((b) => b.id);
const take = async (
  opened: Promise<ReturnType<typeof backups.restore> extends Promise<infer R> ? R : never>,
) => {
  const restored = must(await opened);
  await session.open(restored);
  return restored;
};

describe('a backup', () => {
  test('is a vault of its own that opens with the passphrase of its moment, in genuine SQLCipher too', async () => {
    await write(1);
    const made = must(await backups.make('by-hand'));
    expect(made).toMatchObject({ id: '20260105T080000000Z-by-hand', verified: true, elsewhere: false });
    await write(2);
    const place = join(folder, 'backups', made.id);
    expect(readdirSync(place).sort()).toEqual(['vault.db', 'vault.key']);
    expect(made.bytes).toBe(statSync(join(place, 'vault.db')).size);
    if (process.platform !== 'win32')
      for (const path of [place, join(place, 'vault.db'), join(place, 'vault.key')])
        expect(statSync(path).mode & 0o077).toBe(0);
    expect(genuineDiary(join(place, 'vault.db'), await dataKeyOf(place)).map((r) => r['note'])).toEqual([
      'day 1',
    ]);
    const opened = must(await openVault({ folder: place, secret: PASSPHRASE }));
    expect(await notes(opened)).toEqual(['day 1']);
    await opened.close();
  });

  test('today three stay, of an earlier day one, ten in all', async () => {
    for (let day = 1; day <= 14; day++)
      for (const hour of ['08', '09', '10', '11', '12']) {
        at(`2026-02-${String(day).padStart(2, '0')}T${hour}:00:00Z`);
        must(await backups.make('by-hand'));
      }
    const left = await ids();
    expect(left).toHaveLength(10);
    expect(left.slice(0, 4).map((id) => id.slice(0, 11))).toEqual([
      '20260214T12',
      '20260214T11',
      '20260214T10',
      '20260213T12',
    ]);
    expect(left.at(-1)).toMatch(/^20260207T12/);
  });

  test('one a day while the vault is open', async () => {
    expect(await backups.daily()).toMatchObject({ reason: 'daily' });
    expect(await backups.daily()).toBeNull();
    at('2026-01-05T22:59:00Z'); // still the 5th in Berlin
    expect(await backups.daily()).toBeNull();
    at('2026-01-05T23:01:00Z');
    expect(await backups.daily()).toMatchObject({ reason: 'daily' });
    expect(backups.newest(folder)).toBe('2026-01-05T23:01:00.000Z');
  });

  test('goes where the person wants it, and home where that disk is away', async () => {
    const disk = tempFolder();
    must(await backups.setFolder(disk));
    const made = must(await backups.make('by-hand'));
    expect(made.elsewhere).toBe(true);
    const root = join(disk, `n1vault-backups-${vault().id.slice(0, 8)}`);
    expect(readdirSync(root)).toEqual([made.id]);
    rmSync(disk, { recursive: true });
    at('2026-01-05T09:00:00Z');
    expect(must(await backups.make('by-hand')).elsewhere).toBe(false);
    expect(must(await backups.list(null))).toMatchObject({ folder: disk, folderReachable: false });
    expect(codeOf(await backups.setFolder(join(disk, 'nowhere')))).toBe('not-found');
    must(await backups.setFolder(null));
    expect(must(await backups.list(null)).folder).toBeNull();
  });

  test('a place that takes no backup is a sentence, nothing half-made stays, and the vault goes on', async () => {
    writeFileSync(join(folder, 'backups'), 'a file in the way');
    expect(codeOf(await backups.make('by-hand'))).toBe('folder-not-writable');
    expect(must(await backups.list(null)).problem).toMatch(/cannot write/);
    await write(1);
    rmSync(join(folder, 'backups'));
    must(await backups.make('by-hand'));
    expect(must(await backups.list(null)).problem).toBeNull();
  });

  test('that was interrupted counts for nothing and is cleared away; foreign folders stay', async () => {
    const root = join(folder, 'backups');
    must(await backups.make('by-hand'));
    for (const name of ['.making-20260105T080000000Z-daily', 'holiday photos', '20261305T080000000Z-daily'])
      cpSync(join(root, (await ids())[0]!), join(root, name), { recursive: true });
    expect(await ids()).toHaveLength(1);
    at('2026-01-06T08:00:00Z');
    must(await backups.make('by-hand'));
    expect(readdirSync(root).sort()).toEqual([
      '20260105T080000000Z-by-hand',
      '20260106T080000000Z-by-hand',
      '20261305T080000000Z-daily',
      'holiday photos',
    ]);
  });
});

describe('a restore', () => {
  test('brings back that state, and undo brings back the one before, again and again', async () => {
    await write(1);
    const { id } = must(await backups.make('by-hand'));
    await write(2);
    at('2026-01-05T09:00:00Z');
    await take(backups.restore(folder, id, PASSPHRASE));
    expect(await notes()).toEqual(['day 1']);
    expect(must(await backups.list(null)).undo).toBe('20260105T090000000Z-before-restore');
    await write(3);
    at('2026-01-05T10:00:00Z');
    await take(backups.undoRestore(folder, PASSPHRASE));
    expect(await notes()).toEqual(['day 1', 'day 2']);
    at('2026-01-05T11:00:00Z');
    await take(backups.undoRestore(folder, PASSPHRASE));
    expect(await notes()).toEqual(['day 1', 'day 3']);
  });

  test('asks for the passphrase of that time; a wrong one leaves the vault open and as it was', async () => {
    await write(1);
    const { id } = must(await backups.make('by-hand'));
    must(await changePassphrase(folder, PASSPHRASE, NEXT, floorCost));
    await write(2);
    const refused = await backups.restore(folder, id, NEXT);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase', message: expect.stringMatching('valid when this backup was made') },
    });
    expect(await notes()).toEqual(['day 1', 'day 2']);
    at('2026-01-05T09:00:00Z');
    const restored = await take(backups.restore(folder, id, PASSPHRASE));
    expect(await notes()).toEqual(['day 1']);
    await restored.close();
    expect(codeOf(await openVault({ folder, secret: NEXT }))).toBe('wrong-passphrase');
    await session.open(await reopen(folder));
  });

  test('of real data is refused in the test runtime, also where the vault itself is gone', async () => {
    await session.lock();
    const real = tempFolder();
    const kdf = floorCost;
    const made = must(await createVault({ folder: real, passphrase: PASSPHRASE, synthetic: false, kdf }));
    await session.open(made.vault);
    const { id } = must(await backups.make('by-hand'));
    await session.lock();
    rmSync(join(real, 'vault.key'));
    rmSync(join(real, 'vault.key.bak'));
    const testing = createBackupService(session, clock, { official: false });
    expect(codeOf(await testing.restore(real, id, PASSPHRASE))).toBe('runtime-not-official');
    expect(existsSync(join(real, 'vault.key'))).toBe(false);
  });

  test('does not give back what was spent of the privacy budget', async () => {
    const { id } = must(await backups.make('by-hand'));
    const release = {
      at: '2026-01-05T08:00:00.000Z',
      kind: 'effect-summary' as const,
      subject: 't1',
      epsilon: 1,
      delta: 0,
      rho: 0.5,
      payload: '{"made":"up"}',
    };
    await vault().repos.ledger.record(release, { epsilon: 4, delta: 1e-6 });
    at('2026-01-05T09:00:00Z');
    await take(backups.restore(folder, id, PASSPHRASE));
    expect(await vault().repos.ledger.list()).toEqual([{ seq: 1, ...release }]);
  });

  test('from before a rotation: the old data key comes back with it', async () => {
    await write(1);
    const { id } = must(await backups.make('by-hand'));
    const rotation = must(await prepareRotation(folder, PASSPHRASE, floorCost));
    await vault().upkeep.rotate(rotation.key, rotation.next, rotation.keyFile);
    await write(2);
    at('2026-01-05T09:00:00Z');
    await take(backups.restore(folder, id, PASSPHRASE));
    expect(await notes()).toEqual(['day 1']);
    at('2026-01-05T10:00:00Z');
    await take(backups.undoRestore(folder, PASSPHRASE));
    expect(await notes()).toEqual(['day 1', 'day 2']);
    await session.lock();
    expect(genuineDiary(join(folder, 'vault.db'), await dataKeyOf(folder))).toHaveLength(2);
  });

  test.each([
    ['a damaged database', (f: string) => writeFileSync(join(f, 'vault.db'), Buffer.alloc(20_000, 9))],
    ['a lost database', (f: string) => rmSync(join(f, 'vault.db'))],
    ['a damaged key file', (f: string) => writeFileSync(join(f, 'vault.key'), 'rubbish')],
    ['a lost key file', (f: string) => rmSync(join(f, 'vault.key'))],
  ])('repairs %s, and puts the damaged files aside', async (_, damage) => {
    await write(1);
    const { id } = must(await backups.make('by-hand'));
    await session.lock();
    damage(folder);
    at('2026-01-05T09:00:00Z');
    await take(backups.restore(folder, id, PASSPHRASE));
    expect(await notes()).toEqual(['day 1']);
    expect(existsSync(join(folder, 'backups', '20260105T090000000Z-before-restore'))).toBe(true);
  });

  test('of a damaged backup is refused, and of another vault, and of one that is gone', async () => {
    await write(1);
    const { id } = must(await backups.make('by-hand'));
    const place = join(folder, 'backups', id);
    const good = readFileSync(join(place, 'vault.db'));
    const bad = Buffer.from(good);
    bad[9000] = bad[9000]! ^ 1;
    writeFileSync(join(place, 'vault.db'), bad);
    expect(codeOf(await backups.restore(folder, id, PASSPHRASE))).toBe('vault-damaged');
    await session.open(await reopen(folder)); // the attempt had closed it; nothing had changed
    expect(await notes()).toEqual(['day 1']);

    const other = tempFolder();
    await (await newVault(other)).vault.close();
    for (const name of ['vault.db', 'vault.key']) cpSync(join(other, name), join(place, name));
    expect(codeOf(await backups.restore(folder, id, PASSPHRASE))).toBe('bad-input');
    await session.open(await reopen(folder));
    expect(codeOf(await backups.restore(folder, '20260101T000000000Z-daily', PASSPHRASE))).toBe('not-found');
    expect(codeOf(await backups.restore(folder, '../../etc', PASSPHRASE))).toBe('not-found');
    expect(await notes()).toEqual(['day 1']);
    expect(readdirSync(folder).filter((name) => name.includes('next'))).toEqual([]);
  });
});
