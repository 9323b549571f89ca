import type { ZoneSpan } from '../../../shared/samples.ts';
import type { Database } from '../db.ts';
import type { ZoneRepository } from '../types.ts';

export const zoneRepository = (db: Database): ZoneRepository => {
  const all = db.prepare<[], ZoneSpan>('SELECT from_day AS "from", zone FROM zone_span ORDER BY from_day');
  const clear = db.prepare('DELETE FROM zone_span');
  const insert = db.prepare('INSERT INTO zone_span (from_day, zone) VALUES (?, ?)');
  const replace = db.transaction((spans: ZoneSpan[]) => {
    clear.run();
    for (const span of spans) insert.run(span.from, span.zone);
  });
  return { list: () => all.all(), replace: (spans) => replace.immediate(spans) };
};
