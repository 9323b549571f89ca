import type { Summary } from '../../shared/analysis.ts';
import type { Scale } from './scale.ts';

type Shown = { mean: number; quantiles: Pick<Summary['quantiles'], '0.025' | '0.1' | '0.9' | '0.975'> };

/** Thick bar 80 %, thin line 95 %, dot best guess; solid teal for evidence, hatched violet for a prediction. */
export const IntervalMark = (p: {
  family: 'evidence' | 'prediction';
  summary: Shown;
  x: Scale;
  y: number;
  /** Id of the hatch pattern of this drawing. */
  hatch: string;
}) => {
  const { x, y } = p;
  const [from, to] = x.domain;
  const at = (v: number) => x(Math.min(Math.max(v, from), to));
  const q = p.summary.quantiles;
  const [a, b, c, d] = [at(q['0.025']), at(q['0.1']), at(q['0.9']), at(q['0.975'])];
  if (![a, b, c, d].every(Number.isFinite)) return null;
  if (p.family === 'evidence')
    return (
      <g>
        <path className="e-line" d={`M${a} ${y}H${d}`} />
        <rect className="e-fill" x={b} y={y - 4} width={c - b} height={8} rx={2} />
        <circle className="e-dot" cx={at(p.summary.mean)} cy={y} r={6} />
      </g>
    );
  return (
    <g>
      <path className="p-thin" d={`M${a} ${y}H${d}`} />
      <rect className="ground" x={b} y={y - 5} width={c - b} height={10} rx={2} />
      <rect className="p-box" x={b} y={y - 5} width={c - b} height={10} rx={2} fill={`url(#${p.hatch})`} />
      <circle className="p-dot" cx={at(p.summary.mean)} cy={y} r={5.5} />
    </g>
  );
};
