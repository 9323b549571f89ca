import type { ResultDay, ResultView } from '../../shared/trial.ts';
import { escapeHtml } from './escape.ts';
import type { Words } from './language/index.ts';

const CELL = 15; // user units, gap included
const LABEL = 210;
const ROW = CELL + 3;
const TOTALS = 70;
const GAP = 40; // between two columns
/** More periods than this stand in two columns, so that the report keeps to two pages. */
const LONGEST_COLUMN = 14;
const WIDEST_FOR_TWO = 16; // days a period

const cell = (d: ResultDay, i: number, binary: boolean, max: number): string => {
  const x = LABEL + i * CELL;
  const size = CELL - 3;
  if (d.y === null)
    return `<line x1="${x + 3}" x2="${x + size - 3}" y1="${size / 2}" y2="${size / 2}" stroke="#636a72"/>`;
  const share = binary ? d.y : max > 0 ? d.y / max : 0;
  const faint = d.dropped ? ' opacity="0.35"' : '';
  const height = Math.max(0, Math.min(1, share)) * size;
  return `<rect x="${x}" y="0" width="${size}" height="${size}" rx="2" fill="none" stroke="#b3d9d4"${faint}/><rect x="${x}" y="${(size - height).toFixed(1)}" width="${size}" height="${height.toFixed(1)}" rx="${binary ? 2 : 0}" fill="#0e7c72"${faint}/>`;
};

/** The person's own days, one row a period, grouped by arm; nothing smoothed or modelled. */
export const daysFigure = (view: ResultView, w: Words): string => {
  const binary = view.outcome.family === 'bernoulli';
  const max = Math.max(...view.days.map((d) => d.y ?? 0), 0);
  const rows = view.arms.flatMap(({ arm }) => {
    const periods = [...new Set(view.days.filter((d) => d.armId === arm.id).map((d) => d.period))];
    return periods.map((period) => ({ arm, period, days: view.days.filter((d) => d.period === period) }));
  });
  if (rows.length === 0) return '';
  const longest = Math.max(...rows.map((r) => r.days.length));
  const columns = rows.length > LONGEST_COLUMN && longest <= WIDEST_FOR_TWO ? 2 : 1;
  const perColumn = Math.ceil(rows.length / columns);
  const width = LABEL + longest * CELL + TOTALS;
  const body = rows.map(({ arm, period, days }, r) => {
    const known = days.filter((d) => d.y !== null && !d.dropped);
    const sum = known.reduce((s, d) => s + (d.y ?? 0), 0);
    const total =
      known.length === 0
        ? ''
        : binary
          ? w.ofKnown({ n: sum, of: known.length })
          : w.figures.number(sum / known.length, 1);
    const x = Math.floor(r / perColumn) * (width + GAP);
    const y = (r % perColumn) * ROW;
    return `<g transform="translate(${x} ${y})"><text x="0" y="10">${escapeHtml(arm.name)}</text><text x="${LABEL - 12}" y="10" text-anchor="end">${w.period(period)}</text>${days.map((d, i) => cell(d, i, binary, max)).join('')}<text x="${width}" y="10" text-anchor="end">${total}</text></g>`;
  });
  const unknown = view.days.filter((d) => d.y === null).length;
  const summary = w.daysSummary({ days: view.days.length, periods: rows.length, unknown });
  return `<svg class="${columns === 2 ? 'days wide' : 'days'}" role="img" aria-label="${escapeHtml(summary)}" viewBox="0 0 ${columns * width + (columns - 1) * GAP} ${perColumn * ROW}" xmlns="http://www.w3.org/2000/svg">${body.join('')}</svg>`;
};
