import { describe, expect, it } from 'vitest';
import { holesOf } from '../../../../../src/main/imports/sleep-diary/index.ts';
import { brief, newYork, readWritten } from '../written.ts';

const head = 'Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo';
const middle = '"7.5","4.0","slept, ""well""","10000","-1","-1.0","-1","-2.0","0",""';
const start = Date.UTC(2024, 4, 1, 20); // 22:00 in Prague

describe('Sleep as Android', () => {
  it('the recording states its own zone: the person may be elsewhere', async () => {
    const text = `${head},"22:00"\n"${start}","Europe/Prague","01. 05. 2024 22:00","02. 05. 2024 5:30","02. 05. 2024 6:00",${middle},"0.0"\n`;
    const read = await readWritten({ 'sleep-export.csv': text }, { zones: newYork });
    expect(brief(read.rows)).toEqual(['sleep-stage 2024-05-01T20:00:00Z 1']);
    expect(read.rows[0]).toMatchObject({ zone: 'Europe/Prague', end: '2024-05-02T03:30:00.000Z' });
  });

  it('stages and pulse come from the events', async () => {
    const h = 3_600_000;
    const events = [
      `LIGHT_START-${start}`,
      `LIGHT_END-${start + h}`,
      `DEEP_START-${start + h}`,
      `DEEP_END-${start + 2 * h}`,
      `AWAKE_START-${start + 2 * h}`,
      `HR-${start + h}-54.0`,
      `SPO2-${start + h}-97.0`,
      `LUX-${start + h}-3.0`,
    ];
    const text = `${head}${',Event'.repeat(events.length)}\n"${start}","Europe/Prague","01. 05. 2024 22:00","02. 05. 2024 1:00","",${middle},${events.map((e) => `"${e}"`).join(',')}\n,,,,,,,,,,,,,,,"1.0"\n`;
    const read = await readWritten({ 'x.csv': text });
    expect(
      read.rows.map((r) => `${r.metric} ${r.value} ${r.start.slice(11, 16)} ${r.end.slice(11, 16)}`),
    ).toEqual([
      'sleep-stage 3 20:00 21:00',
      'sleep-stage 4 21:00 22:00',
      'sleep-stage 2 22:00 23:00',
      'heart-rate 54 21:00 21:00',
      'spo2 97 21:00 21:00',
    ]);
  });

  it('a row cut off is refused, one without length too', async () => {
    const text = `${head}\n"1","Nowhere/Else","01. 05. 2024 22:00","01. 05. 2024 22:00","",${middle}\n${head}\n"2","Europe/Prague","01. 05. 20`;
    const read = await readWritten({ 'x.csv': text });
    expect(read.rows).toEqual([]);
    expect(read.refused.reduce((n, r) => n + r.count, 0)).toBe(2);
  });
});

describe('Sleepmeter and Plees Tracker', () => {
  it('holes are time awake', async () => {
    expect(holesOf('95-110|30-40|x')).toEqual([
      { from: 30, to: 40 },
      { from: 95, to: 110 },
    ]);
    const text =
      'wake,sleep,bedtime,holes,type,dreams,aid,hindrances,tags,quality,notes\n"2024-05-02 07:00+0200","2024-05-01 23:00+0200","2024-05-01 22:50+0200",60-90,NIGHT_SLEEP,NONE,NONE,NONE,NONE,5,""\n';
    const read = await readWritten({ 'x.csv': text });
    expect(
      read.rows.map((r) => `${r.value} ${r.start.slice(11, 16)} ${r.end.slice(11, 16)} ${r.zone}`),
    ).toEqual([
      '0 20:50 05:00 +02:00',
      '1 21:00 22:00 +02:00',
      '2 22:00 22:30 +02:00',
      '1 22:30 05:00 +02:00',
    ]);
  });

  it('a sleep without end is refused', async () => {
    const read = await readWritten({
      'plees.csv':
        'sid,start,stop,rating,comment\n1,1714590000000,0,5,\n2,1714590000000,1714618800000,3,""\n',
    });
    expect(read.rows).toHaveLength(1);
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });
});
