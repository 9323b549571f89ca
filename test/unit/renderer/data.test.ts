import { describe, expect, it } from 'vitest';
import { gapsOf, nearest, runsOf } from '../../../src/renderer/charts/series-shape.ts';
import { binsOf, ticksOf } from '../../../src/renderer/features/data/series-bins.ts';
import { fileName, sourceName } from '../../../src/renderer/features/data/source-name.ts';
import { arrange, kindOf, lastYesDays, spanOf, totals } from '../../../src/renderer/features/data/summary.ts';
import { roleOf, withRole } from '../../../src/renderer/features/data/table-mapping.ts';
import { findZones, offsetOn, zoneIds } from '../../../src/renderer/features/data/zone-names.ts';
import {
  canSave,
  inOrder,
  newRow,
  problemOf,
  rowsOf,
  spansOf,
} from '../../../src/renderer/features/data/zone-rows.ts';
import { collectZoneWords } from '../../../src/renderer/features/data/zone-words.ts';
import { createFormats } from '../../../src/renderer/format.ts';
import { createTranslate } from '../../../src/renderer/i18n/translate.ts';
import { metricName, metricPer, metricValue } from '../../../src/renderer/metrics.ts';
import { metricSystem, setUnits } from '../../../src/renderer/units.ts';
import type { Series, TableMapping } from '../../../src/shared/data.ts';
import type { MetricInfo } from '../../../src/shared/samples.ts';

const info = (metric: string, days: number, sources: string[]): MetricInfo => ({
  metric,
  unit: 'count',
  days,
  first: '2026-01-01',
  last: '2026-04-10',
  sources,
});

describe('the small line', () => {
  it('is drawn as ticks, dots or a line by what it holds', () => {
    expect(kindOf('0/1', [1, 0, null])).toBe('ticks');
    expect(kindOf('count', [1, null, null, null])).toBe('dots');
    expect(kindOf('count', [1, 2, null, 4])).toBe('line');
  });
});

describe('counts', () => {
  it('say how many of the last 28 days were answered, and how many with yes', () => {
    const recent = [1, ...Array<number | null>(21).fill(null), 1, 0, null, null, null, 1];
    expect(recent).toHaveLength(28);
    expect(lastYesDays([0, 0, ...recent])).toEqual({ yes: 3, days: 4 });
  });

  it('sum up what the vault has', () => {
    const metrics = [info('sleep-duration', 341, ['Apple Watch']), info('migraine-day', 96, ['Diary'])];
    expect(totals(metrics)).toEqual({ nights: 341, diary: 96, most: 341 });
    expect(totals([])).toEqual({ nights: 0, diary: 0, most: 0 });
    expect(spanOf(info('steps', 3, []))).toBe(100);
  });
});

describe('metrics in words', () => {
  const f = createFormats('en');
  const i18n = { f, t: createTranslate(f) };
  const text = (metric: string, v: number, unit: string) =>
    metricValue(metric, v, unit, i18n).replaceAll('\u00a0', ' ');

  it('have a name, a unit and a word for their span', () => {
    expect(text('sleep-duration', 424, 'min')).toBe('7 h 04 min');
    expect(text('resting-heart-rate', 58.4, '/min')).toBe('58 bpm');
    expect(text('steps', 8412, 'count')).toBe('8,412');
    expect(text('distance', 5230, 'm')).toBe('5.2 km');
    expect(text('pain', 6, '0-10')).toBe('6 of 10');
    expect(text('migraine-day', 1, '0/1')).toBe('yes');
    expect(text('body-temperature', 36.64, 'degC')).toBe('36.6 °C');
    expect(metricPer('sleep-duration', i18n)).toBe('a night');
    expect(metricName('my-own-question', i18n)).toBe('my own question');
  });
});

describe('file names', () => {
  it('are cut from paths of either kind', () => {
    expect(fileName('/home/alice/export.zip')).toBe('export.zip');
    expect(fileName('C:\\Users\\Alice\\export.zip')).toBe('export.zip');
  });
});

describe('sources', () => {
  it('have the names that their makers write', () => {
    const i18n = { t: createTranslate(createFormats('en')) };
    expect(sourceName('apple-health', i18n)).toBe('Apple Health');
    expect(sourceName('generic-csv', i18n)).toBe('Your own table');
    expect(sourceName('something-new', i18n)).toBe('something-new');
  });
});

