import { useId } from 'react';
import { Hatch } from './Figure.tsx';
import type { Scale } from './scale.ts';

const CLEAR = 16; // px between two numbers of the axis

/** Cell of the ideas table: the 80 % interval of one prediction on the table's common axis. */
export const PredictedInterval = (p: {
  mean: number;
  low: number;
  high: number;
  /** Exactly no change: a diamond instead of a bar. */
  none?: boolean;
  /** How far (px) the lines reach beyond the drawing, into a row that is taller than it. */
  beyond?: number;
  x: Scale;
  ticks: readonly number[];
  mcid: number;
  width: number;
}) => {
  const hatch = useId();
  const H = 66;
  const middle = H / 2;
  const [from, to] = [-(p.beyond ?? 0), H + (p.beyond ?? 0)];
  const { x } = p;
  const at = (v: number) => x(Math.min(Math.max(v, x.domain[0]), x.domain[1]));
  return (
    <svg className="chart" viewBox={`0 0 ${p.width} ${H}`} width={p.width} height={H} aria-hidden="true">
      <Hatch id={hatch} />
      {p.ticks
        .filter((t) => t !== 0 && t !== p.mcid)
        .map((t) => (
          <path key={t} className="g" d={`M${x(t)} ${from}V${to}`} />
        ))}
      <path className="zero" d={`M${x(0)} ${from}V${to}`} />
      <path className="mcid" d={`M${x(p.mcid)} ${from}V${to}`} />
      {p.none ? (
        <rect
          className="p-box ground"
          x={x(0) - 6}
          y={middle - 6}
          width={12}
          height={12}
          rx={2}
          transform={`rotate(45 ${x(0)} ${middle})`}
        />
      ) : (
        <>
          <rect
            className="ground"
            x={at(p.low)}
            y={middle - 7}
            width={at(p.high) - at(p.low)}
            height={14}
            rx={3}
          />
          <rect
            className="p-box"
            x={at(p.low)}
            y={middle - 7}
            width={at(p.high) - at(p.low)}
            height={14}
            rx={3}
            fill={`url(#${hatch})`}
          />
          <circle className="p-dot" cx={at(p.mean)} cy={middle} r={6} />
        </>
      )}
    </svg>
  );
};

/** Head of that column: the numbers of the axis, without signs (the words "fewer" and "more" carry them). */
export const PredictedAxis = (p: {
  x: Scale;
  ticks: readonly number[];
  mcid: number;
  width: number;
  tick(value: number): string;
}) => (
  <svg className="chart" viewBox={`0 0 ${p.width} 18`} width={p.width} height={18} aria-hidden="true">
    {p.ticks
      .filter((t) => Math.abs(p.x(t) - p.x(p.mcid)) >= CLEAR)
      .map((t) => (
        <text key={t} x={p.x(t)} y={14} textAnchor="middle">
          {p.tick(t)}
        </text>
      ))}
    <text x={p.x(p.mcid)} y={14} textAnchor="middle" className="strong">
      {p.tick(p.mcid)}
    </text>
  </svg>
);
