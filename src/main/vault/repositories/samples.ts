import type { ImportRecord } from '../../../shared/contract.ts';
import { AppFailure } from '../../../shared/errors.ts';
import type { ImportReceipt, SampleBatch, StoredSample } from '../../../shared/samples.ts';
import { MS_PER_DAY } from '../../../shared/units.ts';
import type { Database } from '../db.ts';
import type { InterruptedImport, SampleRepository } from '../types.ts';
import { dailyComputer } from './daily-compute.ts';
import { holderSets } from './holders.ts';
import { interner } from './intern.ts';
import { importPurger } from './purge.ts';

interface ImportRow {
  id: number;
  import_id: string;
  state: ImportRecord['state'];
  started_at: string;
  receipt: string | null;
  task: string | null;
  checkpoint: string | null;
}

type ByMetric = Record<string, { new: number; known: number }>;

/** How far an import came: batches stored and what was in them. */
interface Checkpoint {
  batches: number;
  byMetric: ByMetric;
}

const notFound = (importId: string) =>
  new AppFailure({
    code: 'not-found',
    message:
      'This import is not in the vault, or it is not in a state that allows this. Nothing was changed.',
    where: importId,
  });

const emptyReceipt = (importId: string): ImportReceipt => ({
  importId,
  files: [],
  read: 0,
  new: 0,
  known: 0,
  refused: [],
  byMetric: {},
  unknownTypes: {},
  first: null,
  last: null,
  warnings: [],
  seconds: 0,
});

const DAY_SHIFT = 1_000_000; // room for any day beside a metric's id in one number

