import { useId } from 'react';
import { type ChartTable, Figure, Hatch } from './Figure.tsx';

export interface ShareRow {
  key: string;
  name: string;
  /** 0 to 1. */
  share: number;
  /** "31 of 100" */
  figure: string;
  /** A small line under the bar. */
  note: string;
}

const WIDTH = 552;
const ROW = 74;
const BAR = 14;
const FIGURE = 92;

/** Simulated shares as hatched bars of a whole: predictions, so never solid. */
export const ShareBars = (p: {
  title: string;
  intro?: string;
  summary: string;
  rows: readonly ShareRow[];
  table: ChartTable;
  level?: 2 | 3;
}) => {
  const hatch = useId();
  const rows = p.rows.filter((r) => Number.isFinite(r.share));
  const full = WIDTH - FIGURE - 12;
  return (
    <Figure
      title={p.title}
      summary={p.summary}
      table={p.table}
      {...(p.intro ? { intro: p.intro } : {})}
      {...(p.level ? { level: p.level } : {})}
    >
      {rows.length === 0 ? (
        <p className="t2">{p.summary}</p>
      ) : (
        <svg viewBox={`0 0 ${WIDTH} ${rows.length * ROW}`} className="full" aria-hidden="true">
          <Hatch id={hatch} />
          {rows.map((r, i) => (
            <g key={r.key} transform={`translate(0 ${i * ROW})`}>
              <text x={1} y={16}>
                {r.name}
              </text>
              <rect className="e-ring" x={1} y={25} width={full} height={BAR} rx={3} />
              <rect
                className="p-box"
                x={1}
                y={25}
                width={Math.max(2, full * Math.min(1, Math.max(0, r.share)))}
                height={BAR}
                rx={3}
                fill={`url(#${hatch})`}
              />
              <text className="strong" x={WIDTH} y={37} textAnchor="end">
                {r.figure}
              </text>
              <text x={1} y={58} className="note">
                {r.note}
              </text>
            </g>
          ))}
        </svg>
      )}
    </Figure>
  );
};
