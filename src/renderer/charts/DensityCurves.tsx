import { useId } from 'react';
import { Area, Curve } from 'victory';
import type { DensityShape, Point } from './density-shape.ts';
import type { Scale } from './scale.ts';

/** The points as Victory's primitives read them; an area stands on zero. */
const datum = ({ x, y }: Point) => ({ _x: x, _y: y, _y0: 0 });

/**
 * Band of the ROPE, posterior and prior, in paint order. Victory's primitives and not its VictoryChart: with the scales
 * known, it would only work out again for each curve what is known already; the whole chart took six times as long.
 */
export const DensityCurves = (p: {
  shape: DensityShape;
  x: Scale;
  y: Scale;
  /** Height of the band, in units of `y`. */
  top: number;
  rope: number;
  /** Id of the hatch of the prior. */
  hatch: string;
}) => {
  const clip = useId();
  const scale = { x: p.x, y: p.y };
  const [left, right] = p.x.domain.map(p.x) as [number, number];
  const area = (points: readonly Point[], fill: string, stroke?: 'none') => (
    <Area data={points.map(datum)} scale={scale} style={stroke ? { fill, stroke } : { fill }} />
  );
  const line = (points: readonly Point[], style: { stroke: string; [more: string]: string | number }) => (
    <Curve data={points.map(datum)} scale={scale} style={style} />
  );
  const { rest, worthwhile, posterior, prior } = p.shape;
  const band = [-p.rope, p.rope].map((x) => ({ x, y: p.top }));
  return (
    <g clipPath={`url(#${clip})`}>
      <clipPath id={clip}>
        <rect x={left} y={p.y(p.top)} width={right - left} height={p.y(0) - p.y(p.top)} />
      </clipPath>
      {area(band, 'var(--surface-press)', 'none')}
      {area(rest, 'var(--evid-soft)')}
      {area(worthwhile, 'var(--evid)')}
      {line(posterior, { stroke: 'var(--evid)', strokeWidth: 2 })}
      {area(prior, `url(#${p.hatch})`, 'none')}
      {line(prior, { stroke: 'var(--surface)', strokeWidth: 4.5 })}
      {line(prior, { stroke: 'var(--pred)', strokeWidth: 1.75, strokeDasharray: '6 4' })}
    </g>
  );
};
