import { namedMetric, SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import type { Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ReadContext, Reading } from '../source.ts';
import { numberIn, type Row, type Store, zoneIn } from './store.ts';
import { instantTables, intervalTables, NOT_RECORDED, seriesTables } from './tables.ts';

const WHO = ['row_id', 'app_info_id', 'device_info_id'] as const;
const INSTANT = [...WHO, 'time', 'zone_offset'] as const;
const INTERVAL = [...WHO, 'start_time', 'end_time', 'start_zone_offset', 'end_zone_offset'] as const;
const PAUSE = 5000; // rows between two looks at whether the vault is behind

/** Health Connect's stages: 1 awake, 2 asleep, 3 out of bed, 4 light, 5 deep, 6 REM, 7 awake in bed. */
const stages = new Map([
  [1, sleepStage.awake],
  [2, sleepStage.asleep],
  [3, sleepStage.awake],
  [4, sleepStage.light],
  [5, sleepStage.deep],
  [6, sleepStage.rem],
  [7, sleepStage.awake],
]);

/** The three types of exercise that are known for sure; the others count as "exercise". */
const exercises = new Map([
  [33, 'running'],
  [45, 'strength training'],
  [53, 'walking'],
]);

const instantOf = (row: Row) => ({ start: numberIn(row, 'time'), zone: zoneIn(row, 'zone_offset') });
const intervalOf = (row: Row) => ({
  start: numberIn(row, 'start_time'),
  end: numberIn(row, 'end_time'),
  zone: zoneIn(row, 'start_zone_offset'),
});

/**
 * What adds up is kept apart from the app's own export, which cuts the same walk into other pieces: as two sources
 * the overlap rule counts it once, as one source both would be added. Single readings come out the same in both and
 * keep the app's name, so that they are known again.
 */
const VIA = ' via Health Connect';

/** What the readers of the tables share. */
interface Reader {
  store: Store;
  sink: Sink;
  /** Tables that were read. */
  done: Set<string>;
  each(rows: Iterable<Row>, read: (row: Row) => void): Promise<void>;
  /** `via`: added to the app's name. */
  take(row: Row, reading: Omit<Reading, 'source' | 'device'>, via?: string): void;
}

const readTables = async ({ store, done, each, take }: Reader): Promise<void> => {
  for (const { table, columns } of instantTables) {
    const names = columns.map((c) => c.column);
    if (!store.has(table, ['time', ...names])) continue;
    done.add(table);
    await each(store.rows(table, [...INSTANT, ...names]), (row) => {
      for (const { column, metric, unit } of columns)
        take(row, { metric, unit, value: numberIn(row, column), ...instantOf(row) });
    });
  }
  for (const { table, column, metric, unit } of intervalTables) {
    if (!store.has(table, ['start_time', 'end_time', column])) continue;
    done.add(table);
    await each(store.rows(table, [...INTERVAL, column]), (row) => {
      take(row, { metric, unit, value: numberIn(row, column), ...intervalOf(row) }, VIA);
    });
  }
};

const readSeries = async ({ store, done, each, take }: Reader): Promise<void> => {
  for (const { parent, child, column, metric, unit } of seriesTables) {
    if (!store.has(child, ['parent_key', 'epoch_millis', column]) || !store.has(parent, ['row_id'])) continue;
    done.add(parent).add(child);
    await each(store.joined(child, [column, 'epoch_millis'], parent, INTERVAL), (row) => {
      const at = { start: numberIn(row, 'epoch_millis'), zone: zoneIn(row, 'start_zone_offset') };
      take(row, { metric, unit, value: numberIn(row, column), ...at });
    });
  }
};

const SESSIONS = 'sleep_session_record_table';
const STAGES = 'sleep_stages_table';
const STAGE_COLUMNS = ['parent_key', 'stage_start_time', 'stage_end_time', 'stage_type'];

const readSleep = async ({ store, sink, done, each, take }: Reader): Promise<void> => {
  if (!store.has(SESSIONS, ['row_id', 'start_time', 'end_time'])) return;
  done.add(SESSIONS);
  const staged = new Set<number>();
  if (store.has(STAGES, STAGE_COLUMNS))
    await each(store.joined(STAGES, STAGE_COLUMNS, SESSIONS, INTERVAL), (row) => {
      staged.add(numberIn(row, 'parent_key'));
      const value = stages.get(numberIn(row, 'stage_type'));
      if (value === undefined) return void sink.unknown('Health Connect sleep of an unknown stage');
      const [start, end] = [numberIn(row, 'stage_start_time'), numberIn(row, 'stage_end_time')];
      take(row, { metric: SLEEP_STAGE_METRIC, start, end, value, zone: zoneIn(row, 'end_zone_offset') });
    });
  await each(store.rows(SESSIONS, INTERVAL), (row) => {
    if (staged.has(numberIn(row, 'row_id'))) return; // its stages say more
    const zone = zoneIn(row, 'end_zone_offset');
    take(row, { metric: SLEEP_STAGE_METRIC, value: sleepStage.asleep, ...intervalOf(row), zone });
  });
};

const EXERCISE = 'exercise_session_record_table';
const FLOW = 'menstruation_flow_record_table';

const readOthers = async ({ store, done, each, take }: Reader): Promise<void> => {
  if (store.has(EXERCISE, ['start_time', 'end_time'])) {
    done.add(EXERCISE);
    await each(store.rows(EXERCISE, [...INTERVAL, 'exercise_type']), (row) => {
      const at = intervalOf(row);
      const metric = namedMetric('workout', exercises.get(numberIn(row, 'exercise_type')) ?? 'exercise');
      take(row, { metric, value: (at.end - at.start) / MS_PER_MINUTE, ...at });
    });
  }
  if (store.has(FLOW, ['time', 'flow'])) {
    done.add(FLOW);
    await each(store.rows(FLOW, [...INSTANT, 'flow']), (row) => {
      // 0 unknown, 1 light, 2 medium, 3 heavy; ours: 1 unknown, 2 light, 3 medium, 4 heavy
      take(row, { metric: 'menstruation', value: numberIn(row, 'flow') + 1, ...instantOf(row) });
    });
  }
};

/** Reads all tables that are known and counts the rows of the others. */
export const readStore = async (store: Store, member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  let rows = 0;
  const reader: Reader = {
    store,
    sink,
    done: new Set(),
    async each(found, read) {
      for (const row of found) {
        read(row);
        if (++rows % PAUSE === 0) await c.room();
      }
    },
    take(row, reading, via = '') {
      if (reading.value === NOT_RECORDED) return;
      const who = { source: `${store.app(row)}${via}`, device: store.device(row) };
      c.take({ ...reading, ...who }, member, numberIn(row, 'row_id'));
    },
  };
  await readTables(reader);
  await readSeries(reader);
  await readSleep(reader);
  await readOthers(reader);
  for (const table of store.recordTables().filter((t) => !reader.done.has(t)))
    for (let n = store.count(table); n > 0; n--) sink.unknown(`Health Connect ${table}`.slice(0, 80));
};
