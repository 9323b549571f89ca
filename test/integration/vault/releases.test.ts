import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { lifetimeBudget } from '../../../src/core/privacy/index.ts';
import { createBackupService } from '../../../src/main/session/backup-service.ts';
import { createKeyService } from '../../../src/main/session/key-service.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { drawOnce } from '../../../src/main/sharing/draw.ts';
import { budgetOf } from '../../../src/main/sharing/records.ts';
import { changePassphrase, cheapKdf, createVault, openVault } from '../../../src/main/vault/index.ts';
import { readKeyFile } from '../../../src/main/vault/keys/key-file.ts';
import { acceptLost, recordRelease } from '../../../src/main/vault/releases.ts';
import { salvageVault } from '../../../src/main/vault/salvage/salvage-vault.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import { AppFailure, type Result } from '../../../src/shared/errors.ts';

const passphrase = 'seven quiet rivers bend';
const root = mkdtempSync(join(tmpdir(), 'n1-releases-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

let now = Date.parse('2026-05-01T10:00:00Z');
const clock = { zone: 'UTC', now: () => now };
let folder = '';
let count = 0;

beforeEach(async () => {
  folder = join(root, `vault-${count++}`);
  await must(await createVault({ folder, passphrase, synthetic: true, kdf: cheapKdf })).vault.close();
  now += 3_600_000;
});

const open = async (secret = passphrase): Promise<Vault> => must(await openVault({ folder, secret }));
const release = (vault: Vault, subject: string, epsilon = 1) =>
  recordRelease(
    vault,
    { at: 'now', kind: 'effect-summary', subject, epsilon, delta: 0, rho: epsilon ** 2 / 2, payload: '{}' },
    lifetimeBudget,
  );
const counter = () => {
  const file = must(readKeyFile(folder));
  return file.released;
};

/** A backup after one release, then one more release; the vault is closed. */
const backedUpInBetween = async (): Promise<string> => {
  const session = createSession();
  const vault = await open();
  await session.open(vault);
  await release(vault, 'a|x', 1);
  const made = must(await createBackupService(session, clock).make('by-hand'));
  await release(vault, 'b|x', 2);
  await session.lock();
  return made.id;
};

describe('the counter of releases in the key file', () => {
  it('is absent until something is released, and counts with each release before it is shown', async () => {
    const vault = await open();
    expect(counter()).toBeUndefined();
    expect(must(readKeyFile(folder)).format).toBe('n1vault-key/1');
    await release(vault, 'a|x', 0.1);
    await release(vault, 'b|x', 0.2);
    await release(vault, 'b|x', 0.2); // known: counted once
    expect(counter()).toEqual({ releases: 2, epsilon: 0.3, delta: 0 });
    expect(must(readKeyFile(folder)).format).toBe('n1vault-key/3');
    expect(readFileSync(join(folder, 'vault.key.bak'))).toEqual(readFileSync(join(folder, 'vault.key')));
    await vault.close();
    const again = await open();
    expect(await again.repos.ledger.lost()).toBeNull();
    await again.close();
  });

  it('survives a new passphrase, a rotation and a change of keys during a release', async () => {
    const session = createSession();
    const vault = await open();
    await session.open(vault);
    await release(vault, 'a|x');
    const keys = createKeyService(session);
    const next = 'harbour violin moss eleven tractor';
    const [changed] = await Promise.all([keys.changePassphrase(passphrase, next), release(vault, 'b|x')]);
    must(changed);
    expect(counter()).toEqual({ releases: 2, epsilon: 2, delta: 0 });
    const [rotated] = await Promise.all([keys.rotateKey(next), release(vault, 'c|x')]);
    must(rotated);
    await session.lock();
    expect(counter()).toEqual({ releases: 3, epsilon: 3, delta: 0 });
    const again = await open(next);
    expect(await again.repos.ledger.lost()).toBeNull();
    expect((await again.repos.ledger.list()).length).toBe(3);
    await again.close();
  }, 30_000);

  it('is raised at the next opening where a crash came between the row and the counter', async () => {
    const vault = await open();
    const entry = {
      at: 'now',
      kind: 'effect-summary' as const,
      epsilon: 1,
      delta: 0,
      rho: 0.5,
      payload: '{}',
    };
    await vault.repos.ledger.record({ ...entry, subject: 'a|x' }, lifetimeBudget); // the row alone
    expect(counter()).toBeUndefined();
    await vault.close();
    const again = await open();
    expect(counter()).toEqual({ releases: 1, epsilon: 1, delta: 0 });
    expect(await again.repos.ledger.lost()).toBeNull();
    await again.close();
  });
});

describe('a counter that cannot be written', () => {
  it('keeps the draw from being shown; asked again it is the same draw', async () => {
    const vault = await open();
    const what = {
      subject: 'a|x',
      input: { intervention: 'a', outcome: 'x', unit: 'days/28', design: '6x14-crossover' },
      rule: { clip: 8, grid: 0.25, epsilon: 1 },
    };
    const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
    mkdirSync(join(folder, 'vault.key.tmp')); // where the new key file would be written
    mkdirSync(join(folder, 'vault.key.tmp', 'full'));
    const refused = await drawOnce(vault, what, -1.5, random, 'now');
    expect(refused.ok).toBe(false);
    const [kept] = await vault.repos.ledger.list();
    expect(counter()).toBeUndefined();
    rmSync(join(folder, 'vault.key.tmp'), { recursive: true });
    const again = must(await drawOnce(vault, what, -1.5, random, 'later'));
    expect(again.payload).toBe(kept!.payload);
    expect(counter()).toEqual({ releases: 1, epsilon: 1, delta: 0 });
    await vault.close();
  });
});

describe('an older database beside the counter', () => {
  it('restored while locked: says so, blocks, then counts what is missing at full cost', async () => {
    const id = await backedUpInBetween();
    const session = createSession();
    const back = must(await createBackupService(session, clock).restore(folder, id, passphrase));
    const { ledger } = back.repos;
    expect((await ledger.list()).length).toBe(1);
    const lost = { releases: 1, epsilon: 2, delta: 0, uncertain: false };
    expect(await ledger.lost()).toEqual({ ...lost, accepted: false });
    expect(await budgetOf(ledger)).toMatchObject({ spentEpsilon: 3, lost });
    expect(await release(back, 'c|x')).toEqual({ row: null, outcome: 'lost' });
    expect((await release(back, 'a|x')).outcome).toBe('known'); // old bytes stay available
    await acceptLost(ledger);
    expect((await release(back, 'c|x', 3.5)).outcome).toBe('over-budget'); // 1 + 2 lost + 3.5 > 6
    expect((await release(back, 'c|x', 3)).outcome).toBe('recorded');
    expect(counter()).toEqual({ releases: 3, epsilon: 6, delta: 0 });
    await back.close();
    const again = await open(); // nothing new is missing, and the acceptance holds
    expect(await again.repos.ledger.lost()).toEqual({ ...lost, accepted: true });
    expect((await budgetOf(again.repos.ledger)).spentEpsilon).toBe(6);
    await again.close();
  }, 30_000);

  it('restored while open: the releases come along and nothing is missing', async () => {
    const id = await backedUpInBetween();
    const session = createSession();
    await session.open(await open());
    const back = must(await createBackupService(session, clock).restore(folder, id, passphrase));
    expect((await back.repos.ledger.list()).length).toBe(2);
    expect(await back.repos.ledger.lost()).toBeNull();
    expect((await budgetOf(back.repos.ledger)).spentEpsilon).toBe(3);
    await back.close();
  });

  it('restored over a damaged database counts; over a damaged key file it says that it cannot know', async () => {
    const id = await backedUpInBetween();
    const backups = createBackupService(createSession(), clock);
    writeFileSync(join(folder, 'vault.db'), 'rubbish');
    const back = must(await backups.restore(folder, id, passphrase));
    expect(await back.repos.ledger.lost()).toMatchObject({ releases: 1, epsilon: 2, uncertain: false });
    await back.close();
    for (const name of ['vault.key', 'vault.key.bak']) writeFileSync(join(folder, name), '{}');
    const again = must(await backups.restore(folder, id, passphrase));
    expect(await again.repos.ledger.lost()).toEqual({
      releases: 0,
      epsilon: 0,
      delta: 0,
      uncertain: true,
      accepted: false,
    });
    expect((await release(again, 'c|x')).outcome).toBe('lost');
    await again.close();
  });

  it('put there by hand, database alone: noticed at the opening', async () => {
    await (await open()).close();
    const old = join(root, `old-${count}.db`);
    cpSync(join(folder, 'vault.db'), old);
    const vault = await open();
    await release(vault, 'a|x', 4);
    await vault.close();
    cpSync(old, join(folder, 'vault.db'));
    const again = await open();
    expect(await again.repos.ledger.lost()).toMatchObject({ releases: 1, epsilon: 4, accepted: false });
    await again.close();
  });

  it('a crash while something is missing is counted exactly', async () => {
    const id = await backedUpInBetween();
    const back = must(await createBackupService(createSession(), clock).restore(folder, id, passphrase));
    await acceptLost(back.repos.ledger);
    const entry = {
      at: 'now',
      kind: 'effect-summary' as const,
      epsilon: 1,
      delta: 0,
      rho: 0.5,
      payload: '{}',
    };
    await back.repos.ledger.record({ ...entry, subject: 'c|x' }, lifetimeBudget); // and no counter: a crash
    await back.close();
    const again = await open();
    expect(counter()).toEqual({ releases: 3, epsilon: 4, delta: 0 });
    expect(await again.repos.ledger.lost()).toMatchObject({ releases: 1, epsilon: 2, accepted: true });
    await again.close();
  });

  it('salvaged into a new vault: the counter of the damaged one comes along', async () => {
    const vault = await open();
    await release(vault, 'a|x', 2);
    await vault.close();
    const to = join(root, `salvaged-${count}`);
    must(await salvageVault({ folder, secret: passphrase, to, official: true, kdf: cheapKdf }));
    const saved = must(await openVault({ folder: to, secret: passphrase }));
    expect((await budgetOf(saved.repos.ledger)).spentEpsilon).toBe(2);
    expect(must(readKeyFile(to)).released).toEqual({ releases: 1, epsilon: 2, delta: 0 });
    await saved.close();
  }, 30_000);

  it('keeps the counter when the passphrase is changed from the command line', async () => {
    const vault = await open();
    await release(vault, 'a|x', 2);
    await vault.close();
    must(await changePassphrase(folder, passphrase, 'harbour violin moss eleven tractor', cheapKdf));
    expect(counter()).toEqual({ releases: 1, epsilon: 2, delta: 0 });
  });
});
