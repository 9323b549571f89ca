import type { ResultView } from '../../shared/trial.ts';
import { csvCell } from './escape.ts';

/** The whole result as JSON: the frozen protocol, every day, the posterior and what it was computed with. */
export const resultJson = (view: ResultView): string =>
  `${JSON.stringify({ format: 'n1vault-result/1', ...view }, null, 2)}\n`;

const header = ['day', 'period', 'arm', 'arm_name', 'outcome', 'value', 'late', 'left_out'] as const;

/** The person's days as CSV (RFC 4180, UTF-8), one row a day; an empty value is unknown, never zero. */
export const resultCsv = (view: ResultView): string => {
  const names = new Map(view.protocol.arms.map((a) => [a.id, a.name]));
  const rows = view.days.map((d) =>
    [d.day, d.period, d.armId, names.get(d.armId) ?? '', view.protocol.outcome.key, d.y, d.late, d.dropped]
      .map(csvCell)
      .join(','),
  );
  return `${[header.join(','), ...rows].join('\r\n')}\r\n`;
};
