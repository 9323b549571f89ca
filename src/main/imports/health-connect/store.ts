import type { Database } from '../../vault/db.ts';
import { offsetZone } from '../clock.ts';
import { appName } from '../text/app-names.ts';

/** A row with the columns that were asked for; the file is from outside, so nothing about their types is sure. */
export type Row = Readonly<Record<string, unknown>>;

export const numberIn = (row: Row, column: string): number => {
  const value = row[column];
  return typeof value === 'number' ? value : Number.NaN;
};

/** A zone offset in seconds as a zone name, undefined where the row has none. */
export const zoneIn = (row: Row, column: string): string | undefined => {
  const seconds = numberIn(row, column);
  return Math.abs(seconds) <= 15 * 3600 ? offsetZone(seconds / 60) : undefined;
};

/** An export of Health Connect that is open for reading. */
export interface Store {
  /** Does the table exist, as a table, with all of these columns? */
  has(table: string, columns: readonly string[]): boolean;
  /** Tables of records, by their names. */
  recordTables(): string[];
  count(table: string): number;
  /** Rows one by one, ordered by row id; columns that the table lacks are undefined. */
  rows(table: string, columns: readonly string[]): Iterable<Row>;
  /** Rows of a child table with columns of their parent. */
  joined(
    child: string,
    childColumns: readonly string[],
    parent: string,
    parentColumns: readonly string[],
  ): Iterable<Row>;
  /** Name of the app that wrote the row, and of the device. */
  app(row: Row): string;
  device(row: Row): string;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Only tables are read: a view or a virtual table of a strange file could hide anything behind a name. */
export const storeOf = (db: Database): Store => {
  const tables = new Set(
    db
      .prepare<[], string>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
      )
      .pluck()
      .all(),
  );
  const columns = (table: string): Set<string> =>
    new Set(db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table));
  const names = (table: string, column: string): Map<number, string> => {
    const found = tables.has(table) && columns(table).has(column) && columns(table).has('row_id');
    const rows = found
      ? db
          .prepare<[], [unknown, unknown]>(
            `SELECT row_id, ${quoted(column)} FROM ${quoted(table)} LIMIT 10000`,
          )
          .raw()
          .all()
      : [];
    return new Map(
      rows.flatMap(([id, name]) => (typeof id === 'number' && typeof name === 'string' ? [[id, name]] : [])),
    );
  };
  const packages = names('application_info_table', 'package_name');
  const models = names('device_info_table', 'model');
  const selected = (table: string, wanted: readonly string[], alias: string) => {
    const there = columns(table);
    return wanted.map((c) => `${there.has(c) ? `${alias}.${quoted(c)}` : 'NULL'} AS ${quoted(c)}`).join(', ');
  };
  return {
    has: (table, wanted) => tables.has(table) && wanted.every((c) => columns(table).has(c)),
    recordTables: () => [...tables].filter((t) => /record_?table$/i.test(t)).sort(),
    count: (table) =>
      db
        .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get() ?? 0,
    rows: (table, wanted) =>
      db
        .prepare<[], Row>(`SELECT ${selected(table, wanted, 't')} FROM ${quoted(table)} t ORDER BY t.rowid`)
        .iterate(),
    joined: (child, childColumns, parent, parentColumns) =>
      db
        .prepare<[], Row>(
          `SELECT ${selected(child, childColumns, 'c')}, ${selected(parent, parentColumns, 'p')}
           FROM ${quoted(child)} c JOIN ${quoted(parent)} p ON p.row_id = c.parent_key ORDER BY c.rowid`,
        )
        .iterate(),
    app: (row) => {
      const name = packages.get(numberIn(row, 'app_info_id'));
      return name === undefined ? 'An app' : appName(name);
    },
    device: (row) => models.get(numberIn(row, 'device_info_id')) ?? '',
  };
};
