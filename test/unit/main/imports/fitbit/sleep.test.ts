import { describe, expect, it } from 'vitest';
import { sleepStage } from '../../../../../src/shared/samples.ts';
import { berlin, readWritten, zipOf } from '../written.ts';

const names = Object.fromEntries(Object.entries(sleepStage).map(([name, value]) => [value, name]));

/** Stages as "light 22:00-23:00", UTC. */
const stages = (rows: readonly { metric: string; start: string; end: string; value: number }[]) =>
  rows
    .filter((r) => r.metric === 'sleep-stage')
    .map((r) => `${names[r.value]} ${r.start.slice(11, 16)}-${r.end.slice(11, 16)}`);

const night = (start: string, end: string, hours: number, levels: object) => ({
  logId: 1,
  dateOfSleep: end.slice(0, 10),
  startTime: start,
  endTime: end,
  duration: hours * 3_600_000,
  minutesAsleep: hours * 60,
  type: 'stages',
  mainSleep: true,
  levels,
});
const takeout = (...sleeps: object[]) =>
  zipOf({ 'Takeout/Fitbit/Global Export Data/sleep-2024-01-01.json': JSON.stringify(sleeps) });
const level = (dateTime: string, name: string, hours: number) => ({
  dateTime,
  level: name,
  seconds: hours * 3600,
});

describe('Fitbit sleep', () => {
  it('over the night in which the clocks go forward', async () => {
    const { rows } = await readWritten(
      {
        'a.zip': takeout(
          night('2024-03-30T23:00:00.000', '2024-03-31T07:00:00.000', 7, {
            data: [
              level('2024-03-30T23:00:00.000', 'light', 3), // to 02:00, when it becomes 03:00
              level('2024-03-31T03:00:00.000', 'deep', 1),
              level('2024-03-31T04:00:00.000', 'rem', 3),
            ],
          }),
        ),
      },
      { zones: berlin },
    );
    expect(stages(rows)).toEqual(['light 22:00-01:00', 'deep 01:00-02:00', 'rem 02:00-05:00']);
  });

  it('over the night in which the clocks go back', async () => {
    const { rows } = await readWritten(
      {
        'a.zip': takeout(
          night('2024-10-26T23:00:00.000', '2024-10-27T07:00:00.000', 9, {
            data: [
              level('2024-10-26T23:00:00.000', 'light', 4), // to 03:00, when it becomes 02:00
              level('2024-10-27T02:00:00.000', 'deep', 2),
              level('2024-10-27T04:00:00.000', 'rem', 3),
            ],
          }),
        ),
      },
      { zones: berlin },
    );
    expect(stages(rows)).toEqual(['light 21:00-01:00', 'deep 01:00-03:00', 'rem 03:00-06:00']);
  });

  it('short wakings are taken out of the stage around them', async () => {
    const { rows } = await readWritten({
      'a.zip': takeout(
        night('2024-01-10T23:00:00.000', '2024-01-11T01:00:00.000', 2, {
          data: [level('2024-01-10T23:00:00.000', 'light', 2)],
          shortData: [level('2024-01-10T23:30:00.000', 'wake', 0.05)],
        }),
      ),
    });
    expect(stages(rows)).toEqual(['light 23:00-23:30', 'awake 23:30-23:33', 'light 23:33-01:00']);
  });

  it('older trackers: restless counts as awake', async () => {
    const { rows } = await readWritten({
      'a.zip': takeout(
        night('2015-01-10T23:00:00.000', '2015-01-11T01:00:00.000', 2, {
          data: [
            level('2015-01-10T23:00:00.000', 'restless', 1),
            level('2015-01-11T00:00:00.000', 'asleep', 1),
          ],
        }),
      ),
    });
    expect(stages(rows)).toEqual(['awake 23:00-00:00', 'asleep 00:00-01:00']);
  });

  it('the CSV twin has the place; the same night in JSON is not a second sleep', async () => {
    const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
    const { rows } = await readWritten(
      {
        'a.zip': zipOf({
          'Takeout/Google Health/Health Fitness Data_GoogleData/UserSleeps_2024-06-01.csv': csv(
            'sleep_id,sleep_type,minutes_asleep,start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source',
            '1000000000000000001,STAGES,420,-04:00,2024-06-02T03:00:00Z,-04:00,2024-06-02T11:00:00Z,DERIVED',
            '1000000000000000002,CLASSIC,30,+00:00,2024-06-02T18:00:00Z,+00:00,2024-06-02T18:35:00Z,MANUAL',
          ),
          'Takeout/Google Health/Health Fitness Data_GoogleData/UserSleepStages_2024-06-01.csv': csv(
            'sleep_id,sleep_stage_type,start_utc_offset,sleep_stage_start,end_utc_offset,sleep_stage_end',
            '1000000000000000001,LIGHT,-04:00,2024-06-02T03:00:00Z,-04:00,2024-06-02T10:00:00Z',
            '1000000000000000001,WAKE,-04:00,2024-06-02T10:00:00Z,-04:00,2024-06-02T11:00:00Z',
          ),
          'Takeout/Google Health/Global Export Data/sleep-2024-06-01.json': JSON.stringify([
            night('2024-06-01T23:00:00.000', '2024-06-02T07:00:00.000', 8, {
              data: [level('2024-06-01T23:00:00.000', 'deep', 8)],
            }),
          ]),
        }),
      },
      { zones: [{ from: '1970-01-01', zone: 'America/New_York' }] },
    );
    expect(stages(rows)).toEqual(['light 03:00-10:00', 'awake 10:00-11:00']);
    expect(rows.map((r) => r.zone)).toEqual(['-04:00', '-04:00', '']);
    expect(rows.at(-1)).toMatchObject({ metric: 'sleep-duration', value: 30 });
  });
});
