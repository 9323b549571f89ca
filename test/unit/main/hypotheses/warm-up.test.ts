import { expect, it } from 'vitest';
import { createWarmUp, type WarmUpTimer } from '../../../../src/main/hypotheses/warm-up.ts';
import { createSession } from '../../../../src/main/session/session.ts';
import type { Vault } from '../../../../src/main/vault/types.ts';

/** A session, and a timer that runs when the test says so. */
const scene = () => {
  const log: string[] = [];
  const session = createSession();
  const due = new Set<() => void>();
  const timer: WarmUpTimer = {
    after: (ms, run) => {
      expect(ms).toBeGreaterThanOrEqual(1_000); // the first screen goes first
      due.add(run);
      return () => due.delete(run);
    },
  };
  const compute = {
    warm: async () => void log.push('warm'),
    close: async () => void log.push('threads ended'),
  };
  const vault = { close: async () => void log.push('vault closed') } as unknown as Vault;
  const warmUp = createWarmUp(session, compute, timer);
  const tick = () => {
    for (const run of due) run();
  };
  return { log, session, warmUp, vault, due, tick };
};

it('gets ready once, a moment after the unlock and not during it', async () => {
  const { log, session, warmUp, vault, due, tick } = scene();
  await session.open(vault);
  warmUp.opened();
  warmUp.opened(); // a second answer of the same unlock
  expect(log).toEqual([]);
  expect(due.size).toBe(1);
  tick();
  expect(log).toEqual(['warm']);
});

it('does nothing after a wrong passphrase', () => {
  const { warmUp, due } = scene();
  warmUp.opened();
  expect(due.size).toBe(0);
});

it('a lock calls it off, and ends the threads before the vault closes', async () => {
  const { log, session, warmUp, vault, due } = scene();
  await session.open(vault);
  warmUp.opened();
  await session.lock();
  expect(due.size).toBe(0);
  expect(log).toEqual(['threads ended', 'vault closed']);
});

it('a timer that runs all the same after the lock starts nothing', async () => {
  const { log, session, warmUp, vault, due } = scene();
  await session.open(vault);
  warmUp.opened();
  const late = [...due];
  await session.lock();
  for (const run of late) run();
  expect(log).not.toContain('warm');
});
