import { describe, expect, it } from 'vitest';
import { newYork, readWritten, zipOf } from '../written.ts';

/** Two weeks of a New Yorker: asleep 23:00 to 07:00, a walk at 08:00 and at 22:00, all by their own clock. */
const pad = (n: number) => String(n).padStart(2, '0');
const takeout = (hoursLater: number, withSleep: boolean) => {
  const steps: object[] = [];
  const sleeps: object[] = [];
  for (let day = 3; day < 17; day++) {
    for (const hour of [8, 22]) {
      const at = new Date(Date.UTC(2024, 5, day, hour + hoursLater));
      const date = `${pad(at.getUTCMonth() + 1)}/${pad(at.getUTCDate())}/24`;
      steps.push({ dateTime: `${date} ${pad(at.getUTCHours())}:00:00`, value: '100' });
    }
    sleeps.push({
      logId: day,
      startTime: `2024-06-${pad(day)}T23:00:00.000`,
      endTime: `2024-06-${pad(day + 1)}T07:00:00.000`,
      dateOfSleep: `2024-06-${pad(day + 1)}`,
      duration: 8 * 3_600_000,
      minutesAsleep: 480,
      levels: { data: [{ dateTime: `2024-06-${pad(day)}T23:00:00.000`, level: 'light', seconds: 28_800 }] },
    });
  }
  const root = 'Takeout/Fitbit/Global Export Data';
  return zipOf({
    [`${root}/steps-2024-06-01.json`]: JSON.stringify(steps),
    ...(withSleep && { [`${root}/sleep-2024-06-01.json`]: JSON.stringify(sleeps) }),
  });
};
const first = (rows: readonly { metric: string; start: string }[]) =>
  rows.find((r) => r.metric === 'steps')?.start;

describe('bare times of the JSON files', () => {
  it('own clock, where the walks would else fall into sleep', async () => {
    const { rows, questions } = await readWritten({ 'a.zip': takeout(0, true) }, { zones: newYork });
    expect(first(rows)).toBe('2024-06-03T12:00:00.000Z'); // 08:00 in New York
    expect(questions).toEqual([]);
  });

  it('UTC, where the walks would else fall into sleep', async () => {
    const { rows } = await readWritten({ 'a.zip': takeout(4, true) }, { zones: newYork });
    expect(first(rows)).toBe('2024-06-03T12:00:00.000Z');
  });

  it('without sleep logs it is a question; until then they count as UTC, with a warning', async () => {
    const asked = await readWritten({ 'a.zip': takeout(0, false) }, { zones: newYork });
    expect(asked.questions).toMatchObject([{ id: 'fitbit-json-clock' }]);
    expect(first(asked.rows)).toBe('2024-06-03T08:00:00.000Z');
    expect(asked.warnings).toMatchObject([expect.stringContaining('were read as UTC')]);
    const told = await readWritten(
      { 'a.zip': takeout(0, false) },
      { zones: newYork, answers: { 'fitbit-json-clock': 'local' } },
    );
    expect(first(told.rows)).toBe('2024-06-03T12:00:00.000Z');
    expect(told.warnings).toEqual([]);
  });
});
