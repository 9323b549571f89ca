import { quoted, tablesOf } from '../copy.ts';
import type { Database } from '../db.ts';
import type { Cell, Parsed, Value } from './btree.ts';

/** How the rows of a table lie on disk, from a sound database of the same schema version. */
export interface Shape {
  table: string;
  columns: string[];
  kind: Parsed['kind'];
  /** Place in the record of each column. */
  order: number[];
  /** Column that is the rowid and stored as NULL; -1: none. */
  rowidColumn: number;
  types: { type: string; required: boolean }[];
}

interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

/** Shapes of all tables of `db`. Without rowids the columns of the primary key come first in a record. */
export const shapesOf = (db: Database): Shape[] =>
  tablesOf(db).map((table) => {
    const infos = db.pragma(`table_info(${quoted(table)})`) as ColumnInfo[];
    const list = db.pragma(`table_list(${quoted(table)})`) as { wr: number }[];
    const withoutRowid = list[0]?.wr === 1;
    const key = infos.filter((c) => c.pk > 0).sort((a, b) => a.pk - b.pk);
    const stored = withoutRowid ? [...key, ...infos.filter((c) => c.pk === 0)] : infos;
    const isRowid = !withoutRowid && key.length === 1 && key[0]?.type === 'INTEGER';
    return {
      table,
      columns: infos.map((c) => c.name),
      kind: withoutRowid ? 'index' : 'table',
      order: infos.map((c) => stored.indexOf(c)),
      rowidColumn: isRowid ? infos.indexOf(key[0]!) : -1,
      types: infos.map((c) => ({ type: c.type, required: c.notnull === 1 || c.pk > 0 })),
    };
  });

const typeFits = (value: Value, { type, required }: Shape['types'][number]): boolean => {
  if (value === null) return !required;
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'INTEGER') return typeof value === 'bigint' || Number.isInteger(value);
  if (type === 'REAL') return typeof value === 'number' || typeof value === 'bigint';
  if (type === 'BLOB') return Buffer.isBuffer(value);
  return true;
};

/** A stored record as a row in the order of the table's columns; null where it cannot be a row of this table. */
export const rowOf = (shape: Shape, cell: Cell): Value[] | null => {
  if ((cell.rowid === null) !== (shape.kind === 'index')) return null;
  if (cell.values.length !== shape.columns.length) return null;
  const row = shape.order.map((place, i) => (i === shape.rowidColumn ? cell.rowid : cell.values[place]!));
  return row.every((value, i) => typeFits(value, shape.types[i]!)) ? row : null;
};
