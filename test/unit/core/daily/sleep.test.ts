import { describe, expect, it } from 'vitest';
import { dailySleep, sleepSessions } from '../../../../src/core/daily/sleep.ts';
import { byDay, dayText, input, type Sample, stages } from './support.ts';

const row = (from: string, to: string, value: number, source = 'Watch'): Sample => ({
  from,
  to,
  value,
  source,
});
const sleep = (samples: Sample[], options?: Parameters<typeof input>[1]) =>
  dailySleep(input(samples, options));

describe('daily sleep', () => {
  const night = [
    row('2024-02-19T23:00Z', '2024-02-20T01:00Z', stages.light),
    row('2024-02-20T01:00Z', '2024-02-20T02:00Z', stages.deep),
    row('2024-02-20T02:00Z', '2024-02-20T02:20Z', stages.awake),
    row('2024-02-20T02:20Z', '2024-02-20T06:00Z', stages.rem),
  ];

  it('counts a night on the day of waking, by stage', () => {
    const days = sleep(night);
    expect(byDay(days['sleep-duration'])).toEqual({ '2024-02-20': 400 });
    expect(byDay(days['sleep-light'])).toEqual({ '2024-02-20': 120 });
    expect(byDay(days['sleep-deep'])).toEqual({ '2024-02-20': 60 });
    expect(byDay(days['sleep-rem'])).toEqual({ '2024-02-20': 220 });
    expect(byDay(days['sleep-awake'])).toEqual({ '2024-02-20': 20 });
    expect(days['sleep-duration'][0]?.coverage).toBe(1);
  });

  it("neither the phone's time in bed nor an app's copy adds to the watch's night", () => {
    const copies = [
      row('2024-02-19T22:30Z', '2024-02-20T06:30Z', stages.inBed, 'Phone'),
      row('2024-02-19T23:00Z', '2024-02-20T06:00Z', stages.asleep, 'App'),
    ];
    expect(sleep([...night, ...copies])).toEqual(sleep(night));
  });

  it('overlapping rows of a stage count once', () => {
    const twice = [...night, row('2024-02-20T01:30Z', '2024-02-20T02:00Z', stages.deep)];
    expect(byDay(sleep(twice)['sleep-deep'])).toEqual({ '2024-02-20': 60 });
    expect(byDay(sleep(twice)['sleep-duration'])).toEqual({ '2024-02-20': 400 });
  });

  it('believes the app when the watch ran out of battery', () => {
    const short = night.slice(0, 1).map((r) => ({ ...r, to: '2024-02-19T23:40Z' }));
    const days = sleep([...short, row('2024-02-19T23:00Z', '2024-02-20T06:00Z', stages.asleep, 'App')]);
    expect(byDay(days['sleep-duration'])).toEqual({ '2024-02-20': 420 });
    expect(days['sleep-deep']).toEqual([]); // stages were not measured: missing, not 0
    expect(days['sleep-awake']).toEqual([]);
  });

  it('only time in bed: how long they slept is not known', () => {
    expect(
      sleep([row('2024-02-19T22:30Z', '2024-02-20T06:30Z', stages.inBed, 'Phone')])['sleep-duration'],
    ).toEqual([]);
  });

  it('a nap does not count, nor does it stand in for a night without data', () => {
    const nap = row('2024-02-20T14:00Z', '2024-02-20T14:40Z', stages.light);
    expect(sleep([...night, nap])).toEqual(sleep(night));
    expect(sleep([nap])['sleep-duration']).toEqual([]);
    expect(sleepSessions(input([...night, nap])).map((s) => s.nap)).toEqual([false, true]);
  });

  it('a pause of less than three hours keeps a night together, a longer one splits it and both parts count', () => {
    const parts = (to: string) => [
      row('2024-02-20T00:00Z', '2024-02-20T02:00Z', stages.light),
      row(to, '2024-02-20T07:00Z', stages.light),
    ];
    expect(sleepSessions(input(parts('2024-02-20T04:30Z')))).toHaveLength(1);
    expect(sleepSessions(input(parts('2024-02-20T05:30Z')))).toHaveLength(2);
    expect(byDay(sleep(parts('2024-02-20T05:30Z'))['sleep-duration'])).toEqual({ '2024-02-20': 210 });
  });

  it('a shift worker sleeping by day has a night on that day', () => {
    const days = sleep([row('2024-02-20T09:30Z', '2024-02-20T16:00Z', stages.asleep)]);
    expect(byDay(days['sleep-duration'])).toEqual({ '2024-02-20': 390 });
  });

  it('a bad night of two hours is a night', () => {
    const days = sleep([row('2024-02-20T01:00Z', '2024-02-20T03:00Z', stages.asleep)]);
    expect(byDay(days['sleep-duration'])).toEqual({ '2024-02-20': 120 });
  });

  it('measures elapsed time over the change of clocks', () => {
    const days = sleep([row('2024-03-30T23:00Z', '2024-03-31T06:00Z', stages.asleep)]);
    expect(byDay(days['sleep-duration'])).toEqual({ '2024-03-31': 420 }); // on the wall 23:00 to 07:00
  });

  it('wakes on the day of the zone that the rows state', () => {
    const rows = [{ ...row('2024-02-20T13:30Z', '2024-02-20T21:00Z', stages.asleep), zone: 'Asia/Tokyo' }];
    expect(byDay(sleep(rows)['sleep-duration'])).toEqual({ '2024-02-21': 450 });
  });

  it('"in bed" that was never ended does not join two nights', () => {
    const second = night.map((r) => ({
      ...r,
      from: r.from.replace('20T', '21T').replace('19T', '20T'),
      to: (r.to ?? '').replace('20T', '21T').replace('19T', '20T'),
    }));
    const endless = row('2024-02-19T22:00Z', '2024-02-21T08:00Z', stages.inBed, 'Phone');
    const sessions = sleepSessions(input([...night, ...second, endless]));
    expect(sessions.map((s) => dayText(s.day))).toEqual(['2024-02-20', '2024-02-21']);
  });
});
