import { useId } from 'react';
import { Hatch } from './Figure.tsx';

/** P(best) as a bar with the chance level 1/k (thin tick) and the threshold tau (thick tick). */
export const SigmaBar = (p: { sigma: number; chance: number; tau: number; max: number; width: number }) => {
  const hatch = useId();
  const at = (v: number) => (Math.min(v, p.max) / p.max) * (p.width - 2);
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
