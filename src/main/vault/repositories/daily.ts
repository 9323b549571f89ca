import type { DailyValue, MetricInfo } from '../../../shared/samples.ts';
import type { Database } from '../db.ts';
import type { DailyRepository } from '../types.ts';
import { dailyComputer } from './daily-compute.ts';

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
  const metricOf = db.prepare<[string], { id: number; unit: string }>(
    'SELECT id, unit FROM metric WHERE code = ?',
  );
  // Bare columns, and no join: ten years are 3,652 rows.
  const days = db
    .prepare<
      [number, string, string],
      [day: string, value: number, coverage: number | null, sources: string]
    >('SELECT day, value, coverage, sources FROM daily WHERE metric = ? AND day BETWEEN ? AND ? ORDER BY day')
    .raw();
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
      const found = metricOf.get(metric);
      if (!found) return [];
      const { id, unit } = found;
      return days.all(id, from ?? '0000-01-01', to ?? '9999-12-31').map(
        ([day, value, coverage, text]): DailyValue => ({
          day,
          value,
          unit,
          coverage,
          sources: sourcesOf(text),
        }),
      );
    },

    metrics() {
      computer.settle(null);
      const changes = totalChanges.get() ?? 0;
      if (known?.changes !== changes) known = { changes, metrics: readMetrics() };
      return known.metrics;
    },
  };
};
