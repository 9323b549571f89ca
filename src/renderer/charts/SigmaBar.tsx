import { useId } from 'react';
import { Hatch } from './Figure.tsx';

const CLEAR = 20; // px between the two numbers

const sigmaScale = (max: number, width: number) => (v: number) => (Math.min(v, max) / max) * (width - 2);

/** Head of that column: the two numbers that its ticks stand for, in 100. */
export const SigmaAxis = (p: { chance: number; tau: number; max: number; width: number }) => {
  const at = sigmaScale(p.max, p.width);
  const near = Math.abs(at(p.tau) - at(p.chance)) < CLEAR;
  return (
    <svg className="chart" viewBox={`0 0 ${p.width} 18`} width={p.width} height={18} aria-hidden="true">
      {near ? null : (
        <text x={at(p.chance)} y={14} textAnchor="middle">
          {Math.round(p.chance * 100)}
        </text>
      )}
      <text x={at(p.tau)} y={14} textAnchor="middle" className="strong">
        {Math.round(p.tau * 100)}
      </text>
    </svg>
  );
};

/** P(best) as a bar with the chance level 1/k (thin tick) and the threshold tau (thick tick). */
export const SigmaBar = (p: { sigma: number; chance: number; tau: number; max: number; width: number }) => {
  const hatch = useId();
  const at = sigmaScale(p.max, p.width);
  return (
    <svg className="chart" viewBox={`0 0 ${p.width} 30`} width={p.width} height={30} aria-hidden="true">
      <Hatch id={hatch} />
      <rect
        className="p-box"
        x={0.75}
        y={9}
        width={Math.max(2, at(p.sigma))}
        height={12}
        rx={2}
        fill={p.sigma > p.tau ? `url(#${hatch})` : 'none'}
      />
      <path className="zero" d={`M${at(p.chance)} 4V26`} />
      <path className="mark-tau" d={`M${at(p.tau)} 4V26`} />
    </svg>
  );
};
