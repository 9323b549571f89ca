import { useId } from 'react';
import type { Summary } from '../../shared/analysis.ts';
import { type ChartTable, Figure, Hatch } from './Figure.tsx';
import { IntervalMark } from './IntervalMark.tsx';
import { linear, niceDomain, ticksOf } from './scale.ts';

export interface IntervalRow {
  key: string;
  name: string;
  /** At the right edge, in one or two columns of text. */
  figures: readonly string[];
  marks: readonly { family: 'evidence' | 'prediction'; summary: Pick<Summary, 'mean' | 'quantiles'> }[];
  strong?: boolean;
}

const WIDTH = 880;
const NAMES = 300;
const COLUMN = 84;
const LINE = 19; // px from one mark of a row to the next
const PAD = 13; // px above and below the marks of a row
const WITH_HEADS = 46;
const WITHOUT_HEADS = 28;

/** Cuts a name that is longer than its column; the table and the summary have it in full. */
const short = (name: string): string => (name.length > 42 ? `${name.slice(0, 41)}…` : name);

/** Rows of intervals on one axis, with zero and the least that matters; names left, figures right. */
export const IntervalRows = (p: {
  title: string;
  intro?: string;
  summary: string;
  rows: readonly IntervalRow[];
  /** Heads of the figures' columns, each at most two short lines. */
  heads: readonly (readonly [string, string])[];
  mcid: number;
  tick(value: number): string;
  table: ChartTable;
  legend?: string;
  level?: 2 | 3;
}) => {
  const hatch = useId();
  const rows = p.rows.filter((r) => r.marks.every((m) => Number.isFinite(m.summary.mean)));
  const ends = rows
    .flatMap((r) => r.marks.flatMap((m) => [m.summary.quantiles['0.025'], m.summary.quantiles['0.975']]))
    .filter(Number.isFinite);
  const head = p.heads.length > 0 ? WITH_HEADS : WITHOUT_HEADS;
  const right = WIDTH - COLUMN * p.heads.length;
  const domain = niceDomain(Math.min(...ends, p.mcid, 0), Math.max(...ends, p.mcid, 0), 8);
  const x = linear(domain, [NAMES + 10, right - 34]);
  const tops = [head];
  for (const r of rows) tops.push((tops.at(-1) ?? head) + r.marks.length * LINE + 2 * PAD);
  const bottom = tops.at(-1) ?? head;
  const ticks = ticksOf(domain, 8).filter((t) => t === 0 || Math.abs(x(t) - x(p.mcid)) > 18);
  return (
    <Figure
      title={p.title}
      summary={p.summary}
      table={p.table}
      {...(p.intro ? { intro: p.intro } : {})}
      {...(p.level ? { level: p.level } : {})}
      {...(p.legend ? { legend: <span>{p.legend}</span> } : {})}
    >
      {rows.length === 0 ? (
        <p className="t2">{p.summary}</p>
      ) : (
        <div className="wide-scroll">
          <svg viewBox={`0 0 ${WIDTH} ${bottom}`} className="full rows" aria-hidden="true">
            <Hatch id={hatch} />
            {ticks.map((t) => (
              <g key={t}>
                <path className={t === 0 ? 'zero' : 'g'} d={`M${x(t)} ${head}V${bottom}`} />
                <text x={x(t)} y={head - 10} textAnchor="middle">
                  {p.tick(t)}
                </text>
              </g>
            ))}
            <text className="strong" x={x(p.mcid)} y={head - 10} textAnchor="middle">
              {p.tick(p.mcid)}
            </text>
            {p.heads.map(([a, b], i) => (
              <g key={`${a} ${b}`}>
                <text x={right + COLUMN * (i + 1)} y={head - 28} textAnchor="end">
                  {a}
                </text>
                <text x={right + COLUMN * (i + 1)} y={head - 10} textAnchor="end">
                  {b}
                </text>
              </g>
            ))}
            {rows.map((r, i) => {
              const top = tops[i] ?? head;
              const middle = (top + (tops[i + 1] ?? bottom)) / 2;
              return (
                <g key={r.key}>
                  <path className="g" d={`M0 ${top}H${WIDTH}`} />
                  <text className={r.strong ? 'strong' : ''} x={2} y={middle + 5}>
                    {short(r.name)}
                  </text>
                  {r.marks.map((m, k) => (
                    <IntervalMark
                      key={m.family}
                      family={m.family}
                      summary={m.summary}
                      x={x}
                      y={top + PAD + LINE * (k + 0.5)}
                      hatch={hatch}
                    />
                  ))}
                  {r.figures.map((text, k) => (
                    <text
                      // biome-ignore lint/suspicious/noArrayIndexKey: the column is the figure's identity
                      key={k}
                      className={r.strong ? 'strong' : ''}
                      x={right + COLUMN * (k + 1)}
                      y={middle + 5}
                      textAnchor="end"
                    >
                      {text}
                    </text>
                  ))}
                </g>
              );
            })}
            <path className="mcid" d={`M${x(p.mcid)} ${head}V${bottom}`} />
          </svg>
        </div>
      )}
    </Figure>
  );
};
