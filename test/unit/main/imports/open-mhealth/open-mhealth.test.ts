import { describe, expect, it } from 'vitest';
import { brief, readWritten } from '../written.ts';

const at = { effective_time_frame: { date_time: '2024-02-20T08:00:00-05:00' } };
const point = (name: string, body: object) => ({
  header: {
    id: '1',
    schema_id: { namespace: 'omh', name, version: '2.0' },
    acquisition_provenance: { source_name: 'RunKeeper' },
  },
  body,
});

describe('Open mHealth', () => {
  it('data points with headers, in an array; what has no metric is counted by its schema', async () => {
    const read = await readWritten({
      'x.json': JSON.stringify([
        point('body-weight', { body_weight: { value: 180, unit: 'lb' }, ...at }),
        point('step-count', {
          step_count: { value: 500, unit: 'steps' },
          effective_time_frame: {
            time_interval: { start_date_time: '2024-02-20T08:00:00Z', duration: { value: 10, unit: 'min' } },
          },
        }),
        point('body-mass-index', { body_mass_index: { value: 22, unit: 'kg/m2' }, ...at }),
        point('body-weight', { body_weight: { value: 80, unit: 'kg' } }),
      ]),
    });
    expect(brief(read.rows)).toEqual([
      'weight 2024-02-20T13:00:00Z 81.646627',
      'steps 2024-02-20T08:00:00Z 500',
    ]);
    expect(read.rows[0]).toMatchObject({ zone: '-05:00', source: 'RunKeeper' });
    expect(read.rows[1]).toMatchObject({ end: '2024-02-20T08:10:00.000Z', zone: '' });
    expect(read.unknownTypes).toEqual({ 'Open mHealth omh:body-mass-index': 1 });
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('sleep belongs to the day of waking; lines; temperatures in F', async () => {
    const night = {
      time_interval: { start_date_time: '2024-02-19T22:00:00Z', end_date_time: '2024-02-20T06:00:00Z' },
    };
    const lines = [
      { sleep_duration: { value: 7.5, unit: 'h' }, effective_time_frame: night },
      { body_temperature: { value: 98.6, unit: 'F' }, ...at },
    ];
    const read = await readWritten({
      'x.ndjson': `${lines.map((l) => JSON.stringify(l)).join('\n')}\n{"body_wei`,
    });
    expect(brief(read.rows)).toEqual([
      'sleep-duration 2024-02-20T00:00:00Z 450',
      'body-temperature 2024-02-20T13:00:00Z 37',
    ]);
    expect(read.refused).toHaveLength(1);
  });
});
