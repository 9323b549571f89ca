import { describe, expect, it } from 'vitest';
import { apple, parseFile } from './support.ts';

const count = (rows: { metric: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { metric } of rows) counts[metric] = (counts[metric] ?? 0) + 1;
  return counts;
};

describe('exports of others', () => {
  it('dogsheep: a file of 2019, without DTD', async () => {
    const { rows, unknownTypes, refused, warnings } = await parseFile(
      apple('dogsheep_healthkit-to-sqlite/export.xml'),
    );
    expect(rows).toEqual([
      {
        metric: 'heart-rate',
        start: '2018-09-10T09:28:55.000Z',
        end: '2018-09-10T09:28:55.000Z',
        value: 72,
        source: 'Apple Watch',
        device: 'Apple Watch, Apple, Watch, Watch2,4',
        unit: 'count/min',
        zone: '',
      },
      {
        metric: 'workout:running',
        start: '2016-11-14T14:25:41.000Z',
        end: '2016-11-14T14:30:52.000Z',
        value: 5.194123,
        source: 'Apple Watch',
        device: '',
        unit: 'min',
        zone: 'America/Los_Angeles',
      },
    ]);
    expect(unknownTypes).toEqual({
      HKQuantityTypeIdentifierBodyMassIndex: 1,
      ActivitySummary: 2,
    });
    expect([...refused, ...warnings]).toEqual([]);
  });

  it('paulstaab: records without unit and source, tags over several lines, as xml and as zip', async () => {
    for (const file of ['export.xml', 'export.zip']) {
      const { rows, unknownTypes, warnings } = await parseFile(apple(`paulstaab_health-export-cli/${file}`));
      const [workouts, records] = [true, false].map((w) =>
        rows.filter((r) => r.metric.startsWith('workout:') === w).map((r) => r.value),
      );
      expect(records).toEqual([150, 152, 160, 162, 170]);
      expect(workouts).toEqual([55, 118, 240, 12.5, 25, 60, 30, 30]);
      expect(unknownTypes).toEqual({});
      expect(warnings).toEqual([]);
    }
  });

  it('tagbug: characteristics as elements', async () => {
    const { rows, unknownTypes } = await parseFile(apple('tagbug_apple-health-analyzer/export.xml'));
    expect(count(rows)).toEqual({
      'heart-rate': 1,
      'resting-heart-rate': 1,
      'hrv-sdnn': 1,
      'sleep-stage': 1,
    });
    expect(unknownTypes).toEqual({ HKQuantityTypeIdentifierVO2Max: 1 });
    expect(count((await parseFile(apple('tagbug_apple-health-analyzer/example.xml'))).rows)).toEqual({
      'heart-rate': 2,
      steps: 1,
      'sleep-stage': 1,
    });
  });
});

describe('damaged exports of person A', () => {
  const edge = (name: string) => parseFile(apple(`synthetic-A-edge/${name}`));

  it('the broken DTD of iOS 16 costs nothing', async () => {
    const { rows, warnings } = await edge('ios16_broken_dtd.xml');
    expect(rows).toHaveLength(120);
    expect(warnings).toEqual([]);
  });

  it('a control character costs no record', async () => {
    const { rows, unknownTypes, warnings } = await edge('vertical_tab_and_control.xml');
    expect(rows).toHaveLength(100);
    expect(unknownTypes).toEqual({ HKQuantityTypeIdentifierDietaryWater: 1 });
    expect(warnings).toEqual([expect.stringMatching(/damaged in 1 place /)]);
  });

  it('a byte that is no UTF-8 costs no record', async () => {
    const { rows, warnings } = await edge('invalid_utf8_byte.xml');
    expect(rows).toHaveLength(101);
    expect(warnings).toEqual([]);
  });

  it('a file cut in the middle of a record keeps the 162 complete ones', async () => {
    const { rows, warnings } = await edge('truncated_mid_record.xml');
    expect(rows).toHaveLength(162);
    expect(warnings).toEqual([expect.stringMatching(/ends in the middle/)]);
  });

  it('duplicates inside a file are passed on; the vault knows them', async () => {
    const { rows } = await edge('duplicates_inside.xml');
    expect(rows).toHaveLength(1100);
    expect(new Set(rows.map((r) => JSON.stringify(r))).size).toBeLessThan(1100);
  });

  it('entities are not expanded and no file is read', async () => {
    const { rows, warnings } = await edge('entity_bomb.xml');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.source).toBe('&d;');
    expect(warnings).toEqual([expect.stringMatching(/damaged in 1 place /)]);
  });

  it('the format of 2015: its dates, its `source`, its attribute names with spaces', async () => {
    const { rows, unknownTypes, warnings } = await edge('legacy_2015.xml');
    expect(rows).toMatchObject([
      { metric: 'steps', value: 431, source: 'iPhone', start: '2015-06-16T15:18:20.000Z' },
    ]);
    expect(unknownTypes).toEqual({ HKQuantityTypeIdentifierBodyFatPercentage: 1 });
    expect(warnings).toEqual([expect.stringMatching(/damaged in \d+ places/)]);
  });

  it('a zip with ../ in a name, two decoys and a Chinese name: only the export is read', async () => {
    const { rows, members } = await edge('zip_slip_and_two_xml.zip');
    expect(members).toEqual(['apple_health_export/导出.xml']);
    expect(rows.length).toBeGreaterThan(5);
  });
});
