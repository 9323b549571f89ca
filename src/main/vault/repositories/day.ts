import {
  type DailyInput,
  dailyGroup,
  dailyValues,
  dayStart,
  explainDay,
  isWholeDay,
  marginOf,
  offsetAt,
  ruleOf,
  type SampleFate,
  storedMetrics,
  tableAt,
  type ZoneTable,
  zoneHistory,
} from '../../../core/daily/index.ts';
import { addDays, dayNumber } from '../../../core/design/civil-day.ts';
import type { DayDetail, DaySample } from '../../../shared/data.ts';
import type { DailyValue, ZoneSpan } from '../../../shared/samples.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../shared/units.ts';
import { zoneTable } from '../../clock/zone-table.ts';
import type { Database } from '../db.ts';
import type { DayRepository } from '../types.ts';
import { columnsLoader } from './daily-columns.ts';

type Row = [
  start: number,
  end: number,
  value: number,
  source: number,
  device: number,
  zone: number,
  unit: number,
  holders: number,
];

const two = (n: number) => String(n).padStart(2, '0');

/** An instant as local ISO 8601 text with its offset: 2024-05-03T22:10:00+09:00. */
export const localIso = (utcMs: number, table: ZoneTable): string => {
  const offset = Math.round(offsetAt(table, utcMs) / MS_PER_MINUTE);
  const wall = new Date(utcMs + offset * MS_PER_MINUTE).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** One day of one metric with the samples behind its value, and the newest values of all metrics. */
export const dayRepository = (db: Database): DayRepository => {
  const read = db
    .prepare<[string, number, number], Row>(
      `SELECT start_ms, end_ms, value, source, device, zone, unit, holders FROM visible_sample
       WHERE metric = (SELECT id FROM metric WHERE code = ?) AND start_ms >= ? AND start_ms < ?
       ORDER BY start_ms, end_ms, source, value`,
    )
    .raw();
  const name = (table: 'source' | 'device' | 'zone' | 'unit') => {
    const find = db.prepare<[number], string>(`SELECT name FROM ${table} WHERE id = ?`).pluck();
    return (id: number) => find.get(id) ?? '';
  };
  const [source, device, zone, unit] = [name('source'), name('device'), name('zone'), name('unit')];
  const importsOf = db
    .prepare<[number], string>(
      `SELECT i.started_at FROM holder_set h JOIN json_each(h.imports) j JOIN import i ON i.id = j.value
       WHERE h.id = ? AND i.state = 'done' ORDER BY i.started_at`,
    )
    .pluck();
  const stored = db.prepare<[string, string], Omit<DailyValue, 'sources'> & { sources: string }>(
    `SELECT day, value, metric.unit, coverage, sources FROM daily JOIN metric ON metric.id = daily.metric
     WHERE metric.code = ? AND day = ?`,
  );
  const unitOf = db.prepare<[string], string>('SELECT unit FROM metric WHERE code = ?').pluck();
  const before = db
    .prepare<[string, string], string>(
      'SELECT day FROM daily WHERE metric = (SELECT id FROM metric WHERE code = ?) AND day < ? ORDER BY day DESC LIMIT 1',
    )
    .pluck();
  const after = db
    .prepare<[string, string], string>(
      'SELECT day FROM daily WHERE metric = (SELECT id FROM metric WHERE code = ?) AND day > ? ORDER BY day LIMIT 1',
    )
    .pluck();
  const recent = db.prepare<[string], { metric: string; day: string; value: number }>(
    `SELECT metric.code AS metric, day, value FROM metric CROSS JOIN daily ON daily.metric = metric.id AND day >= ?
     ORDER BY metric.code, day`,
  );
  const newest = db.prepare<[], Omit<DailyValue, 'sources'> & { metric: string; sources: string }>(
    `SELECT metric.code AS metric, d.day, d.value, metric.unit, d.coverage, d.sources
     FROM metric CROSS JOIN daily d ON d.metric = metric.id
       AND d.day = (SELECT max(day) FROM daily WHERE metric = metric.id)`,
  );
  const sleepZones = db.prepare<[], { start: number; zone: string }>(
    `SELECT min(start_ms) AS start, zone.name AS zone FROM visible_sample s JOIN zone ON zone.id = s.zone
     WHERE s.zone <> 0 AND s.metric = (SELECT id FROM metric WHERE code = 'sleep-stage')
     GROUP BY s.zone, start_ms / ${MS_PER_DAY} ORDER BY start`,
  );

  const sampleOf = (
    fate: SampleFate,
    row: Row,
    metric: string,
    input: DailyInput,
    importTimes: (holders: number) => string[],
  ): DaySample => {
    const [start, end, value, src, dev, zn, un, holders] = row;
    const table = input.zones[input.columns.zone[fate.index]!] ?? tableAt(input.history, start);
    return {
      metric,
      start: localIso(start, table),
      end: localIso(end, table),
      value,
      wholeDay: isWholeDay(start, end),
      source: source(src),
      device: device(dev),
      zone: zone(zn),
      writtenUnit: unit(un),
      counted: fate.counted,
      reason: fate.reason,
      by: fate.by === null ? null : (input.sources[fate.by]?.name ?? null),
      imports: importTimes(holders),
    };
  };

  return {
    explain(metric, day, zones, offset, limit): DayDetail {
      const group = dailyGroup(metric);
      const number = dayNumber(day);
      const margin = marginOf(group) * MS_PER_HOUR;
      const metrics = storedMetrics(group);
      const history = zoneHistory(zones, zoneTable);
      const from = number * MS_PER_DAY - margin;
      const to = (number + 1) * MS_PER_DAY + margin;
      const { order, ...loaded } = columnsLoader(
        source,
        device,
        zone,
      )(metrics.map((m) => read.all(m, from, to)));
      const input: DailyInput = { metrics, ...loaded, history, from: number, to: number };
      const value = dailyValues(group, input)[metric]?.find((v) => v.day === number) ?? null;
      const fates = explainDay(metric, input, value);
      const times = new Map<number, string[]>();
      const importTimes = (holders: number) => {
        const known = times.get(holders) ?? importsOf.all(holders);
        times.set(holders, known);
        return known;
      };
      const sources = new Map<string, { samples: number; counted: number }>();
      for (const fate of fates) {
        const who = input.sources[input.columns.source[fate.index]!]?.name ?? '';
        const sum = sources.get(who) ?? { samples: 0, counted: 0 };
        sources.set(who, { samples: sum.samples + 1, counted: sum.counted + Number(fate.counted) });
      }
      const table = tableAt(history, number * MS_PER_DAY + MS_PER_DAY / 2);
      const [begins, ends] = [dayStart(table, number), dayStart(table, number + 1)];
      const row = stored.get(metric, day);
      return {
        metric,
        unit: unitOf.get(metric) ?? '',
        day,
        value: row ? { ...row, sources: JSON.parse(row.sources) as string[] } : null,
        rule: ruleOf(group).kind,
        zone: table.zone,
        begins: localIso(begins, table),
        ends: localIso(ends, table),
        hours: Math.round((ends - begins) / MS_PER_HOUR),
        previous: before.get(metric, day) ?? null,
        next: after.get(metric, day) ?? null,
        sources: [...sources]
          .map(([who, n]) => ({ source: who, ...n }))
          .sort((a, b) => b.counted - a.counted || b.samples - a.samples),
        total: fates.length,
        offset,
        samples: fates.slice(offset, offset + limit).map((fate) => {
          const at = order[fate.index]!;
          return sampleOf(fate, at.row, metrics[at.m]!, input, importTimes);
        }),
        diary: null,
      };
    },

    recent: (from) => recent.all(from),

    newest: () =>
      newest.all().map(({ metric, sources, ...v }) => ({
        metric,
        value: { ...v, sources: JSON.parse(sources) as string[] },
      })),

    sleepZones(): ZoneSpan[] {
      const spans: ZoneSpan[] = [];
      for (const { start, zone: stated } of sleepZones.all()) {
        const table = stated.includes('/') ? zoneTable(stated) : null; // a bare offset is no place
        if (!table || spans.at(-1)?.zone === stated) continue;
        const from = addDays('1970-01-01', Math.floor((start + offsetAt(table, start)) / MS_PER_DAY));
        if (spans.at(-1)?.from === from) spans.pop();
        spans.push({ from, zone: stated });
      }
      return spans;
    },
  };
};
