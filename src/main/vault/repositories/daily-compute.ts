import {
  type DailyInput,
  dailyGroup,
  dailyValues,
  marginOf,
  storedMetrics,
  zoneHistory,
} from '../../../core/daily/index.ts';
import { addDays } from '../../../core/design/civil-day.ts';
import type { ZoneSpan } from '../../../shared/samples.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/units.ts';
import { zoneTable } from '../../clock/zone-table.ts';
import type { Database } from '../db.ts';
import { columnsLoader, type SampleTuple } from './daily-columns.ts';
import { dailyTodo, type Stretch, stretches } from './daily-todo.ts';
import { interner } from './intern.ts';

const ZONES_KEY = 'daily.zones'; // the zone history that the stored daily values rest on
const RULES_KEY = 'daily.rules';
/** Raised whenever core/daily gives other values for the same samples: old values are then computed anew. */
const RULES = '2';

/** Days computed in one transaction: adapted so that one takes about this long. */
const SLICE = 15; // ms
const FIRST_SPAN = 15; // days
const LONGEST_SPAN = 400; // days

/** Computes daily values from samples and stores them, in slices of some days. */
export const dailyComputer = (db: Database) => {
  const intern = interner(db);
  const todo = dailyTodo(db);
  const setting = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const set = db.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const pending = db
    .prepare<[], number>(`SELECT id FROM import WHERE state = 'done' AND summarised_at IS NULL`)
    .pluck();
  const freshDays = db.prepare<[], { code: string; day: number }>(
    `SELECT metric.code, d.day FROM import_day d JOIN metric ON metric.id = d.metric
     WHERE d.fresh = 1 AND d.import IN (SELECT id FROM import WHERE state = 'done' AND summarised_at IS NULL)`,
  );
  const touchedDays = db.prepare<[], { code: string; day: number }>(
    'SELECT metric.code, t.day FROM daily_touched t JOIN metric ON metric.id = t.metric',
  );
  const metricIds = db.prepare<[], { id: number; code: string }>('SELECT id, code FROM metric');
  const boundsOf = db.prepare<[number, number], { first: number | null; last: number | null }>(
    `SELECT (SELECT start_ms FROM sample WHERE metric = ? ORDER BY start_ms LIMIT 1) AS first,
            (SELECT start_ms FROM sample WHERE metric = ? ORDER BY start_ms DESC LIMIT 1) AS last`,
  );
  const read = db
    .prepare<[string, number, number], SampleTuple>(
      `SELECT start_ms, end_ms, value, source, device, zone FROM visible_sample
       WHERE metric = (SELECT id FROM metric WHERE code = ?) AND start_ms >= ? AND start_ms < ?
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
    const text = setting.get(ZONES_KEY);
    return text === undefined ? null : (JSON.parse(text) as ZoneSpan[]);
  };

  const everything = (): Stretch[] =>
    metricIds.all().flatMap(({ id, code }) => {
      const { first, last } = boundsOf.get(id, id) ?? { first: null, last: null };
      if (first === null || last === null) return [];
      const day = (ms: number) => Math.floor(ms / MS_PER_DAY);
      const metrics = dailyGroup(code);
      return [{ metrics, from: day(first) - 2, to: day(last) + Math.ceil(marginOf(metrics) / 24) + 1 }];
    });

  /**
   * Works out which days are to be computed: those of imports that were not summarised yet, those that lost samples,
   * or everything when zones or rules differ from those that the stored values rest on.
   */
  const absorb = db.transaction((zones: ZoneSpan[] | null): boolean => {
    const before = storedZones();
    const used = zones ?? before;
    if (used === null) return false; // nobody ever said where the person lives
    const text = JSON.stringify(used);
    const moved = before !== null && (text !== JSON.stringify(before) || setting.get(RULES_KEY) !== RULES);
    if (before === null || moved) {
      set.run(ZONES_KEY, text);
      set.run(RULES_KEY, RULES);
    }
    if (moved) {
      todo.clear();
      db.prepare('DELETE FROM daily').run();
      todo.plan(everything());
    } else todo.plan(stretches([...freshDays.all(), ...touchedDays.all()]));
    db.prepare('DELETE FROM daily_touched').run();
    db.prepare(
      `UPDATE import SET summarised_at = finished_at WHERE state = 'done' AND summarised_at IS NULL`,
    ).run();
    return true;
  });
  const hasTouched = db.prepare<[], number>('SELECT 1 FROM daily_touched LIMIT 1').pluck();

  /** @returns whether there is a zone history to compute with */
  const prepare = (zones: ZoneSpan[] | null): boolean => {
    const before = storedZones();
    const same = before !== null && (zones === null || JSON.stringify(zones) === JSON.stringify(before));
    if (
      same &&
      setting.get(RULES_KEY) === RULES &&
      pending.get() === undefined &&
      hasTouched.get() === undefined
    )
      return true;
    return absorb.immediate(zones);
  };

  /** What reading and computing needs, kept while the zone history stays. */
  let bench: {
    zones: string;
    history: DailyInput['history'];
    load: ReturnType<typeof columnsLoader>;
  } | null = null;
  const benchFor = (zones: readonly ZoneSpan[]) => {
    const text = JSON.stringify(zones);
    if (bench?.zones !== text)
      bench = {
        zones: text,
        history: zoneHistory(zones, zoneTable),
        load: columnsLoader(nameOf('source'), nameOf('device'), nameOf('zone')),
      };
    return bench;
  };

  const compute = (group: string, from: number, to: number, zones: readonly ZoneSpan[]): number => {
    const { history, load } = benchFor(zones);
    const margin = marginOf(group) * MS_PER_HOUR;
    const metrics = storedMetrics(group);
    const rows = metrics.map((metric) =>
      read.all(metric, from * MS_PER_DAY - margin, (to + 1) * MS_PER_DAY + margin),
    );
    const input: DailyInput = { metrics, ...load(rows), history, from, to };
    const days = new Set<number>();
    for (const [code, values] of Object.entries(dailyValues(group, input))) {
      const id = intern.metric(code);
      clear.run(id, dayText(from), dayText(to));
      for (const v of values) {
        const sources = [...new Set(v.sources.map((s) => input.sources[s]!.name))];
        write.run(id, dayText(v.day), v.value, v.coverage, JSON.stringify(sources));
        days.add(v.day);
      }
    }
    return days.size;
  };

  const spans = new Map<string, number>();
  /** Computes the next days that are to be done. @returns days computed, null where nothing is left */
  const slice = db.transaction((group: string | null, zones: readonly ZoneSpan[]): number | null => {
    const next = todo.next(group);
    if (!next) return null;
    const { metrics, from, to } = next;
    const span = spans.get(metrics) ?? FIRST_SPAN;
    const last = Math.min(to, from + span - 1);
    const began = performance.now();
    const days = compute(metrics, from, last, zones);
    const took = performance.now() - began;
    if (took > SLICE) spans.set(metrics, Math.max(1, Math.floor(span / 2)));
    else if (took < SLICE / 3) spans.set(metrics, Math.min(LONGEST_SPAN, span * 2));
    todo.finish(next, last);
    return days;
  });

  const work = (zones: ZoneSpan[] | null, metric: string | null, milliseconds: number) => {
    const group = metric === null ? null : dailyGroup(metric);
    let days = 0;
    if (!prepare(zones)) return { days, left: 0 };
    const used = storedZones() ?? [];
    const until = performance.now() + milliseconds;
    try {
      do {
        const computed = slice.immediate(group, used);
        if (computed === null) return { days, left: 0 };
        days += computed;
      } while (performance.now() < until);
    } catch (error) {
      intern.forget();
      throw error;
    }
    return { days, left: todo.left(group) };
  };

  return {
    /** Works for about `milliseconds`; see DailyRepository.advance. */
    advance: work,
    /** Brings everything, or what one metric needs, up to date. @returns days (times groups) computed */
    settle: (zones: ZoneSpan[] | null, metric: string | null = null): number =>
      work(zones, metric, Number.POSITIVE_INFINITY).days,
  };
};

const dayText = (day: number): string => addDays('1970-01-01', day);
