import { describe, expect, it } from 'vitest';
import { brief, readWritten } from '../written.ts';

const at = Date.UTC(2024, 1, 20, 8);

describe('Nightscout', () => {
  it('entries as JSON: mg/dL, finger pricks, codes for too low and too high, other types', async () => {
    const entries = [
      {
        _id: 'a',
        type: 'sgv',
        sgv: 90,
        date: at,
        dateString: '2024-02-20T08:00:00.000Z',
        device: 'xDrip',
        utcOffset: 60,
      },
      { type: 'sgv', sgv: 39, date: at + 300_000 },
      { type: 'sgv', sgv: 401, date: at + 600_000 },
      { type: 'sgv', sgv: 10, date: at + 900_000 },
      { type: 'mbg', mbg: 450, date: at + 1_200_000 },
      { type: 'cal', slope: 900, date: at },
      { type: 'sgv', sgv: '108', dateString: '2024-02-20T09:00:00+0100' },
    ];
    const read = await readWritten({ 'x.json': JSON.stringify(entries) });
    expect(brief(read.rows)).toEqual([
      'glucose 2024-02-20T08:00:00Z 4.995674',
      'glucose 2024-02-20T08:20:00Z 24.978369',
      'glucose 2024-02-20T08:00:00Z 5.994808',
    ]);
    expect(read.rows[0]).toMatchObject({ zone: '+01:00', device: 'xDrip', source: 'Nightscout' });
    expect(read.refused).toMatchObject([{ count: 3 }]);
    expect(read.unknownTypes).toEqual({ 'Nightscout cal': 1 });
  });

  it('entries as CSV or tabs without a header; a cut last row is refused', async () => {
    const csv = `"2024-02-20T08:00:00.000Z",${at},90,"Flat","xDrip"\n"2024-02-20T08:05:00.000Z",${at + 300_000},"LOW","Flat",\n"2024-02-20T08:1`;
    const read = await readWritten({ 'x.csv': csv });
    expect(read.rows).toHaveLength(1);
    expect(read.refused.map((r) => r.count)).toEqual([1, 1]);
    const tabs = await readWritten({ 'x.tsv': `"2024-02-20T08:00:00.000Z"\t${at}\t90\t"Flat"\t"xDrip"\n` });
    expect(tabs.claimed[0]?.source).toBe('nightscout');
    expect(tabs.rows).toHaveLength(1);
  });
});
