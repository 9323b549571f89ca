import {
  type DailyInput,
  dailyValues,
  type Source,
  sourceRank,
  type ZoneTable,
  zoneHistory,
} from '../../../core/daily/index.ts';
import { addDays } from '../../../core/design/civil-day.ts';
import type { ZoneSpan } from '../../../shared/samples.ts';
import { MS_PER_DAY } from '../../../shared/units.ts';
import { zoneTable } from '../../clock/zone-table.ts';
import type { Database } from '../db.ts';
import { interner } from './intern.ts';

/** A stretch of days (since 1970-01-01, inclusive) of one metric whose daily values are to be computed anew. */
export interface Touched {
  metric: string;
  from: number;
  to: number;
}

const ZONES_KEY = 'daily.zones'; // the zone history that the stored daily values rest on
const CHUNK = 60; // days computed at a time; bounds the memory
/** Samples this far outside a chunk can still matter: a night that began before, a walk over midnight. */
const MARGIN = 3; // days

type SampleTuple = [start: number, end: number, value: number, source: number, device: number, zone: number];

/** Joins UTC days that lie close together into stretches of local days. */
const stretches = (rows: readonly { code: string; day: number }[]): Touched[] => {
  const found: Touched[] = [];
  for (const { code, day } of rows) {
    // A local day lies at most one day beside the UTC day; sleep counts on the day of waking, one later.
    const [from, to] = [day - 1, day + 2];
    const last = found.at(-1);
    if (last?.metric === code && from <= last.to + MARGIN) last.to = Math.max(last.to, to);
    else found.push({ metric: code, from, to });
  }
  return found;
};

/** Computes daily values from samples and stores them. Runs inside the caller's transaction. */
export const dailyComputer = (db: Database) => {
  const intern = interner(db);
  const touchedDays = db.prepare<[string], { code: string; day: number }>(
    `SELECT metric.code, t.day FROM metric JOIN (
       SELECT DISTINCT metric, start_ms / ${MS_PER_DAY} - (start_ms < 0) AS day
       FROM sample WHERE import IN (SELECT value FROM json_each(?))
     ) t ON t.metric = metric.id ORDER BY metric.code, t.day`,
  );
  const everything = db.prepare<[], Touched>(
    `SELECT code AS metric, min(start_ms) / ${MS_PER_DAY} - 2 AS "from", max(start_ms) / ${MS_PER_DAY} + 2 AS "to"
     FROM sample JOIN metric ON metric.id = sample.metric
     WHERE import NOT IN (SELECT id FROM import WHERE state = 'running') GROUP BY code ORDER BY code`,
  );
  const read = db
    .prepare<[string, number, number], SampleTuple>(
      `SELECT start_ms, end_ms, value, source, device, zone FROM sample
       WHERE metric = (SELECT id FROM metric WHERE code = ?) AND start_ms >= ? AND start_ms < ?
         AND import NOT IN (SELECT id FROM import WHERE state = 'running')
       ORDER BY start_ms, end_ms, source, value`,
    )
    .raw();
  const clear = db.prepare('DELETE FROM daily WHERE metric = ? AND day BETWEEN ? AND ?');
  const write = db.prepare(
    'INSERT INTO daily (metric, day, value, coverage, sources) VALUES (?, ?, ?, ?, ?)',
  );
  const nameOf = (table: 'source' | 'device' | 'zone') => {
    const find = db.prepare<[number], string>(`SELECT name FROM ${table} WHERE id = ?`).pluck();
    const known = new Map<number, string>();
    return (id: number): string => {
      const name = known.get(id) ?? find.get(id) ?? '';
      known.set(id, name);
      return name;
    };
  };

  const storedZones = (): ZoneSpan[] | null => {
    const text = db
      .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
      .pluck()
      .get(ZONES_KEY);
    return text === undefined ? null : (JSON.parse(text) as ZoneSpan[]);
  };

  const compute = (touched: readonly Touched[], zones: ZoneSpan[] | null = storedZones()): number => {
    if (zones === null || touched.length === 0) return 0; // nothing was ever summarised
    const history = zoneHistory(zones, zoneTable);
    const load = columnsLoader(nameOf('source'), nameOf('device'), nameOf('zone'));
    const days = new Set<number>();
    for (const { metric, from, to } of touched)
      for (let first = from; first <= to; first += CHUNK) {
        const last = Math.min(to, first + CHUNK - 1);
        const rows = read.all(metric, (first - MARGIN) * MS_PER_DAY, (last + MARGIN + 1) * MS_PER_DAY);
        const input: DailyInput = { ...load(rows), history, from: first, to: last };
        for (const [code, values] of Object.entries(dailyValues(metric, input))) {
          const id = intern.metric(code);
          clear.run(id, dayText(first), dayText(last));
          for (const v of values) {
            const sources = [...new Set(v.sources.map((s) => input.sources[s]!.name))];
            write.run(id, dayText(v.day), v.value, v.coverage, JSON.stringify(sources));
            days.add(v.day);
          }
        }
      }
    return days.size;
  };

  return {
    /** The days that imports touched, by their rows. */
    touchedBy: (imports: readonly number[]): Touched[] => stretches(touchedDays.all(JSON.stringify(imports))),

    compute,

    /**
     * Brings all daily values up to date: of imports that were not summarised yet, or of everything when the zone
     * history differs from the one that the stored values rest on.
     *
     * @returns the number of days that were computed
     */
    catchUp(zones: ZoneSpan[] | null): number {
      const pending = db
        .prepare<[], number>(`SELECT id FROM import WHERE state = 'done' AND summarised_at IS NULL`)
        .pluck()
        .all();
      const before = storedZones();
      const used = zones ?? before;
      if (used === null) return 0;
      const text = JSON.stringify(used);
      const moved = before !== null && text !== JSON.stringify(before);
      if (pending.length === 0 && before !== null && !moved) return 0;
      db.prepare(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ).run(ZONES_KEY, text);
      if (moved) db.prepare('DELETE FROM daily').run();
      const count = compute(
        moved ? everything.all() : stretches(touchedDays.all(JSON.stringify(pending))),
        used,
      );
      db.prepare(
        `UPDATE import SET summarised_at = finished_at WHERE state = 'done' AND summarised_at IS NULL`,
      ).run();
      return count;
    },
  };
};

