import type { Scale } from './scale.ts';

const BELOW = 24; // px from the axis to the foot of its numbers

/** Axis along x at the height `base`, px, with its numbers below and grid lines up to `top`. */
export const LevelAxis = (p: {
  ticks: readonly number[];
  tick(value: number): string;
  x: Scale;
  top: number;
  base: number;
}) => {
  const [from, to] = p.x.domain;
  return (
    <g>
      <path className="axis" vectorEffect="non-scaling-stroke" d={`M${p.x(from)} ${p.base}H${p.x(to)}`} />
      <path
        className="g"
        vectorEffect="non-scaling-stroke"
        d={p.ticks.map((v) => `M${p.x(v)} ${p.base}V${p.top}`).join('')}
      />
      {p.ticks.map((v) => (
        <text key={v} x={p.x(v)} y={p.base + BELOW} textAnchor="middle">
          {p.tick(v)}
        </text>
      ))}
    </g>
  );
};
