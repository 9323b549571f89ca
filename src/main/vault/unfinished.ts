import type { Database } from './db.ts';
import { sampleRepository } from './repositories/samples.ts';

/**
 * Brings imports to a clean state that a crash left in the middle: one that can be resumed (it stored what it was
 * doing) stays, hidden, until it is resumed or discarded; the rows of others are removed. An undo that was
 * interrupted is completed. Rows of finished imports are not touched.
 *
 * @returns how many samples were removed
 */
export const removeUnfinishedImports = (db: Database): number => {
  const samples = sampleRepository(db);
  const half = db
    .prepare<[], string>(
      `SELECT import_id FROM import i WHERE (state = 'running' AND task IS NULL)
         OR (state = 'undone' AND EXISTS (SELECT 1 FROM import_day d WHERE d.import = i.id))`,
    )
    .pluck()
    .all();
  let removed = 0;
  for (const importId of half) removed += samples.purge(importId, Number.POSITIVE_INFINITY).removed;
  return removed;
};