/** Samples and the imports that hold them. Rows that only a running import holds are invisible to readers. */
export const sampleRepository = (db: Database): SampleRepository => {
  const intern = interner(db);
  const days = dailyComputer(db);
  const holders = holderSets(db);
  const purger = importPurger(db, holders);
  const findImport = db.prepare<[string], ImportRow>('SELECT * FROM import WHERE import_id = ?');
  const insertSample = db.prepare(
    `INSERT INTO sample (metric, start_ms, end_ms, source, value, device, unit, zone, holders)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (metric, start_ms, end_ms, source, value) DO UPDATE SET holders = n1_join(holders)
       WHERE n1_join(holders) <> holders`,
  );
  const insertDay = db.prepare(
    `INSERT INTO import_day (import, metric, day, fresh) VALUES (?, ?, ?, ?)
     ON CONFLICT (import, metric, day) DO UPDATE SET fresh = max(fresh, excluded.fresh)`,
  );
  const saveCheckpoint = db.prepare('UPDATE import SET checkpoint = ? WHERE id = ?');

  /** What is remembered of the import whose rows are coming in. */
  let current: { id: number; checkpoint: Checkpoint; days: Map<number, number> } | null = null;
  const forget = () => {
    current = null;
    intern.forget();
    holders.forget();
  };

  const importIn = (importId: string, ...states: ImportRecord['state'][]): ImportRow => {
    const row = findImport.get(importId);
    if (!row || !states.includes(row.state)) throw notFound(importId);
    return row;
  };

  const currentOf = (row: ImportRow) => {
    if (current?.id !== row.id) {
      const checkpoint: Checkpoint = row.checkpoint
        ? (JSON.parse(row.checkpoint) as Checkpoint)
        : { batches: 0, byMetric: {} };
      current = { id: row.id, checkpoint, days: new Map() };
    }
    return current;
  };

  const insertAll = db.transaction((importId: string, batch: SampleBatch) => {
    const now = currentOf(importIn(importId, 'running'));
    const fresh = holders.startJoining(now.id);
    const { dict } = batch;
    const metric = dict.metric.map((code) => (code === '' ? 0 : intern.metric(code)));
    const source = dict.source.map((name) => intern.name('source', name));
    const device = dict.device.map((name) => intern.name('device', name));
    const unit = dict.unit.map((name) => intern.name('unit', name));
    const zone = dict.zone.map((name) => intern.name('zone', name));
    const added = new Float64Array(metric.length);
    const seen = new Float64Array(metric.length);
    for (let i = 0; i < batch.n; i++) {
      const m = batch.metric[i]!;
      const start = Math.round(batch.start[i]!);
      holders.beforeRow();
      insertSample.run(
        metric[m],
        start,
        Math.round(batch.end[i]!),
        source[batch.source[i]!],
        batch.value[i],
        device[batch.device[i]!],
        unit[batch.unit[i]!],
        zone[batch.zone[i]!],
        fresh,
      );
      const isNew = holders.wasKnown() ? 0 : 1;
      added[m]! += isNew;
      seen[m]! += 1;
      const day = (metric[m]! + 1) * DAY_SHIFT + Math.floor(start / MS_PER_DAY);
      const known = now.days.get(day);
      if (known === undefined || known % 2 < isNew) now.days.set(day, isNew + 2); // 2, 3: to be written
    }
    holders.flush();
    for (const [key, mark] of now.days) {
      if (mark < 2) continue;
      const id = Math.round(key / DAY_SHIFT) - 1;
      insertDay.run(now.id, id, key - (id + 1) * DAY_SHIFT, mark - 2);
      now.days.set(key, mark - 2);
    }
    const byMetric: ByMetric = {};
    dict.metric.forEach((code, m) => {
      if (seen[m]! > 0) byMetric[code] = { new: added[m]!, known: seen[m]! - added[m]! };
    });
    now.checkpoint.batches++;
    for (const [code, c] of Object.entries(byMetric)) {
      const sum = now.checkpoint.byMetric[code] ?? { new: 0, known: 0 };
      now.checkpoint.byMetric[code] = { new: sum.new + c.new, known: sum.known + c.known };
    }
    saveCheckpoint.run(JSON.stringify(now.checkpoint), now.id);
    return { byMetric };
  });

  const undoBegin = db.transaction((importId: string, at: string) => {
    const { id } = importIn(importId, 'done');
    db.prepare(`UPDATE import SET state = 'undone', undone_at = ? WHERE id = ?`).run(at, id);
  });

  const purgeAll = (importId: string): number => {
    let removed = 0;
    for (let done = false; !done; ) {
      const step = purger.step(findImport.get(importId)?.id ?? 0, Number.POSITIVE_INFINITY);
      removed += step.removed;
      done = step.done;
    }
    return removed;
  };

  return {
    begin(importId, startedAt, task = null) {
      db.prepare(`INSERT INTO import (import_id, state, started_at, task) VALUES (?, 'running', ?, ?)`).run(
        importId,
        startedAt,
        task,
      );
    },

    insert(importId, batch) {
      try {
        return insertAll.immediate(importId, batch);
      } catch (error) {
        forget();
        throw error;
      }
    },

    finish(importId, receipt, finishedAt) {
      const { id } = importIn(importId, 'running');
      db.prepare(
        `UPDATE import SET state = 'done', receipt = ?, finished_at = ?, task = NULL, checkpoint = NULL WHERE id = ?`,
      ).run(JSON.stringify(receipt), finishedAt, id);
      current = null;
    },

    abort(importId) {
      importIn(importId, 'running');
      return { removed: purgeAll(importId) };
    },

    undo(importId, at) {
      undoBegin.immediate(importId, at);
      const removed = purgeAll(importId);
      days.settle(null);
      return { removed };
    },

    undoBegin(importId, at) {
      undoBegin.immediate(importId, at);
    },

    purge(importId, milliseconds) {
      const { id } = importIn(importId, 'running', 'undone');
      if (current?.id === id) current = null;
      return purger.step(id, milliseconds);
    },

    interrupted(): InterruptedImport[] {
      return db
        .prepare<[], ImportRow>(`SELECT * FROM import WHERE state = 'running' ORDER BY id`)
        .all()
        .map((row) => ({
          importId: row.import_id,
          startedAt: row.started_at,
          task: row.task,
          ...((row.checkpoint ? JSON.parse(row.checkpoint) : { batches: 0, byMetric: {} }) as Checkpoint),
        }));
    },

    imports() {
      return db
        .prepare<[], ImportRow>('SELECT * FROM import ORDER BY started_at DESC, id DESC')
        .all()
        .map((row) => ({
          ...(row.receipt === null
            ? emptyReceipt(row.import_id)
            : (JSON.parse(row.receipt) as ImportReceipt)),
          at: row.started_at,
          state: row.state,
        }));
    },

    range(metric, fromMs, toMs) {
      return db
        .prepare<[string, number, number], StoredSample>(
          `SELECT s.start_ms AS start, s.end_ms AS end, s.value, source.name AS source, zone.name AS zone
           FROM visible_sample s JOIN source ON source.id = s.source JOIN zone ON zone.id = s.zone
           WHERE s.metric = (SELECT id FROM metric WHERE code = ?) AND s.start_ms >= ? AND s.start_ms < ?
           ORDER BY s.start_ms, s.end_ms, s.source, s.value`,
        )
        .all(metric, Math.round(fromMs), Math.round(toMs));
    },

    count() {
      return db.prepare<[], number>('SELECT count(*) FROM visible_sample').pluck().get() ?? 0;
    },
  };
};
