import type { DailyValue, MetricInfo } from '../../../shared/samples.ts';
import type { Database } from '../db.ts';
import type { DailyRepository } from '../types.ts';
import { dailyComputer } from './daily-compute.ts';

interface DailyRow extends Omit<DailyValue, 'sources'> {
  sources: string;
}

/**
 * Values by local day. They are computed when an import ends and stored; a crash in between is made good at the
 * next reading.
 */
export const dailyRepository = (db: Database): DailyRepository => {
  const computer = dailyComputer(db);
  const catchUp = db.transaction((zones: Parameters<typeof computer.catchUp>[0]) => computer.catchUp(zones));

  return {
    recompute(_importId, zones) {
      return { days: catchUp.immediate(zones) };
    },

    list(metric, from, to) {
      catchUp(null);
      return db
        .prepare<[string, string, string], DailyRow>(
          `SELECT day, value, metric.unit, coverage, sources FROM daily JOIN metric ON metric.id = daily.metric
           WHERE metric.code = ? AND day BETWEEN ? AND ? ORDER BY day`,
        )
        .all(metric, from ?? '0000-01-01', to ?? '9999-12-31')
        .map((row) => ({ ...row, sources: JSON.parse(row.sources) as string[] }));
    },

    metrics() {
      catchUp(null);
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
