import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBackupSchedule } from '../../../src/main/session/backup-schedule.ts';
import { createBackupService } from '../../../src/main/session/backup-service.ts';
import { createSession, type Session } from '../../../src/main/session/session.ts';
import { createUpkeepService } from '../../../src/main/session/upkeep-service.ts';
import { cheapKdf, createVault, openVault } from '../../../src/main/vault/index.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import { AppFailure, type Result } from '../../../src/shared/errors.ts';

const PASSPHRASE = 'seven quiet rivers bend';
const clock = { now: () => Date.parse('2026-01-05T08:00:00Z'), zone: 'UTC' };
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);
const codeOfCall = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppFailure ? error.error.code : String(error)),
  );

let folder: string;
let session: Session;
let vault: Vault;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'n1vault-lock-'));
  session = createSession();
  vault = must(await createVault({ folder, passphrase: PASSPHRASE, synthetic: true, kdf: cheapKdf })).vault;
  await session.open(vault);
});
afterEach(async () => {
  await session.lock();
  rmSync(folder, { recursive: true, force: true });
});

describe('after a lock', () => {
  test('nothing of the vault can be reached, through the session or through what was held before', async () => {
    const { repos, upkeep } = vault;
    await repos.settings.set('a', 'b');
    await session.lock();
    expect(codeOf(session.vault())).toBe('vault-locked');
    const place = { root: join(folder, 'backups'), elsewhere: false };
    const calls = [
      repos.settings.get('a'),
      repos.diary.list('2000-01-01', '2030-01-01'),
      repos.samples.count(),
      repos.meta.recoveryConfirmed(),
      upkeep.verify(''),
      upkeep.exportTo(join(folder, 'out'), ''),
      upkeep.backup({ place, at: '2026-01-05T08:00:00.000Z', reason: 'daily' }),
    ];
    for (const call of calls) expect(await codeOfCall(call)).toBe('vault-locked');
    const backups = createBackupService(session, clock);
    const service = createUpkeepService(session, clock, {
      nativeBinding: undefined,
      official: true,
      onProgress: () => {},
    });
    expect(codeOf(await backups.make('by-hand'))).toBe('vault-locked');
    expect(await backups.daily()).toBeNull();
    expect(codeOf(await service.verify())).toBe('vault-locked');
    expect(codeOf(await service.exportAll(folder))).toBe('vault-locked');
    expect(codeOf(await service.importOpenExport(folder))).toBe('vault-locked');
  });

  test('what was under way ends whole: the answer arrives or the vault says that it is locked', async () => {
    const writes = Array.from({ length: 50 }, (_, i) => codeOfCall(vault.repos.settings.set(`k${i}`, 'v')));
    const check = codeOfCall(vault.upkeep.verify(''));
    await session.lock();
    const answers = await Promise.all(writes);
    expect(new Set([...answers, await check])).toEqual(new Set(['ok']));
    const again = must(await openVault({ folder, secret: PASSPHRASE }));
    for (let i = 0; i < 50; i++) expect(await again.repos.settings.get(`k${i}`)).toBe('v');
    await again.close();
  });

  test('listeners end their work before the database closes, and a call in between is refused', async () => {
    const order: string[] = [];
    session.onLock(async () => {
      order.push(codeOf(session.vault())); // no service reaches it any more
      await vault.repos.settings.set('last', 'word'); // what ends an import still may write
      order.push('ended');
    });
    await session.lock();
    expect(order).toEqual(['vault-locked', 'ended']);
    expect(await codeOfCall(vault.repos.settings.get('last'))).toBe('vault-locked');
  });

  test('no scheduled backup runs', async () => {
    const timers: { ms: number; run: () => void; stopped: boolean }[] = [];
    const timer = (ms: number, run: () => void) => {
      const one = { ms, run, stopped: false };
      timers.push(one);
      return () => {
        one.stopped = true;
      };
    };
    let runs = 0;
    const daily = async () => {
      runs++;
      return null;
    };
    const schedule = createBackupSchedule(session, { daily }, { every: timer, after: timer });
    schedule.opened();
    expect(timers.map((t) => t.ms)).toEqual([60_000, 900_000]);
    for (const { run } of timers) run();
    expect(runs).toBe(2);
    await session.lock();
    expect(timers.every((t) => t.stopped)).toBe(true);
  });
});
