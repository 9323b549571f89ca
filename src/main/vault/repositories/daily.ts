import type { DailyValue, MetricInfo } from '../../../shared/samples.ts';
import type { Database } from '../db.ts';
import type { DailyRepository } from '../types.ts';
import { dailyComputer } from './daily-compute.ts';

interface DailyRow extends Omit<DailyValue, 'sources'> {
  sources: string;
}

/**
 * Values by local day. They are computed when an import ends and stored; what a crash or a change of zones left open
 * is made good at the next reading.
 */
export const dailyRepository = (db: Database): DailyRepository => {
  const computer = dailyComputer(db);
  // Two look-ups in the key and a count by metric: three times faster than grouping all days.
  const infos = db.prepare<[], Omit<MetricInfo, 'sources'> & { id: number }>(
    `SELECT id, code AS metric, unit,
       (SELECT count(*) FROM daily WHERE daily.metric = m.id) AS days,
       (SELECT day FROM daily WHERE daily.metric = m.id ORDER BY day LIMIT 1) AS first,
       (SELECT day FROM daily WHERE daily.metric = m.id ORDER BY day DESC LIMIT 1) AS last
     FROM metric m WHERE EXISTS (SELECT 1 FROM daily WHERE daily.metric = m.id) ORDER BY code`,
  );
  const sources = db.prepare<[number], string>('SELECT DISTINCT sources FROM daily WHERE metric = ?').pluck();
  const totalChanges = db.prepare<[], number>('SELECT total_changes()').pluck();
  /** The last answer, good until this connection (the only one that writes) changes a row. */
  let known: { changes: number; metrics: MetricInfo[] } | null = null;
  const readMetrics = (): MetricInfo[] =>
    infos.all().map(({ id, ...info }) => ({
      ...info,
      sources: [...new Set(sources.all(id).flatMap((text) => JSON.parse(text) as string[]))].sort(),
    }));

  return {
    recompute(_importId, zones) {
      return { days: computer.settle(zones) };
    },

    advance: computer.advance,

    list(metric, from, to) {
      computer.settle(null, metric);
      const known = new Map<string, string[]>(); // the same few sources on thousands of days
      const sourcesOf = (text: string): string[] => {
        const sources = known.get(text) ?? (JSON.parse(text) as string[]);
        known.set(text, sources);
        return sources;
      };
      return db
        .prepare<[string, string, string], DailyRow>(
          `SELECT day, value, metric.unit, coverage, sources FROM daily JOIN metric ON metric.id = daily.metric
           WHERE metric.code = ? AND day BETWEEN ? AND ? ORDER BY day`,
        )
        .all(metric, from ?? '0000-01-01', to ?? '9999-12-31')
        .map((row) => ({ ...row, sources: sourcesOf(row.sources) }));
    },

    metrics() {
      computer.settle(null);
      const changes = totalChanges.get() ?? 0;
      if (known?.changes !== changes) known = { changes, metrics: readMetrics() };
      return known.metrics;
    },
  };
};
