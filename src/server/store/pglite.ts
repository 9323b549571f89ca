import { PGlite } from '@electric-sql/pglite';
import type { Store } from './sql.ts';

/** PostgreSQL compiled to WebAssembly in this process; `folder` undefined: in memory, for tests. */
export const openPglite = async (folder?: string): Promise<Store> => {
  const db = await (folder === undefined ? PGlite.create() : PGlite.create(folder));
  return {
    kind: 'pglite',
    query: (text, values = []) => db.query(text, [...values]),
    transaction: (work) =>
      db.transaction((tx) => work({ query: (text, values = []) => tx.query(text, [...values]) })),
    close: () => db.close(),
  };
};
