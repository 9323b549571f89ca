import { useId } from 'react';
import { type ChartTable, Figure, Hatch } from './Figure.tsx';
import { IntervalMark } from './IntervalMark.tsx';
import { linear, niceDomain, ticksOf } from './scale.ts';

export interface BeliefStep {
  name: string;
  family: 'evidence' | 'prediction';
  mean: number;
  low95: number;
  low80: number;
  high80: number;
  high95: number;
  /** "43 in 100" */
  chance: string;
}

const WIDTH = 552;
const ROW = 58;
const RIGHT = 96;

/** How belief moved: one interval before the trial and one after each period, on one axis. */
export const BeliefByPeriod = (p: {
  title: string;
  intro: string;
  summary: string;
  foot: string;
  steps: readonly BeliefStep[];
  mcid: number;
  table: ChartTable;
  tick(value: number): string;
}) => {
  const hatch = useId();
  const all = p.steps.flatMap((s) => [s.low95, s.high95]).filter(Number.isFinite);
  const domain = niceDomain(Math.min(...all, p.mcid, 0), Math.max(...all, 0), 7);
  const x = linear(domain, [14, WIDTH - RIGHT - 14]);
  const height = p.steps.length * ROW + 34;
  return (
    <Figure title={p.title} intro={p.intro} summary={p.summary} table={p.table}>
      {p.steps.length === 0 ? <p className="t2">{p.summary}</p> : null}
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        className={p.steps.length === 0 ? 'vh' : 'full'}
        aria-hidden="true"
      >
        <Hatch id={hatch} />
        {ticksOf(domain, 7).map((t) => (
          <g key={t}>
            <path className={t === 0 ? 'zero' : 'g'} d={`M${x(t)} 0V${height - 24}`} />
            <text x={x(t)} y={height - 6} textAnchor="middle">
              {p.tick(t)}
            </text>
          </g>
        ))}
        <path className="mcid" d={`M${x(p.mcid)} 0V${height - 24}`} />
        {p.steps.map((s, i) => (
          <g key={s.name} transform={`translate(0 ${i * ROW})`}>
            <text className="halo" x={2} y={20}>
              {s.name}
            </text>
            <IntervalMark
              family={s.family}
              x={x}
              y={40}
              hatch={hatch}
              summary={{
                mean: s.mean,
                quantiles: {
                  '0.025': s.low95,
                  '0.1': s.low80,
                  '0.9': s.high80,
                  '0.975': s.high95,
                },
              }}
            />
            <text className="strong" x={WIDTH} y={45} textAnchor="end">
              {s.chance}
            </text>
          </g>
        ))}
      </svg>
      <p className="small t2">{p.foot}</p>
    </Figure>
  );
};
