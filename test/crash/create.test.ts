import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { cheapKdf, createVault, openVault, vaultExists } from '../../src/main/vault/index.ts';
import type { Vault } from '../../src/main/vault/types.ts';
import { AppFailure, type Result } from '../../src/shared/errors.ts';
import { dayOf, noteOf, SPANS, zonesOf } from './vault-writes.ts';

const passphrase = 'seven quiet rivers bend';
const root = mkdtempSync(join(tmpdir(), 'n1vault-crash-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

interface Acknowledged {
  lastDay: number;
  lastZones: number;
  count: number;
}

/** Lets a child write for `ms` after its first acknowledgement, kills it with -9, and says what it acknowledged. */
const crash = async (folder: string, from: number, ms: number): Promise<Acknowledged> => {
  const script = join(import.meta.dirname, 'vault-child.ts');
  const child = spawn(process.execPath, [script, folder, passphrase, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen: Acknowledged = { lastDay: from - 1, lastZones: -1, count: 0 };
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (seen.count === 0) setTimeout(() => child.kill('SIGKILL'), ms);
    const [what, number] = line.split(' ');
    if (what === 'day') seen.lastDay = Number(number);
    else seen.lastZones = Number(number);
    seen.count++;
  });
  await once(child, 'close'); // after the last line was read
  return seen;
};

/** How many acknowledged writes are missing, and how many are there in part. */
const examine = async (
  vault: Vault,
  seen: Acknowledged,
): Promise<{ lost: number; torn: number; days: number }> => {
  const days = await vault.repos.diary.list('1999-01-01', '2999-12-31');
  const wholeDays = days.filter(
    (d, i) => d.day === dayOf(i) && d.note === noteOf(i) && d.answers['pain'] === i % 11,
  );
  const zones = await vault.repos.zones.list();
  const number = Number(zones[0]?.zone.split('/')[1] ?? -1);
  const wholeZones = zones.length === 0 || JSON.stringify(zones) === JSON.stringify(zonesOf(number, SPANS));
  return {
    lost: Math.max(0, seen.lastDay + 1 - wholeDays.length) + (number < seen.lastZones ? 1 : 0),
    torn: days.length - wholeDays.length + (wholeZones ? 0 : 1),
    days: days.length,
  };
};

const ROUNDS = 10;

test(`${ROUNDS} times kill -9 while writing: nothing acknowledged is lost, nothing is torn`, async () => {
  const folder = join(root, 'writing');
  await must(await createVault({ folder, passphrase, synthetic: true, kdf: cheapKdf })).vault.close();
  const total = { rounds: 0, acknowledged: 0, lost: 0, torn: 0 };
  let from = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const seen = await crash(folder, from, 60 + 35 * round);
    expect(seen.count, 'the child wrote nothing').toBeGreaterThan(0);
    const vault = must(await openVault({ folder, secret: passphrase })); // no stale lock, recovery of the WAL
    const { lost, torn, days } = await examine(vault, seen);
    expect(await vault.repos.samples.count()).toBe(0);
    expect(await vault.repos.samples.imports()).toEqual([]); // the import that was under way is gone as a whole
    expect(await vault.repos.samples.range('steps', 0, 1e15)).toEqual([]);
    await vault.close();
    total.rounds++;
    total.acknowledged += seen.count;
    total.lost += lost;
    total.torn += torn;
    from = days;
  }
  console.log(`kill -9 while writing: ${JSON.stringify(total)}`);
  expect(total).toEqual({ rounds: ROUNDS, acknowledged: total.acknowledged, lost: 0, torn: 0 });
  expect(total.acknowledged).toBeGreaterThan(50);
});

test('kill -9 while a vault is made: afterwards there is a whole vault or none', async () => {
  const script = join(import.meta.dirname, '..', 'integration', 'vault', 'child.ts');
  const outcomes = { none: 0, whole: 0 };
  /** Kills at the moment a file of the vault appears, or soon after: there the interesting states are. */
  const moments = ['vault.lock', 'vault.db.new', 'vault.key', 'vault.db'];
  for (const [round, name] of moments.entries()) {
    const folder = join(root, `making-${round}`);
    const child = spawn(process.execPath, [script, 'create', folder, passphrase], { stdio: 'ignore' });
    const gone = once(child, 'exit');
    while (child.exitCode === null && !existsSync(join(folder, name)))
      await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await gone;
    if (vaultExists(folder)) {
      outcomes.whole++;
      const vault = must(await openVault({ folder, secret: passphrase }));
      expect(await vault.repos.trials.list()).toEqual([]);
      await vault.close();
    } else {
      outcomes.none++;
      const made = must(await createVault({ folder, passphrase, synthetic: true, kdf: cheapKdf }));
      await made.vault.close();
    }
    const files = readdirSync(folder).filter((file) => !file.endsWith('.tmp'));
    expect(files.sort()).toEqual(['vault.db', 'vault.key', 'vault.lock']);
  }
  console.log(`kill -9 while making a vault: ${JSON.stringify(outcomes)}`);
  expect(outcomes.none).toBeGreaterThan(0);
});
