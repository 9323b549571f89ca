import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupPlaces, findBackups } from '../../src/main/vault/backup/places.ts';
import { cheapKdf, createVault } from '../../src/main/vault/index.ts';
import { changePassphrase, prepareRotation } from '../../src/main/vault/keys/change.ts';
import { latestVersion, schemaVersion } from '../../src/main/vault/migrations/index.ts';
import type { Vault } from '../../src/main/vault/types.ts';
import { bundleChild, childPool, must, type Opened, openHere, seeded } from './harness.ts';
import { BATCH, dayOf, noteOf, type Orders, PARTS, SPANS, zonesOf } from './work.ts';

const A = 'seven quiet rivers bend';
const B = 'tall green bicycle lamp';
const ROUNDS = 25;
const PATIENCE = 300_000; // ms; some 10 s each on an idle machine
const root = mkdtempSync(join(tmpdir(), 'n1vault-kill-'));
let bundle = '';
let pool: ReturnType<typeof childPool>;

beforeAll(async () => {
  bundle = await bundleChild();
  pool = childPool(bundle, 2);
});
afterAll(() => {
  pool.end();
  for (const folder of [bundle, root]) rmSync(folder, { recursive: true, force: true });
});

const newVault = async (name: string, fill: (vault: Vault) => Promise<unknown>): Promise<string> => {
  const folder = join(root, name);
  const { vault } = must(await createVault({ folder, passphrase: A, synthetic: true, kdf: cheapKdf }));
  await fill(vault);
  await vault.close();
  return folder;
};

const write = (vault: Vault, i: number) =>
  vault.repos.diary.save(
    { day: dayOf(i), trialId: null, answers: { pain: i % 11 }, kept: true, marks: [], note: noteOf(i) },
    'now',
    false,
  );

const total = () => ({ rounds: 0, acknowledged: 0, lost: 0, torn: 0 });

/** The days that are there, which must be 0 ... n-1, whole; how many acknowledged ones are missing. */
const examineDays = ({ repos }: Opened, said: string[], before: number) => {
  const days = repos.diary.list('1999-01-01', '2999-12-31');
  const whole = days.filter(
    (d, i) => d.day === dayOf(i) && d.note === noteOf(i) && d.answers['pain'] === i % 11,
  );
  const last = said.filter((line) => line.startsWith('day ')).length + before;
  return { days: days.length, lost: Math.max(0, last - whole.length), torn: days.length - whole.length };
};

const orders = (work: Orders['work'], folder: string, over: Partial<Orders> = {}): Orders => ({
  work,
  folder,
  open: A,
  secrets: [A, B],
  from: 0,
  backup: '',
  start: 'b',
  ...over,
});

/** The same work on a copy of the vault, unharmed, to learn how long it takes at this moment. */
const timing = async (given: Orders, acknowledgements: number) => {
  const folder = `${given.folder}-timing`;
  cpSync(given.folder, folder, { recursive: true });
  const times = await pool.timing({ ...given, folder }, acknowledgements);
  rmSync(folder, { recursive: true });
  return times;
};

const print = (what: string, figures: object) =>
  console.log(`kill -9 during ${what}: ${JSON.stringify(figures)}`);

/** Nothing of an interrupted step stays once the vault has been opened again. */
const expectTidy = (folder: string) =>
  expect(readdirSync(folder).filter((name) => /next|stage|\.tmp$/.test(name))).toEqual([]);

