import { describe, expect, it } from 'vitest';
import { secondsOf } from '../../../../../src/main/imports/sleep-cycle/columns.ts';
import { berlin, brief, readWritten } from '../written.ts';

describe('Sleep Cycle', () => {
  it('the newest generation tells how long somebody slept; a recording without sleep is refused', async () => {
    const text = [
      'Went to bed;Woke up;Sleep Quality;Time in bed (seconds);Time asleep (seconds);Asleep after (seconds);Regularity;Did snore;Steps;City;Wake up window start',
      '2026-08-24 23:10:04;2026-08-25 07:53:17;93%;31393;26370;3767;77%;false;0;;26-08-25 07:32:38',
      '2026-08-23 22:57:58;2026-08-23 23:43:21;8%;2723;0;2723;—;false;0;;26-08-24 07:30:35',
      '2026-08-22 22:56:37;2026-08-23 06:56:37;97%;28800;25200',
      '',
    ].join('\r\n');
    const read = await readWritten({ 'export.csv': `\uFEFF${text}` }, { now: Date.UTC(2026, 10, 1) });
    expect(read.claimed[0]?.source).toBe('sleep-cycle');
    expect(brief(read.rows)).toEqual([
      'sleep-stage 2026-08-24T22:10:04Z 0',
      'sleep-duration 2026-08-24T22:10:04Z 439.5',
      'sleep-stage 2026-08-22T21:56:37Z 0',
      'sleep-duration 2026-08-22T21:56:37Z 420',
    ]);
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('the generation with stages: dream is REM, pulse on waking, "0" is not measured', async () => {
    const text = [
      'Start;End;Sleep Quality;Regularity;Awake (seconds);Dream (seconds);Light (seconds);Deep (seconds);Mood;Heart rate (bpm);Steps;Time in bed (seconds);Time asleep (seconds)',
      '2025-06-01 22:30:00;2025-06-02 06:30:00;82%;75%;1200;3600;10800;7200;good;58;0;28800;21600',
      '2025-06-02 22:30:00;2025-06-03 06:30:00;82%;75%;;;;;good;0;0;28800;21600',
    ].join('\n');
    const read = await readWritten({ 'x.csv': text });
    const night = read.rows.filter((r) => r.start < '2025-06-02T12');
    expect(Object.fromEntries(night.map((r) => [r.metric, r.value]))).toEqual({
      'sleep-stage': 0,
      'sleep-duration': 360,
      'sleep-deep': 120,
      'sleep-light': 180,
      'sleep-rem': 60,
      'sleep-awake': 20,
      'heart-rate': 58,
    });
    const other = read.rows.filter((r) => r.start > '2025-06-02T12').map((r) => r.metric);
    expect(other).toEqual(['sleep-stage', 'sleep-duration']);
  });

  it('other languages; the nights of the clock changes are an hour shorter and longer', async () => {
    const text = [
      'Start;Ende;Schlafqualität;Zeit im Bett;Aufwachen;Schlafnotizen;Herzfrequenz;Aktivität (Schritte)',
      '2024-03-30 23:00:00;2024-03-31 07:00:00;70%;7:00;:);;0;0',
      '2024-10-26 23:00:00;2024-10-27 07:00:00;70%;9:00;:);;0;0',
    ].join('\n');
    const read = await readWritten({ 'x.csv': text }, { zones: berlin });
    const hours = read.rows.map((r) => (Date.parse(r.end) - Date.parse(r.start)) / 3_600_000);
    expect(hours).toEqual([7, 9]);
  });

  it('a broken date is refused, the other rows stay; a header alone is no error', async () => {
    const header = 'Start;End;Sleep quality;Time in bed;Wake up;Sleep Notes;Heart rate;Activity (steps)';
    const read = await readWritten({
      'x.csv': `${header}\nno date;2024-01-02 07:00:00;70%;8:00\n2024-01-02 23:00:00;2024-01-03 07:00:00;70%;8:00\n2024-01-03 23:0`,
    });
    expect(read.rows).toHaveLength(1);
    expect(read.refused).toMatchObject([
      { count: 1, reason: expect.stringContaining('cut off'), examples: ['x.csv, row 4'] },
      {
        count: 1,
        reason: 'The date cannot be read.',
        examples: ['x.csv, row 2: no date to 2024-01-02 07:00:00'],
      },
    ]);
    expect((await readWritten({ 'x.csv': `${header}\n` })).claimed[0]?.source).toBe('sleep-cycle');
  });

  it.each([
    ['26369', 26_369],
    ['7:19', 26_340],
    ['7:19:30', 26_370],
    ['', Number.NaN],
    ['—', Number.NaN],
  ])('duration %j is %d s', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});
