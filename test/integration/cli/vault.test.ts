import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../../../src/main/vault/index.ts';
import type { DailyValue, ImportReceipt } from '../../../src/shared/samples.ts';
import { inProcess, n1vault, PASSPHRASE, tempFolder } from './run.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/exports/', import.meta.url));
const exportZip = join(fixtures, 'apple_health/synthetic-A/export.zip');
const truncated = join(fixtures, 'apple_health/synthetic-A-edge/truncated_download.zip');

interface TrueDay {
  day: string;
  steps_best: number;
  sleep_min: { core: number; deep: number; rem: number };
}
const truth = JSON.parse(readFileSync(join(fixtures, 'truth-A.json'), 'utf8')) as TrueDay[];

const folder = tempFolder();
const vault = join(folder, 'vault');
const key = join(folder, 'passphrase.txt');
const inVault = (command: string, ...args: string[]) =>
  inProcess([command, '--vault', vault, '--passphrase-file', key, ...args]);
const json = <T>(out: string): T => JSON.parse(out) as T;

beforeAll(async () => {
  writeFileSync(key, `${PASSPHRASE}\n`);
  const made = await createVault({ folder: vault, passphrase: PASSPHRASE, synthetic: true }); // cheap key derivation
  if (!made.ok) throw new Error(made.error.message);
  await made.value.vault.close();
}, 60_000);

describe('a vault on the command line', () => {
  it('imports an export; its days equal the truth; importing again adds nothing', async () => {
    const first = await inVault('import', exportZip, '--zone', 'Europe/London', '--json');
    expect(first.code, first.err).toBe(0);
    const receipt = json<ImportReceipt>(first.out);
    expect(receipt.new).toBe(receipt.read);
    expect(receipt.new).toBeGreaterThan(10_000);

    const steps = json<DailyValue[]>((await inVault('daily', '--metric', 'steps', '--json')).out);
    expect(steps.map((d) => [d.day, d.value])).toEqual(truth.map((t) => [t.day, t.steps_best]));
    const sleep = json<DailyValue[]>((await inVault('daily', '--metric', 'sleep-duration', '--json')).out);
    expect(sleep.map((d) => d.day)).toEqual(truth.map((t) => t.day));
    for (const [i, t] of truth.entries()) {
      const stages = t.sleep_min.core + t.sleep_min.deep + t.sleep_min.rem;
      const night = sleep[i]!;
      if (night.sources.includes("Robin's Apple Watch")) expect(night.value, t.day).toBeCloseTo(stages, 0);
      // before March the export holds one span "asleep" of AutoSleep, wakings included: no stages to add up
      else expect(night.value - stages, t.day).toBeGreaterThanOrEqual(0);
    }
    expect(sleep.filter((d) => d.sources.includes("Robin's Apple Watch")).length).toBe(50);

    const again = json<ImportReceipt>((await inVault('import', exportZip, '--json')).out);
    expect(again).toMatchObject({ new: 0, known: receipt.read });
  });

  it('refuses a download that is cut off and writes nothing, no time zone either', async () => {
    const all = async () => [
      (await inVault('metrics', '--json')).out,
      (await inVault('daily', '--metric', 'steps', '--json')).out,
    ];
    const before = await all();
    const ran = await inVault('import', truncated, '--zone', 'Asia/Tokyo', '--json');
    expect(ran.code).toBe(3);
    expect(ran.out).toBe('');
    expect(ran.err).toContain('truncated_download.zip');
    expect(await all()).toEqual(before);
    expect((await inVault('import', exportZip, '--json')).code).toBe(0); // summarises with the stored zone
    expect(await all()).toEqual(before);
  });

  it('lists metrics by code and cuts days to a range', async () => {
    const metrics = json<{ code: string; unit: string; days: number }[]>(
      (await inVault('metrics', '--json')).out,
    );
    expect(metrics.find((m) => m.code === 'steps')).toMatchObject({ unit: 'count', days: truth.length });
    const range = ['--from', '2024-03-01', '--to', '2024-03-03'];
    const days = json<DailyValue[]>((await inVault('daily', '--metric', 'steps', ...range, '--json')).out);
    expect(days.map((d) => d.day)).toEqual(['2024-03-01', '2024-03-02', '2024-03-03']);
    expect((await inVault('daily', '--metric', 'steps', '--from', '03/01/2024')).code).toBe(2);
  });

  it('tells a wrong passphrase, no vault and a damaged key file apart', async () => {
    const wrong = await n1vault(['metrics', '--vault', vault], { N1VAULT_PASSPHRASE: 'not the right words' });
    expect(wrong.code).toBe(4);
    const at = (other: string) => inProcess(['metrics', '--vault', other, '--passphrase-file', key]);
    const none = await at(join(folder, 'nothing'));
    expect(none.code).toBe(3);
    const other = join(folder, 'damaged');
    const init = await inProcess(['init', '--vault', other, '--passphrase-file', key, '--json']);
    expect(init.code, init.err).toBe(0);
    expect(json<{ recoveryKey: string }>(init.out).recoveryKey).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/);
    writeFileSync(join(other, 'vault.key'), '{"format":');
    writeFileSync(join(other, 'vault.key.bak'), '{"format":');
    expect((await at(other)).code).toBe(5);
  });

  it('refuses a zone and a zone history that do not exist', async () => {
    const zone = await inVault('import', exportZip, '--zone', 'Mars/Olympus');
    expect(zone.code).toBe(3);
    expect(zone.err).toContain('--zone');
    const file = join(folder, 'zones.json');
    const tokyo = (from: string) => ({ from, zone: 'Asia/Tokyo' });
    const wrong = [
      [],
      [{ from: '2024-10-10' }],
      [tokyo('2024-13-40')],
      [tokyo('2024-10-10'), tokyo('2024-10-10')],
    ];
    for (const spans of wrong) {
      writeFileSync(file, JSON.stringify(spans));
      const zones = await inVault('import', exportZip, '--zones', file);
      expect(zones.code, JSON.stringify(spans)).toBe(3);
      expect(zones.err).toContain('zones.json');
    }
  });
});