describe('kill -9 at a random moment', () => {
  test(
    'during diary writes: nothing acknowledged is lost, nothing is torn',
    async () => {
      const folder = await newVault('diary', async () => {});
      const [random, figures] = [seeded(11), total()];
      let from = 0;
      for (; figures.rounds < ROUNDS; figures.rounds++) {
        const said = await pool.round(
          orders('diary', folder, { from }),
          random(120),
          'first acknowledgement',
        );
        const vault = must(await openHere(folder, A)); // no stale lock; the log is recovered
        const { days, lost, torn } = examineDays(vault, said, from);
        const zones = vault.repos.zones.list();
        const number = Number(zones[0]?.zone.split('/')[1] ?? -1);
        const lastZones = Number(said.findLast((line) => line.startsWith('zones'))?.split(' ')[1] ?? -1);
        const wholeZones =
          zones.length === 0 || JSON.stringify(zones) === JSON.stringify(zonesOf(number, SPANS));
        vault.close();
        figures.acknowledged += said.length;
        figures.lost += lost + (number < lastZones ? 1 : 0);
        figures.torn += torn + (wholeZones ? 0 : 1);
        from = days;
      }
      print('diary writes', figures);
      expect(figures).toMatchObject({ rounds: ROUNDS, lost: 0, torn: 0 });
      expect(figures.acknowledged).toBeGreaterThan(2 * ROUNDS);
    },
    PATIENCE,
  );

  test(
    'during imports: each is there as a whole or not at all',
    async () => {
      const folder = await newVault('import', async () => {});
      const [random, figures] = [seeded(22), total()];
      const { further } = await timing(orders('import', folder), 4); // three imports
      let from = 0;
      for (; figures.rounds < ROUNDS; figures.rounds++) {
        const said = await pool.round(
          orders('import', folder, { from }),
          random(further),
          'first acknowledgement',
        );
        const vault = must(await openHere(folder, A));
        const imports = vault.repos.samples.imports();
        const rows = vault.repos.samples.count();
        vault.close();
        figures.acknowledged += said.length;
        figures.lost += Math.max(0, from + said.length - imports.length);
        figures.torn +=
          rows === imports.length * BATCH * PARTS && imports.every((i) => i.state === 'done') ? 0 : 1;
        from = imports.length;
      }
      print('imports', figures);
      expect(figures).toMatchObject({ rounds: ROUNDS, lost: 0, torn: 0 });
    },
    PATIENCE,
  );

  test(
    'during a migration: the vault is at a whole version, with every row, and its backups are whole',
    async () => {
      const fixture = resolve(import.meta.dirname, '../fixtures/vaults/v1');
      const figures = { ...total(), finished: 0, backups: 0 };
      const random = seeded(33);
      const whole = join(root, 'migration');
      cpSync(fixture, whole, { recursive: true });
      const { first } = await timing(orders('migration', whole), 1);
      for (; figures.rounds < ROUNDS; figures.rounds++) {
        const folder = join(root, `migration-${figures.rounds}`);
        cpSync(fixture, folder, { recursive: true });
        const said = await pool.round(orders('migration', folder), random(1.2 * first), 'orders');
        figures.acknowledged += said.length;
        const backups = findBackups(backupPlaces(folder).all);
        const vault = must(await openHere(folder, A));
        if (schemaVersion(vault.db) !== latestVersion) figures.torn++;
        if (vault.repos.diary.list('1999-01-01', '2999-12-31').length !== 30) figures.lost++;
        vault.close();
        figures.finished += said.length;
        for (const { path } of backups) {
          const backup = must(await openHere(path, A));
          if (backup.repos.diary.list('1999-01-01', '2999-12-31').length !== 30) figures.torn++;
          backup.close();
          figures.backups++;
        }
        rmSync(folder, { recursive: true });
      }
      print('a migration', figures);
      expect(figures.backups).toBeGreaterThan(0);
      expect(figures).toMatchObject({ rounds: ROUNDS, lost: 0, torn: 0 });
    },
    PATIENCE,
  );

  test(
    'during a change of the passphrase: the old or the new one opens, never neither',
    async () => {
      const folder = await newVault('passphrase', (vault) => write(vault, 0));
      const figures = { ...total(), neither: 0 };
      const random = seeded(44);
      const { further } = await timing(orders('passphrase', folder), 4); // three changes
      let now = A;
      for (; figures.rounds < ROUNDS; figures.rounds++) {
        const other = now === A ? B : A;
        const said = await pool.round(
          orders('passphrase', folder, { open: now, secrets: [now, other] }),
          random(further),
          'first acknowledgement',
        );
        const acknowledged = said.at(-1)?.replace('passphrase ', '') ?? now;
        const underWay = acknowledged === A ? B : A;
        figures.acknowledged += said.length;
        const opening = [];
        for (const secret of [acknowledged, underWay]) {
          const opened = await openHere(folder, secret);
          if (!opened.ok) continue;
          opening.push(secret);
          figures.lost += examineDays(opened.value, [], 1).lost;
          opened.value.close();
        }
        if (opening.length === 0) figures.neither++;
        if (opening.length > 1) figures.torn++;
        now = opening[0] ?? now;
        expectTidy(folder);
      }
      print('a change of the passphrase', figures);
      expect(figures).toMatchObject({ rounds: ROUNDS, lost: 0, torn: 0, neither: 0 });
    },
    PATIENCE,
  );

  test(
    'during a rotation of the data key: the passphrase opens, every day is there',
    async () => {
      const folder = await newVault('rotation', async () => {});
      const figures = { ...total(), rolledForward: 0 };
      const random = seeded(55);
      const { further } = await timing(orders('rotation', folder), 5); // two rotations, with a diary write each
      let from = 0;
      for (; figures.rounds < ROUNDS; figures.rounds++) {
        const said = await pool.round(
          orders('rotation', folder, { from }),
          random(further),
          'first acknowledgement',
        );
        if (readdirSync(folder).includes('vault.key.next')) figures.rolledForward++;
        const vault = must(await openHere(folder, A));
        const { days, lost, torn } = examineDays(vault, said, from);
        vault.close();
        figures.acknowledged += said.length;
        figures.lost += lost;
        figures.torn += torn;
        from = days;
        expectTidy(folder);
      }
      print('a rotation', figures);
      expect(figures).toMatchObject({ rounds: ROUNDS, lost: 0, torn: 0 });
    },
    PATIENCE,
  );

  test(
    'during a backup: each acknowledged one is whole, the vault goes on',
    async () => {
      const folder = await newVault('backup', async () => {});
      const figures = { ...total(), backups: 0 };
      const random = seeded(66);
      const { further } = await timing(orders('backup', folder), 7); // three backups, with a diary write each
      let from = 0;
      for (; figures.rounds < ROUNDS; figures.rounds++) {
        const said = await pool.round(
          orders('backup', folder, { from }),
          random(2 * further),
          'first acknowledgement',
        );
        const vault = must(await openHere(folder, A));
        const { days, lost, torn } = examineDays(vault, said, from);
        vault.close();
        const found = findBackups(backupPlaces(folder).all);
        for (const line of said.filter((l) => l.startsWith('backup'))) {
          const [, id, day] = line.split(' ');
          const backup = found.find((b) => b.id === id);
          if (!backup) {
            figures.lost++;
            continue;
          }
          const opened = must(await openHere(backup.path, A));
          const inside = examineDays(opened, [], Number(day) + 1);
          opened.close();
          figures.lost += inside.lost;
          figures.torn += inside.torn;
          figures.backups++;
        }
        for (const { path } of found) rmSync(path, { recursive: true });
        figures.acknowledged += said.length;
        figures.lost += lost;
        figures.torn += torn;
        from = days;
      }
      print('a backup', figures);
      expect(figures).toMatchObject({ rounds: ROUNDS, lost: 0, torn: 0 });
      expect(figures.backups).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  test(
    'during a restore: the vault is the old or the new one and opens with its passphrase, never neither',
    async () => {
      // State a: 5 days, passphrase A. State b: 8 days, passphrase B, another data key.
      const backup = join(root, 'state');
      const folder = await newVault('restore', async (vault) => {
        for (let i = 0; i < 5; i++) await write(vault, i);
        const at = '2020-01-01T00:00:00.000Z';
        const place = backupPlaces(vault.folder).next;
        const { id } = await vault.upkeep.backup({ place, at, reason: 'by-hand' });
        cpSync(join(place.root, id), `${backup}-a`, { recursive: true });
        const { key, next, keyFile } = must(await prepareRotation(vault.folder, A, cheapKdf));
        await vault.upkeep.rotate(key, next, keyFile);
        must(await changePassphrase(vault.folder, A, B, cheapKdf));
        for (let i = 5; i < 8; i++) await write(vault, i);
      });
      cpSync(folder, `${backup}-b`, { recursive: true });
      const figures = { ...total(), neither: 0, rolledForward: 0 };
      const random = seeded(77);
      const { first, further } = await timing(orders('restore', folder, { open: B, backup }), 2);
      let state: 'a' | 'b' = 'b';
      for (; figures.rounds < ROUNDS; figures.rounds++) {
        const said = await pool.round(
          orders('restore', folder, { open: state === 'a' ? A : B, backup, start: state }),
          0.3 * first + random(0.7 * first + 1.5 * further),
          'orders',
        );
        figures.acknowledged += said.length;
        if (readdirSync(folder).includes('vault.key.next')) figures.rolledForward++;
        const opening: ('a' | 'b')[] = [];
        for (const [secret, is, days] of [
          [A, 'a', 5],
          [B, 'b', 8],
        ] as const) {
          const opened = await openHere(folder, secret);
          if (!opened.ok) continue;
          const { lost, torn } = examineDays(opened.value, [], days);
          opened.value.close();
          figures.lost += lost;
          figures.torn += torn;
          opening.push(is);
        }
        if (opening.length === 0) figures.neither++;
        if (opening.length > 1) figures.torn++;
        state = opening[0] ?? state;
        expectTidy(folder);
        rmSync(join(folder, 'backups'), { recursive: true, force: true });
      }
      print('a restore', figures);
      expect(figures).toMatchObject({ rounds: ROUNDS, lost: 0, torn: 0, neither: 0 });
    },
    PATIENCE,
  );
});
