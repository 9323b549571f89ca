import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startAutoLock } from '../../../../src/main/app/auto-lock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const world = (limit: number | null) => {
  const state = { idle: 0, locked: 0, suspend: () => {}, limit };
  const stop = startAutoLock({
    idleSeconds: () => state.idle,
    limitMinutes: async () => state.limit,
    lock: async () => {
      state.locked++;
    },
    onSuspend: (listener) => {
      state.suspend = listener;
    },
  });
  return { state, stop };
};

describe('automatic lock', () => {
  test('locks once the computer has been idle for the limit, not before', async () => {
    const { state, stop } = world(10);
    state.idle = 10 * 60 - 1;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.locked).toBe(0);
    state.idle = 10 * 60;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.locked).toBe(1);
    stop();
  });

  test('nothing to lock: nothing happens', async () => {
    const { state, stop } = world(null);
    state.idle = 1e6;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.locked).toBe(0);
    stop();
  });

  test('locks before the computer sleeps, idle or not', () => {
    const { state, stop } = world(10);
    state.suspend();
    expect(state.locked).toBe(1);
    stop();
  });

  test('a slow lock is not started twice', async () => {
    let running = 0;
    const stop = startAutoLock({
      idleSeconds: () => 1e6,
      limitMinutes: async () => 1,
      lock: () => {
        running++;
        return new Promise(() => {});
      },
      onSuspend: () => {},
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(running).toBe(1);
    stop();
  });
});