const dayText = (day: number): string => addDays('1970-01-01', day);

type Names = (id: number) => string;

/** Makes columns of rows. One source under two ranks (an app on the watch and on the phone) counts as two. */
const columnsLoader = (sourceName: Names, deviceName: Names, zoneName: Names) => {
  const sources: Source[] = [];
  const bySourceAndRank = new Map<string, number>();
  const groups = new Map<number, number>(); // source id * 2^26 + device id -> index into sources
  const zones: (ZoneTable | null)[] = [];
  const zoneIndex = new Map<number, number>();

  const sourceOf = (source: number, device: number): number => {
    const pair = source * 2 ** 26 + device;
    let index = groups.get(pair);
    if (index !== undefined) return index;
    const name = sourceName(source);
    const rank = sourceRank(name, deviceName(device));
    index = bySourceAndRank.get(`${rank} ${source}`);
    if (index === undefined) {
      index = sources.push({ name, rank }) - 1;
      bySourceAndRank.set(`${rank} ${source}`, index);
    }
    groups.set(pair, index);
    return index;
  };
  const zoneOf = (zone: number): number => {
    let index = zoneIndex.get(zone);
    if (index === undefined) {
      index = zones.push(zoneTable(zoneName(zone))) - 1;
      zoneIndex.set(zone, index);
    }
    return index;
  };

  return (rows: readonly SampleTuple[]): Pick<DailyInput, 'columns' | 'sources' | 'zones'> => {
    const n = rows.length;
    const columns = {
      n,
      start: new Float64Array(n),
      end: new Float64Array(n),
      value: new Float64Array(n),
      source: new Int32Array(n),
      zone: new Int32Array(n),
    };
    for (let i = 0; i < n; i++) {
      const [start, end, value, source, device, zone] = rows[i]!;
      columns.start[i] = start;
      columns.end[i] = end;
      columns.value[i] = value;
      columns.source[i] = sourceOf(source, device);
      columns.zone[i] = zoneOf(zone);
    }
    return { columns, sources, zones };
  };
};
