import { unitOfMetric } from '../../../shared/samples.ts';
import type { Database } from '../db.ts';

/** Tables of names that repeat in millions of samples. */
export type NameTable = 'source' | 'device' | 'unit' | 'zone';

/**
 * Turns names into ids, making rows for new ones. Ids are remembered; `forget` after a transaction that was rolled
 * back, since its rows are gone.
 */
export const interner = (db: Database) => {
  const cache = new Map<string, number>();
  const statements = (table: NameTable) => ({
    find: db.prepare<[string], number>(`SELECT id FROM ${table} WHERE name = ?`).pluck(),
    add: db.prepare<[string], number>(`INSERT INTO ${table} (name) VALUES (?) RETURNING id`).pluck(),
  });
  const names = {
    source: statements('source'),
    device: statements('device'),
    unit: statements('unit'),
    zone: statements('zone'),
  };
  const findMetric = db.prepare<[string], number>('SELECT id FROM metric WHERE code = ?').pluck();
  const addMetric = db
    .prepare<[string, string], number>('INSERT INTO metric (code, unit) VALUES (?, ?) RETURNING id')
    .pluck();
  const remembered = (key: string, find: () => number | undefined, add: () => number | undefined) => {
    const id = cache.get(key) ?? find() ?? add();
    if (id === undefined) throw new Error('INSERT ... RETURNING gave no id');
    cache.set(key, id);
    return id;
  };
  return {
    metric: (code: string) =>
      remembered(
        `metric ${code}`,
        () => findMetric.get(code),
        () => addMetric.get(code, unitOfMetric(code)),
      ),
    name: (table: NameTable, name: string) =>
      remembered(
        `${table} ${name}`,
        () => names[table].find.get(name),
        () => names[table].add.get(name),
      ),
    forget: () => cache.clear(),
  };
};
