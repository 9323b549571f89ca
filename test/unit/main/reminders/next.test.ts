import { describe, expect, it } from 'vitest';
import { instantOf, nextReminder, type ReminderState } from '../../../../src/main/reminders/next.ts';
import { startScheduler } from '../../../../src/main/reminders/scheduler.ts';

const BERLIN = 'Europe/Berlin';
const state = (over: Partial<ReminderState> = {}): ReminderState => ({
  enabled: true,
  time: '20:30',
  spans: [{ from: '2026-03-02', to: '2026-05-31' }],
  done: [],
  lastShown: null,
  ...over,
});
const utc = (text: string) => Date.parse(text);

describe('the next reminder', () => {
  it('comes at the wall-clock time of today, at once where the time has passed, once a day', () => {
    expect(nextReminder(state(), utc('2026-03-10T08:00Z'), BERLIN)).toEqual({
      at: utc('2026-03-10T19:30Z'),
      day: '2026-03-10',
    });
    const late = utc('2026-03-10T22:10Z');
    expect(nextReminder(state(), late, BERLIN)).toEqual({ at: late, day: '2026-03-10' });
    expect(nextReminder(state({ lastShown: '2026-03-10' }), late, BERLIN)?.day).toBe('2026-03-11');
  });

  it('never comes for a day that is done, paused, or before or after the trial', () => {
    expect(nextReminder(state({ done: ['2026-03-10'] }), utc('2026-03-10T08:00Z'), BERLIN)?.day).toBe(
      '2026-03-11',
    );
    const paused = state({ spans: [{ from: '2026-03-02', to: '2026-03-09' }] });
    expect(nextReminder(paused, utc('2026-03-10T08:00Z'), BERLIN)).toBeNull();
    expect(nextReminder(state(), utc('2026-02-01T08:00Z'), BERLIN)?.day).toBe('2026-03-02');
    expect(nextReminder(state(), utc('2026-06-01T08:00Z'), BERLIN)).toBeNull();
    expect(nextReminder(state({ enabled: false }), utc('2026-03-10T08:00Z'), BERLIN)).toBeNull();
  });

  it('catches up once after a long sleep: for today, not for the days slept through', () => {
    const awake = utc('2026-03-20T21:00Z');
    expect(nextReminder(state({ lastShown: '2026-03-09' }), awake, BERLIN)).toEqual({
      at: awake,
      day: '2026-03-20',
    });
  });

  it('keeps the wall-clock time over both changes of clocks, also for times they skip or repeat', () => {
    expect(instantOf('2026-03-28', '20:30', BERLIN)).toBe(utc('2026-03-28T19:30Z'));
    expect(instantOf('2026-03-29', '20:30', BERLIN)).toBe(utc('2026-03-29T18:30Z'));
    expect(instantOf('2026-03-29', '02:30', BERLIN)).toBe(utc('2026-03-29T01:30Z')); // 03:30 summer time
    expect(instantOf('2026-10-25', '02:30', BERLIN)).toBe(utc('2026-10-25T00:30Z')); // the first of two
    const shown = state({
      time: '02:30',
      lastShown: '2026-10-25',
      spans: [{ from: '2026-10-20', to: '2026-10-30' }],
    });
    expect(nextReminder(shown, utc('2026-10-25T01:30Z'), BERLIN)?.day).toBe('2026-10-26'); // not the second
  });

  it('follows the traveller: the local evening, and a day lived twice counts once', () => {
    const tokyo = nextReminder(state(), utc('2026-03-10T08:00Z'), 'Asia/Tokyo');
    expect(tokyo).toEqual({ at: utc('2026-03-10T11:30Z'), day: '2026-03-10' });
    // shown on the 11th in Tokyo, then a flight over the date line back to the 10th
    const west = nextReminder(
      state({ lastShown: '2026-03-11' }),
      utc('2026-03-11T04:00Z'),
      'America/Los_Angeles',
    );
    expect(west?.day).toBe('2026-03-12');
  });
});

describe('the scheduler', () => {
  it('reads the clock at each tick, so that sleep and a new zone need nothing', () => {
    let now = utc('2026-03-10T08:00Z');
    let zone = BERLIN;
    let known = state();
    const shown: string[] = [];
    let tick = () => {};
    const stop = startScheduler({
      clock: {
        now: () => now,
        get zone() {
          return zone;
        },
      },
      state: () => known,
      show: (day) => {
        shown.push(`${day} ${zone}`);
        known = { ...known, lastShown: day };
      },
      every: (_ms, work) => {
        tick = work;
        return () => {
          tick = () => {};
        };
      },
    });
    tick();
    expect(shown).toEqual([]);
    now = utc('2026-03-10T19:31Z');
    tick();
    tick();
    now = utc('2026-03-15T03:00Z'); // slept for days; in Berlin it is morning
    tick();
    zone = 'Asia/Tokyo';
    now = utc('2026-03-15T11:45Z'); // 20:45 there
    tick();
    known = { ...known, done: ['2026-03-16'] };
    now = utc('2026-03-16T12:00Z');
    tick();
    expect(shown).toEqual(['2026-03-10 Europe/Berlin', '2026-03-15 Asia/Tokyo']);
    stop();
    now = utc('2026-03-17T12:00Z');
    tick();
    expect(shown).toHaveLength(2);
  });
});
