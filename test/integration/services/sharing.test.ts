import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/design/index.ts';
import { createCompute } from '../../../src/main/compute/client.ts';
import { createDiaryService } from '../../../src/main/diary/service.ts';
import { createResultService } from '../../../src/main/results/service.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { createSharingService } from '../../../src/main/sharing/service.ts';
import { createTrialService } from '../../../src/main/trials/service.ts';
import { cheapKdf, createVault } from '../../../src/main/vault/index.ts';
import { ok } from '../../../src/shared/errors.ts';
import { trialDraftOf } from '../../unit/main/support.ts';

const root = resolve(import.meta.dirname, '../../..');
let now = Date.parse('2026-01-05T08:00:00Z');
const clock = { zone: 'Europe/Berlin', now: () => now };
const session = createSession();
const compute = createCompute({ modelsDir: join(root, 'models'), resourcesDir: join(root, 'resources') });
const trials = createTrialService(session, compute, clock, async () => ok(null)); // no gate here
const diary = createDiaryService(session, clock);
const results = createResultService(session, compute, clock);
const sharing = createSharingService(session, compute, { results, trials }, clock);
let folder = '';
let trialId = '';

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-sharing-'));
  const made = value(
    await createVault({
      folder: join(folder, 'vault'),
      passphrase: 'seven quiet rivers bend',
      synthetic: true,
      kdf: cheapKdf,
    }),
  );
  await session.open(made.vault);
  const started = value(await trials.start(trialDraftOf({ periods: 4, periodDays: 7, start: '2026-01-05' })));
  trialId = started.id;
  for (let i = 0; i < 28; i++) {
    const day = addDays('2026-01-05', i);
    now = Date.parse(`${day}T19:00:00Z`);
    value(
      await diary.save({
        day,
        trialId,
        answers: { 'migraine-day': i % 3 === 0 ? 1 : 0 },
        kept: true,
        marks: [],
        note: 'private words',
      }),
    );
  }
});
afterAll(async () => {
  await session.lock();
  await compute.close();
  await rm(folder, { recursive: true });
});

describe('sharing one summary', () => {
  it('is refused while the trial runs', async () => {
    expect(await sharing.release({ trialId, arm: 1, epsilon: 1 })).toMatchObject({
      ok: false,
      error: { code: 'refused-by-rule' },
    });
    expect(value(await sharing.history())).toEqual([]);
  });

  it('shows every field and the cost before anything is drawn', async () => {
    now = Date.parse('2026-02-10T09:00:00Z');
    const offer = value(await sharing.offer({ trialId, arm: 1, epsilon: 1 }));
    expect(offer.fields.map((f) => f.name)).toContain('neighbouring');
    expect(offer.fields.find((f) => f.name === 'released')?.value).toBeNull();
    expect(offer.budget).toMatchObject({ epsilon: 6, spentEpsilon: 0 });
    expect(offer.after.epsilon).toBe(1);
    expect(offer.earlier).toBeNull();
    expect(value(await sharing.budget()).spentEpsilon).toBe(0);
  });

  it('draws once: the same bytes ever after, debited once, whatever epsilon is asked for later', async () => {
    const first = value(await sharing.release({ trialId, arm: 1, epsilon: 1 }));
    const again = value(await sharing.release({ trialId, arm: 1, epsilon: 4 }));
    expect(again).toEqual(first);
    expect(value(await sharing.budget()).spentEpsilon).toBe(1);
    const summary = JSON.parse(first.json) as { released: number; epsilon: number };
    expect(summary.epsilon).toBe(1);
    expect(Number.isInteger(summary.released / 0.25)).toBe(true);
    expect(first.json).not.toContain(trialId);
    expect(first.json).not.toContain('private');
    expect(value(await sharing.offer({ trialId, arm: 1, epsilon: 2 })).earlier?.json).toBe(first.json);
  });

  it('writes exactly the stored bytes to a file', async () => {
    const [record] = value(await sharing.history());
    const path = join(folder, 'summary.json');
    value(await sharing.save(record!.seq, async () => path));
    expect(await readFile(path, 'utf8')).toBe(`${record!.json}\n`);
    expect(value(await sharing.save(record!.seq, async () => null))).toEqual({ path: null });
    expect(await sharing.save(99, async () => path)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('holds the lifetime budget, and nobody can take a debit back', async () => {
    const { ledger } = value(session.vault()).repos;
    const entry = {
      at: 'now',
      kind: 'effect-summary' as const,
      epsilon: 5.5,
      delta: 0,
      rho: 15,
      payload: '{}',
    };
    const refused = await ledger.record({ ...entry, subject: 'a|b' }, { epsilon: 6, delta: 1e-5 });
    expect(refused).toEqual({ row: null, outcome: 'over-budget' });
    const taken = await ledger.record({ ...entry, epsilon: 5, subject: 'a|b' }, { epsilon: 6, delta: 1e-5 });
    expect(taken.outcome).toBe('recorded');
    const last = await ledger.record(
      { ...entry, epsilon: 0.001, subject: 'c|d' },
      { epsilon: 6, delta: 1e-5 },
    );
    expect(last.outcome).toBe('over-budget');
    expect((await ledger.list()).length).toBe(2);
  });
});
