import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthData, parseText, record } from './support.ts';

const sleep = { type: 'HKCategoryTypeIdentifierSleepAnalysis', unit: undefined };

describe('Apple Health records', () => {
  it('become typed rows', () => {
    const { rows } = parseText(healthData(record()));
    expect(rows).toEqual([
      {
        metric: 'steps',
        start: '2024-03-01T08:00:00.000Z',
        end: '2024-03-01T08:05:00.000Z',
        value: 120,
        source: "Sam's iPhone",
        device: '',
        unit: 'count',
        zone: '',
      },
    ]);
  });

  it('are the same wherever the file is cut', () => {
    const xml = healthData(
      [
        record(),
        record({ device: '&lt;&lt;HKDevice: 0x1&gt;, name:Apple\u00a0Watch, model:Watch&gt;' }),
        record(
          { ...sleep, value: 'HKCategoryValueSleepAnalysisAsleepREM' },
          '\n  <MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/>\n ',
        ),
      ].join('\n'),
    );
    const whole = parseText(xml, xml.length);
    expect(whole.rows).toHaveLength(3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (piece) => {
        expect(parseText(xml, piece)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('keep HKTimeZone, of their own only', () => {
    const { rows } = parseText(
      healthData(
        [
          record(
            { ...sleep, value: 'HKCategoryValueSleepAnalysisAsleep' },
            '<MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/>',
          ),
          record(),
          `<Workout><MetadataEntry key="HKTimeZone" value="Europe/Paris"/></Workout>`,
          record(),
        ].join(''),
      ),
    );
    expect(rows.map((r) => r.zone)).toEqual(['Asia/Tokyo', '', '']);
  });

  it('sleep stages of all versions of iOS are typed', () => {
    const values = [
      'InBed',
      'Asleep',
      'AsleepUnspecified',
      'Awake',
      'AsleepCore',
      'AsleepDeep',
      'AsleepREM',
      'Dozing',
    ];
    const { rows, refused } = parseText(
      healthData(
        values.map((v) => record({ ...sleep, value: `HKCategoryValueSleepAnalysis${v}` })).join('\n'),
      ),
    );
    expect(rows.map((r) => r.value)).toEqual([0, 1, 1, 2, 3, 4, 5]);
    expect(refused).toMatchObject([{ reason: 'The sleep stage is not known.', count: 1 }]);
  });

  it('a blood pressure pair that also stands alone counts once, one that does not is kept', () => {
    const pressure = (type: string, value: string, day: string) =>
      record({
        type: `HKQuantityTypeIdentifierBloodPressure${type}`,
        unit: 'mmHg',
        value,
        startDate: `${day} 08:40:00 +0100`,
        endDate: `${day} 08:40:00 +0100`,
      });
    const pair = (day: string) =>
      `<Correlation type="HKCorrelationTypeIdentifierBloodPressure">${pressure('Systolic', '124', day)}${pressure('Diastolic', '72', day)}</Correlation>`;
    const alone = (day: string) => pressure('Systolic', '124', day) + pressure('Diastolic', '72', day);
    for (const day of ['2024-02-20', '2024-02-21']) {
      expect(parseText(healthData(pair(day))).rows).toHaveLength(2);
      expect(parseText(healthData(pair(day) + alone(day))).rows).toHaveLength(2);
      expect(parseText(healthData(alone(day) + pair(day))).rows).toHaveLength(2);
    }
  });

  it('unknown types and new elements are counted, never fatal', () => {
    const { rows, unknownTypes, warnings } = parseText(
      healthData(
        [
          record({ type: 'HKQuantityTypeIdentifierFutureThing', unit: 'flux' }),
          record({ type: 'HKDataTypeSleepDurationGoal', unit: 'hr' }),
          '<StateOfMind2031 valence="0.4"><Label/></StateOfMind2031>',
          '<ActivitySummary dateComponents="2024-03-01" appleMoveTime="1"/>',
          record(),
        ].join('\n'),
      ),
    );
    expect(rows).toHaveLength(1);
    expect(unknownTypes).toEqual({
      HKQuantityTypeIdentifierFutureThing: 1,
      HKDataTypeSleepDurationGoal: 1,
      StateOfMind2031: 1,
      ActivitySummary: 1,
    });
    expect(warnings).toEqual([]);
  });
});

describe('records that are refused, with line, reason and example', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    ['no time', { startDate: undefined }, 'The time cannot be read.'],
    ['a localised time', { startDate: '01.03.2024, 08:00' }, 'The time cannot be read.'],
    [
      'the empty date',
      { startDate: '1970-01-01 00:00:00 +0000', endDate: '1970-01-01 00:00:00 +0000' },
      'The time is the empty date 1970-01-01.',
    ],
    [
      'the future',
      { startDate: '2124-03-01 08:00:00 +0000', endDate: '2124-03-01 08:00:00 +0000' },
      'The time lies in the future.',
    ],
    [
      'a reversed interval',
      { endDate: '2024-03-01 07:00:00 +0000' },
      'The measurement ends before it begins.',
    ],
    ['no value', { value: undefined }, 'The value is not a number.'],
    ['an empty value', { value: ' ' }, 'The value is not a number.'],
    ['a decimal comma', { value: '1,5' }, 'The value is not a number.'],
    ['a negative count', { value: '-5' }, 'The value of steps is not possible for a person.'],
    ['a strange unit', { unit: 'dozen' }, 'The unit is not one of steps (count).'],
    [
      '0 bpm',
      { type: 'HKQuantityTypeIdentifierHeartRate', unit: 'count/min', value: '0' },
      'The value of heart-rate is not possible for a person.',
    ],
    [
      '0 kg',
      { type: 'HKQuantityTypeIdentifierBodyMass', unit: 'kg', value: '0' },
      'The value of weight is not possible for a person.',
    ],
  ])('%s', (_name, attributes, reason) => {
    const { rows, refused } = parseText(healthData(`${record()}\n${record(attributes)}`));
    expect(rows).toHaveLength(1);
    expect(refused).toMatchObject([{ reason, count: 1 }]);
    expect(refused[0]?.examples[0]).toMatch(/^line 4: /);
  });

  it('three examples stand for many', () => {
    const { refused } = parseText(
      healthData(Array.from({ length: 50 }, () => record({ value: 'x' })).join('\n')),
    );
    expect(refused[0]?.count).toBe(50);
    expect(refused[0]?.examples).toHaveLength(3);
  });

  it('0 steps in an interval are a measurement, not a marker', () => {
    expect(parseText(healthData(record({ value: '0' }))).rows).toHaveLength(1);
  });
});

describe('hostile and broken XML', () => {
  it('gives up on a stretch without end instead of filling the memory', () => {
    expect(() => parseText(healthData(`<!-- ${'x'.repeat(9_000_000)} -->`), 65_536)).toThrow(
      /cannot be read/,
    );
    expect(() => parseText(healthData(`<Record type="${'x'.repeat(9_000_000)}"/>`), 65_536)).toThrow(
      /cannot be read/,
    );
  });

  it('gives up on endless nesting', () => {
    expect(() => parseText(healthData('<a>'.repeat(10_000)))).toThrow(/cannot be read/);
  });

  it('a truncated file keeps its complete records and says so', () => {
    const xml = healthData([record(), record(), record()].join('\n'));
    const { rows, warnings } = parseText(xml.slice(0, xml.lastIndexOf('<Record') + 60));
    expect(rows).toHaveLength(2);
    expect(warnings).toEqual([expect.stringMatching(/ends in the middle/)]);
  });

  it('a damaged place costs no other record', () => {
    const { rows, warnings } = parseText(
      healthData([record(), '<Record type=oops & value', record(), record()].join('\n')),
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(warnings).toEqual([expect.stringMatching(/damaged in \d+ places?/)]);
  });
});
