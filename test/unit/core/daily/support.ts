import type { DailyInput, Source } from '../../../../src/core/daily/index.ts';
import { zoneHistory } from '../../../../src/core/daily/index.ts';
import { addDays, dayNumber } from '../../../../src/core/design/civil-day.ts';
import { zoneTable } from '../../../../src/main/clock/zone-table.ts';
import { sleepStage } from '../../../../src/shared/samples.ts';

export interface Sample {
  /** ISO with offset. */
  from: string;
  to?: string;
  value: number;
  /** Where a group has several stored metrics; default: the first. */
  metric?: string;
  source?: string;
  /** IANA zone that the sample itself states. */
  zone?: string;
}

export const ms = (iso: string) => {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) throw new Error(`not an instant: ${iso}`);
  return at;
};

/** Builds the core's input as the vault does: sorted, sources with ranks, zones as tables. */
export const input = (
  samples: Sample[],
  options: {
    zones?: { from: string; zone: string }[];
    sources?: Source[];
    metrics?: string[];
    from?: string;
    to?: string;
  } = {},
): DailyInput => {
  const metrics = options.metrics ?? ['sleep-stage'];
  const sources = options.sources ?? [
    { name: 'Watch', rank: 0 },
    { name: 'Phone', rank: 3 },
    { name: 'App', rank: 4 },
  ];
  const rows = samples
    .map((s) => ({ ...s, start: ms(s.from), end: ms(s.to ?? s.from) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const names = ['', ...new Set(rows.flatMap((r) => (r.zone ? [r.zone] : [])))];
  return {
    metrics,
    columns: {
      n: rows.length,
      metric: Int32Array.from(rows, (r) => metrics.indexOf(r.metric ?? metrics[0]!)),
      start: Float64Array.from(rows, (r) => r.start),
      end: Float64Array.from(rows, (r) => r.end),
      value: Float64Array.from(rows, (r) => r.value),
      source: Int32Array.from(rows, (r) => sources.findIndex((s) => s.name === (r.source ?? 'Watch'))),
      zone: Int32Array.from(rows, (r) => names.indexOf(r.zone ?? '')),
    },
    sources,
    zones: names.map((n) => zoneTable(n)),
    history: zoneHistory(options.zones ?? [{ from: '1970-01-01', zone: 'Europe/London' }], zoneTable),
    from: dayNumber(options.from ?? '2000-01-01'),
    to: dayNumber(options.to ?? '2040-01-01'),
  };
};

export const dayText = (day: number) => addDays('1970-01-01', day);

/** Values by day, for short expectations. */
export const byDay = (values: readonly { day: number; value: number }[]) =>
  Object.fromEntries(values.map((v) => [dayText(v.day), v.value]));

export const stages = sleepStage;