describe('units of the person', () => {
  it('convert what is shown', () => {
    const f = createFormats('en');
    const i18n = { f, t: createTranslate(f) };
    const text = (metric: string, v: number, unit: string) =>
      metricValue(metric, v, unit, i18n).replaceAll('\u00a0', ' ');
    setUnits({ mass: 'lb', distance: 'mi', temperature: 'degF', glucose: 'mg/dL' });
    expect(text('weight', 80, 'kg')).toBe('176.4 lb');
    expect(text('distance', 5000, 'm')).toBe('3.1 mi');
    expect(text('body-temperature', 37, 'degC')).toBe('98.6 °F');
    expect(text('skin-temperature-deviation', 0.5, 'degC')).toBe('0.9 °F');
    expect(text('glucose', 5.5, 'mmol/L')).toBe('99 mg/dL');
    setUnits(metricSystem);
    expect(text('weight', 80, 'kg')).toBe('80 kg');
    expect(text('symptom:nausea', 2, '0-3')).toBe('moderate');
  });
});

describe('the list of measures', () => {
  it('is searched by name and source, without accents, and sorted', () => {
    const f = createFormats('de');
    const i18n = { f, t: createTranslate(f) };
    const more = (metric: string, days: number, sources: string[]) => ({
      ...info(metric, days, sources),
      recent: [],
      latest: null,
    });
    const all = [
      more('steps', 3, ['iPhone']),
      more('weight', 9, ['Withings']),
      more('glucose', 5, ['Libre']),
    ];
    const names = (typed: string, order: Parameters<typeof arrange>[2]) =>
      arrange(all, typed, order, i18n).map((m) => m.metric);
    expect(names('', 'interest')).toEqual(['steps', 'glucose', 'weight']);
    expect(names('', 'name')).toEqual(['weight', 'glucose', 'steps']); // Gewicht, Glukose, Schritte
    expect(names('', 'days')).toEqual(['weight', 'glucose', 'steps']);
    expect(names('withings', 'name')).toEqual(['weight']);
    expect(names('GLÜKOSE', 'name')).toEqual(['glucose']);
  });
});

describe('bins of a series', () => {
  const series = (part: Partial<Series>): Series => ({
    metric: 'steps',
    unit: 'count',
    bin: 'day',
    from: '2026-03-28',
    to: '2026-04-02',
    first: '2026-01-01',
    last: '2026-04-02',
    points: [],
    days: 0,
    typical: null,
    ...part,
  });
  const point = (from: string, value: number) => ({ from, value, low: value, high: value, days: 1 });

  it('keep a place for each day without data, and never join over it', () => {
    const bins = binsOf(
      series({ points: [point('2026-03-28', 5), point('2026-03-30', 0), point('2026-03-31', 2)] }),
      (v) => v,
    );
    expect(bins.map((b) => b.y)).toEqual([5, null, 0, 2, null, null]);
    expect(runsOf(bins)).toEqual([[0], [2, 3]]);
    expect(gapsOf(bins)).toEqual([
      { from: 1, to: 1 },
      { from: 4, to: 5 },
    ]);
    expect(nearest([0, 2, 3], 1.2)).toBe(2);
    expect(nearest([], 1)).toBeNull();
  });

  it('follow weeks from Monday and months', () => {
    const weeks = binsOf(series({ bin: 'week', from: '2025-12-31', to: '2026-01-13' }), (v) => v);
    expect(weeks.map((b) => b.from)).toEqual(['2025-12-29', '2026-01-05', '2026-01-12']);
    const months = binsOf(series({ bin: 'month', from: '2025-11-15', to: '2026-02-01' }), (v) => v);
    expect(months.map((b) => b.from)).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01']);
    const ten = binsOf(series({ bin: 'week', from: '2016-01-01', to: '2026-01-01' }), (v) => v);
    const ticks = ticksOf(ten, createFormats('en'));
    expect(ticks.length).toBeLessThanOrEqual(10);
    expect(ticks.every((t) => /^20\d\d$/.test(t.label))).toBe(true);
  });
});

