import type { Database } from './db.ts';

/**
 * Removes the rows of imports that a crash left in state 'running': an import counts as a whole or not at all.
 * One transaction; finished imports are not touched.
 *
 * @returns how many samples were removed
 */
export const removeUnfinishedImports = (db: Database): number =>
  db
    .transaction(() => {
      const { changes } = db
        .prepare(`DELETE FROM sample WHERE import IN (SELECT id FROM import WHERE state = 'running')`)
        .run();
      db.prepare(`DELETE FROM import WHERE state = 'running'`).run();
      return changes;
    })
    .immediate();
