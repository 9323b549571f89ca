import { type Cell, type Parsed, parsePage, type Value } from './btree.ts';
import type { PageFile } from './pages.ts';
import { rowOf, type Shape } from './shapes.ts';

export interface FoundTable {
  shape: Shape;
  /** Rows that lie on pages which authenticate. */
  rows: number;
  /** True where a page of this table cannot be read, so that rows are missing, nobody knows how many. */
  incomplete: boolean;
}

export interface Found {
  tables: FoundTable[];
  pages: { total: number; damaged: number };
}

interface Root {
  name: string;
  page: number;
  isTable: boolean;
}

const SCHEMA_KINDS = ['table', 'index', 'trigger', 'view'];

const rootOf = (cell: Cell | null): Root | null => {
  if (cell?.values.length !== 5) return null;
  const [kind, name, , page, sql] = cell.values;
  if (typeof kind !== 'string' || !SCHEMA_KINDS.includes(kind) || typeof name !== 'string') return null;
  if (typeof page !== 'number' || page <= 1 || (sql !== null && typeof sql !== 'string')) return null;
  return { name, page, isTable: kind === 'table' };
};

/**
 * Reads a damaged database page by page: first along the trees of its tables, then, where a tree has lost a page,
 * among the pages that no tree leads to any more, whose rows are recognised by their columns and types. Only pages
 * that authenticate are used, so that no row can be wrong.
 *
 * @param shapes tables of the schema version of this database
 * @param take gets each row, in the order of the table's columns; rows of lost pages may come twice
 */
export const readTables = (
  file: PageFile,
  shapes: readonly Shape[],
  take: (shape: Shape, row: Value[]) => void,
  progress: (done: number, total: number) => void,
): Found => {
  const seen = new Uint8Array(file.count + 1);
  let damaged = 0;

  const load = (number: number): Parsed | 'damaged' | null => {
    if (number < 1 || number > file.count || seen[number]) return null;
    seen[number] = 1;
    const page = file.page(number);
    if (!page) {
      damaged++;
      return 'damaged';
    }
    return parsePage(file, number, page);
  };

  /** Walks a tree; answers whether every page of it could be read. */
  const walk = (root: number, each: (cell: Cell | null) => void): boolean => {
    let whole = true;
    const open = [root];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      const page = load(number);
      if (page === 'damaged') whole = false;
      if (page === 'damaged' || page === null) continue;
      open.push(...page.children);
      for (const cell of page.cells) each(cell);
    }
    return whole;
  };

  const roots: Root[] = [];
  const schemaWhole = walk(1, (cell) => {
    const root = rootOf(cell);
    if (root) roots.push(root);
  });
  const orphans = new Map<number, Parsed>();
  const collectOrphans = () => {
    for (let n = 1; n <= file.count; n++) {
      const page = load(n);
      if (page && page !== 'damaged' && page.cells.length > 0) orphans.set(n, page);
    }
  };
  if (!schemaWhole) {
    // The list of tables has lost a page: its other pages are among those that nothing leads to.
    for (let n = 2; n <= file.count; n++) {
      const plain = seen[n] ? null : file.page(n);
      const page = plain ? parsePage(file, n, plain) : null;
      const found = page?.kind === 'table' ? page.cells.map(rootOf) : [];
      if (found.length > 0 && found.every((root) => root !== null)) roots.push(...found);
    }
  }

  const tables: FoundTable[] = shapes.map((shape) => ({ shape, rows: 0, incomplete: false }));
  const accept = (table: FoundTable, cell: Cell | null): void => {
    const row = cell ? rowOf(table.shape, cell) : null;
    if (!row) {
      table.incomplete = true; // a record whose further pages are lost
      return;
    }
    table.rows++;
    take(table.shape, row);
  };
  tables.forEach((table, i) => {
    progress(i, tables.length + 1);
    const root = roots.find((r) => r.isTable && r.name === table.shape.table);
    if (!root || !walk(root.page, (cell) => accept(table, cell))) table.incomplete = true;
  });
  for (const root of roots) if (!root.isTable) walk(root.page, () => {});

  collectOrphans();
  const lost = tables.filter((table) => table.incomplete);
  for (const page of orphans.values())
    for (const cell of page.cells) {
      const fitting = cell ? lost.filter((table) => rowOf(table.shape, cell) !== null) : [];
      if (fitting.length === 1) accept(fitting[0]!, cell);
    }
  progress(tables.length + 1, tables.length + 1);
  return { tables, pages: { total: file.count, damaged } };
};
