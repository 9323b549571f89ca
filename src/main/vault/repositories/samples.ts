import type { ImportRecord } from '../../../shared/contract.ts';
import { AppFailure } from '../../../shared/errors.ts';
import type { ImportReceipt, SampleBatch, StoredSample } from '../../../shared/samples.ts';
import type { Database } from '../db.ts';
import type { SampleRepository } from '../types.ts';
import { dailyComputer } from './daily-compute.ts';
import { interner } from './intern.ts';

interface ImportRow {
  id: number;
  import_id: string;
  state: ImportRecord['state'];
  started_at: string;
  receipt: string | null;
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

/** Samples and the imports that brought them. Rows of an import in state 'running' are invisible to readers. */
export const sampleRepository = (db: Database): SampleRepository => {
  const intern = interner(db);
  const days = dailyComputer(db);
  const findImport = db.prepare<[string], ImportRow>('SELECT * FROM import WHERE import_id = ?');
  const insertSample = db.prepare(
    `INSERT INTO sample (metric, start_ms, end_ms, source, value, device, unit, zone, import)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (metric, start_ms, end_ms, source, value) DO NOTHING`,
  );
  const deleteSamples = db.prepare<[number]>('DELETE FROM sample WHERE import = ?');

  const importIn = (importId: string, state: ImportRecord['state']): ImportRow => {
    const row = findImport.get(importId);
    if (row?.state !== state) throw notFound(importId);
    return row;
  };

  const insertAll = db.transaction((importId: string, batch: SampleBatch) => {
    const { id } = importIn(importId, 'running');
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
      const { changes } = insertSample.run(
        metric[m],
        Math.round(batch.start[i]!),
        Math.round(batch.end[i]!),
        source[batch.source[i]!],
        batch.value[i],
        device[batch.device[i]!],
        unit[batch.unit[i]!],
        zone[batch.zone[i]!],
        id,
      );
      added[m]! += changes;
      seen[m]! += 1;
    }
    const byMetric: Record<string, { new: number; known: number }> = {};
    dict.metric.forEach((code, m) => {
      if (seen[m]! > 0) byMetric[code] = { new: added[m]!, known: seen[m]! - added[m]! };
    });
    return { byMetric };
  });

  return {
    begin(importId, startedAt) {
      db.prepare(`INSERT INTO import (import_id, state, started_at) VALUES (?, 'running', ?)`).run(
        importId,
        startedAt,
      );
    },

    insert(importId, batch) {
      try {
        return insertAll.immediate(importId, batch);
      } catch (error) {
        intern.forget();
        throw error;
      }
    },

    finish(importId, receipt, finishedAt) {
      const { id } = importIn(importId, 'running');
      db.prepare(`UPDATE import SET state = 'done', receipt = ?, finished_at = ? WHERE id = ?`).run(
        JSON.stringify(receipt),
        finishedAt,
        id,
      );
    },

    abort(importId) {
      return db
        .transaction(() => {
          const { id } = importIn(importId, 'running');
          const { changes } = deleteSamples.run(id);
          db.prepare('DELETE FROM import WHERE id = ?').run(id);
          return { removed: changes };
        })
        .immediate();
    },

    undo(importId, at) {
      return db
        .transaction(() => {
          const { id } = importIn(importId, 'done');
          const touched = days.touchedBy([id]);
          const { changes } = deleteSamples.run(id);
          db.prepare(`UPDATE import SET state = 'undone', undone_at = ? WHERE id = ?`).run(at, id);
          days.compute(touched);
          return { removed: changes };
        })
        .immediate();
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
           FROM sample s JOIN source ON source.id = s.source JOIN zone ON zone.id = s.zone
           WHERE s.metric = (SELECT id FROM metric WHERE code = ?) AND s.start_ms >= ? AND s.start_ms < ?
             AND s.import NOT IN (SELECT id FROM import WHERE state = 'running')
           ORDER BY s.start_ms, s.end_ms, s.source, s.value`,
        )
        .all(metric, Math.round(fromMs), Math.round(toMs));
    },

    count() {
      return (
        db
          .prepare<[], number>(
            `SELECT count(*) FROM sample WHERE import NOT IN (SELECT id FROM import WHERE state = 'running')`,
          )
          .pluck()
          .get() ?? 0
      );
    },
  };
};