describe('the zone history', () => {
  const rows = () => [
    newRow('1970-01-01', 'Europe/Berlin'),
    newRow('2024-05-03', 'Asia/Tokyo'),
    newRow('2024-05-12', 'Europe/Berlin'),
  ];

  it('is sorted by day, and lines that change nothing are left out', () => {
    const [first, second, third] = rows();
    expect(spansOf([first!, third!, second!])).toEqual([
      { from: '1970-01-01', zone: 'Europe/Berlin' },
      { from: '2024-05-03', zone: 'Asia/Tokyo' },
      { from: '2024-05-12', zone: 'Europe/Berlin' },
    ]);
    const again = newRow('2024-06-01', 'Europe/Berlin');
    expect(problemOf([...rows(), again], 3)).toBe('same-zone');
    expect(canSave([...rows(), again])).toBe(true);
    expect(spansOf([...rows(), again])).toHaveLength(3);
    expect(inOrder([first!, third!, newRow(), second!]).map((r) => r.from)).toEqual([
      '1970-01-01',
      '2024-05-03',
      '2024-05-12',
      '',
    ]);
    expect(spansOf(rowsOf([{ from: '2020-01-01', zone: 'UTC' }]))).toEqual([
      { from: '1970-01-01', zone: 'UTC' },
    ]);
  });

  it('is not saved while a line is unfinished or doubled', () => {
    expect(canSave([...rows(), newRow('2024-05-12', 'Asia/Seoul')])).toBe(false);
    expect(problemOf([...rows(), newRow('2024-05-12', 'Asia/Seoul')], 3)).toBe('same-day');
    expect(problemOf([...rows(), newRow('', 'Asia/Seoul')], 3)).toBe('no-day');
    expect(problemOf([...rows(), newRow('2024-07-01')], 3)).toBe('no-zone');
    expect(problemOf([...rows(), newRow('1969-07-01', 'UTC')], 3)).toBe('too-early');
  });

  it('finds zones by city, cities that begin with it first', () => {
    const ids = zoneIds([]);
    expect(findZones(ids, 'tok')[0]?.id).toBe('Asia/Tokyo');
    expect(findZones(ids, 'sao p')[0]?.id).toBe('America/Sao_Paulo');
    expect(findZones(ids, '').length).toBeLessThanOrEqual(40);
    expect(findZones(ids, 'atlantis')).toEqual([]);
    expect(offsetOn('Asia/Tokyo', '2024-05-03')).toBe('UTC+9');
    expect(offsetOn('Europe/London', '2024-07-03')).toBe('UTC+1');
  });
});

describe('places by country and abbreviation', () => {
  const ids = zoneIds([]);
  const wordsOf = (locale: string) => {
    const steps = collectZoneWords(ids, locale);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
  const found = (locale: string) => {
    const words = wordsOf(locale);
    return (typed: string) => findZones(ids, typed, words).map((o) => o.id);
  };

  it('in English', () => {
    const find = found('en-GB');
    expect(find('japan')).toEqual(['Asia/Tokyo']);
    expect(find('germany')).toContain('Europe/Berlin');
    expect(find('united states')).toContain('America/New_York');
    expect(find('jst')).toEqual(['Asia/Tokyo']);
    expect(find('CET')).toContain('Europe/Berlin');
    expect(find('pst')[0]).toBe('America/Los_Angeles');
    expect(find('Asia/Kolkata')).toHaveLength(1); // under whichever name this system lists it
  });

  it('in German, where the English names work too', () => {
    const find = found('de-DE');
    expect(find('österreich')).toEqual(['Europe/Vienna']);
    expect(find('osterr')).toEqual(['Europe/Vienna']);
    expect(find('Wien')).toEqual(['Europe/Vienna']);
    expect(find('austria')).toEqual(['Europe/Vienna']);
    expect(find('MEZ')).toContain('Europe/Berlin');
    expect(find('MESZ')).toContain('Europe/Berlin');
  });
});

describe("a table of one's own", () => {
  const mapping: TableMapping = {
    delimiter: ',',
    decimal: 'point',
    headerRow: 0,
    date: { column: 'Date', time: 'Time', format: 'text', order: null, zone: null },
    values: [{ column: 'kg', kind: 'number', metric: 'weight', unit: 'kg', scale: null }],
    sentinels: [],
    source: 'Diary',
  };

  it('gives each column one meaning, and each measure one column', () => {
    expect(roleOf(mapping, 'Date')).toBe(':date');
    expect(roleOf(mapping, 'kg')).toBe('weight');
    expect(roleOf(mapping, 'x')).toBe(':nothing');
    const moved = withRole(mapping, 'x', 'weight');
    expect(moved.values.map((v) => v.column)).toEqual(['x']);
    expect(withRole(mapping, 'Time', 'pain').date.time).toBeNull();
    expect(withRole(mapping, 'Day', ':date').date.column).toBe('Day');
  });
});
