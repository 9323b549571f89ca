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
      const sources = db
        .prepare<[number], string>('SELECT DISTINCT sources FROM daily WHERE metric = ?')
        .pluck();
      return db
        .prepare<[], Omit<MetricInfo, 'sources'> & { id: number }>(
          `SELECT metric.id, metric.code AS metric, metric.unit, count(*) AS days, min(day) AS first, max(day) AS last
           FROM daily JOIN metric ON metric.id = daily.metric GROUP BY metric.id ORDER BY metric.code`,
        )
        .all()
        .map(({ id, ...info }) => ({
          ...info,
          sources: [...new Set(sources.all(id).flatMap((text) => JSON.parse(text) as string[]))].sort(),
        }));
    },
  };
};
