import { useId } from 'react';
import { VictoryArea, VictoryAxis, VictoryChart, VictoryContainer, VictoryLabel, VictoryLine } from 'victory';
import type { DensityCurve, Summary } from '../../shared/analysis.ts';
import { densityShape, peakOf, visibleRange } from './density-shape.ts';
import { Figure, Hatch } from './Figure.tsx';
import { IntervalMark } from './IntervalMark.tsx';
import { linear, niceDomain, ticksOf } from './scale.ts';

const WIDTH = 600;
const HEIGHT = 268;
const PAD = { left: 14, right: 14, top: 30, bottom: 26 };
const BARS = 92; // height of the two interval bars below

export interface DensityTexts {
  title: string;
  summary: string;
  /** Labels beside the curves, two short lines each. */
  posterior: [string, string];
  prior: [string, string];
  mcid: string;
  rope: [string, string];
  /** Words at the two ends of the axis. */
  low: string;
  high: string;
  /** Intervals in words, at the bars. */
  posteriorInterval: string;
  priorInterval: string;
  barNote: [string, string];
  table: { head: string[]; priorRow: string[]; posteriorRow: string[] };
  tick(value: number): string;
}

/** A label keeps clear of the drawing's edges. */
const clear = (x: number) => Math.min(Math.max(x, 96), WIDTH - 96);

/**
 * Prior (violet, dashed, hatched) against posterior (teal, solid; pale where it misses the least that matters),
 * with zero, MCID and ROPE, and both 80 % / 95 % intervals below on the same axis.
 */
export const DensityChart = (p: {
  curve: DensityCurve;
  posterior: Summary;
  prior: Summary;
  /** Signed: -2 where two fewer is the least that matters. */
  mcid: number;
  rope: number;
  texts: DensityTexts;
}) => {
  const hatch = useId();
  const { texts } = p;
  const table = { head: texts.table.head, rows: [texts.table.posteriorRow, texts.table.priorRow] };
  const range = visibleRange(p.curve, [p.mcid * 1.5, -p.mcid]);
  const domain = range ? niceDomain(range[0], range[1], 10) : null;
  const shape = domain ? densityShape(p.curve, domain, p.mcid) : null;
  if (!domain || !shape)
    return (
      <Figure title={texts.title} summary={texts.summary} table={table}>
        <p className="t2">{texts.summary}</p>
      </Figure>
    );
  const ticks = ticksOf(domain, 10);
  const x = linear(domain, [PAD.left, WIDTH - PAD.right]);
  const top = shape.top * 1.06;
  const y = linear([0, top], [HEIGHT - PAD.bottom, PAD.top]);
  const own = peakOf(shape.posterior);
  const others = peakOf(shape.prior);
  const ownLeft = own.x <= others.x;
  // each curve's name stands on its outer side, a little below its peak
  const side = (peak: { x: number; y: number }, sd: number, left: boolean) => ({
    x: clear(x(peak.x + (left ? -1.25 : 1.25) * sd) + (left ? -36 : 36)),
    y: y(peak.y * 0.62),
  });
  const ownAt = side(own, p.posterior.sd, ownLeft);
  const priorAt = side(others, p.prior.sd, !ownLeft);
  if (Math.abs(ownAt.x - priorAt.x) < 150 && Math.abs(ownAt.y - priorAt.y) < 44) priorAt.y = ownAt.y + 48;
  return (
    <Figure title={texts.title} summary={texts.summary} table={table}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + BARS}`} className="full" aria-hidden="true">
        <Hatch id={hatch} />
        <VictoryChart
          standalone={false}
          width={WIDTH}
          height={HEIGHT}
          padding={PAD}
          domain={{ x: domain, y: [0, top] }}
          containerComponent={<VictoryContainer />}
        >
          <VictoryAxis
            tickValues={ticks}
            tickFormat={texts.tick}
            style={{
              axis: { stroke: 'var(--line-strong)', strokeWidth: 1 },
              grid: { stroke: 'var(--grid)', strokeWidth: 1 },
              ticks: { size: 0 },
            }}
            tickLabelComponent={<VictoryLabel dy={2} style={{}} className="num" />}
          />
          <VictoryArea
            data={[
              { x: -p.rope, y: top },
              { x: p.rope, y: top },
            ]}
            style={{ data: { fill: 'var(--surface-press)', stroke: 'none' } }}
          />
          <VictoryArea data={shape.rest} style={{ data: { fill: 'var(--evid-soft)' } }} />
          <VictoryArea data={shape.worthwhile} style={{ data: { fill: 'var(--evid)' } }} />
          <VictoryLine data={shape.posterior} style={{ data: { stroke: 'var(--evid)', strokeWidth: 2 } }} />
          <VictoryArea data={shape.prior} style={{ data: { fill: `url(#${hatch})`, stroke: 'none' } }} />
          <VictoryLine data={shape.prior} style={{ data: { stroke: 'var(--surface)', strokeWidth: 4.5 } }} />
          <VictoryLine
            data={shape.prior}
            style={{ data: { stroke: 'var(--pred)', strokeWidth: 1.75, strokeDasharray: '6 4' } }}
          />
        </VictoryChart>
        <path className="zero" d={`M${x(0)} ${PAD.top}V${HEIGHT - PAD.bottom}`} />
        <path className="mcid" d={`M${x(p.mcid)} ${PAD.top - 8}V${HEIGHT - PAD.bottom}`} />
        <text className="strong halo" x={clear(x(p.mcid))} y={PAD.top - 14} textAnchor="middle">
          {texts.mcid}
        </text>
        <TwoLines at={ownAt} lines={texts.posterior} className="te halo" />
        <TwoLines at={priorAt} lines={texts.prior} className="tp halo" />
        <g transform={`translate(0 ${HEIGHT})`}>
          <text x={PAD.left} y={12}>
            {texts.low}
          </text>
          <text x={WIDTH - PAD.right} y={12} textAnchor="end">
            {texts.high}
          </text>
          <IntervalMark family="evidence" summary={p.posterior} x={x} y={44} hatch={hatch} />
          <IntervalMark family="prediction" summary={p.prior} x={x} y={74} hatch={hatch} />
        </g>
      </svg>
      <p className="legend">
        <span>
          <i className="sw evid" />
          {texts.posteriorInterval}
        </span>
        <span>
          <i className="sw pred" />
          {texts.priorInterval}
        </span>
        <span>
          <i className="sw band" />
          {texts.rope.join(' ')}
        </span>
        <span>{texts.barNote.join(', ')}</span>
      </p>
    </Figure>
  );
};

const TwoLines = (p: { at: { x: number; y: number }; lines: [string, string]; className: string }) => (
  <text className={p.className} textAnchor="middle" x={p.at.x} y={p.at.y}>
    <tspan x={p.at.x}>{p.lines[0]}</tspan>
    <tspan x={p.at.x} dy={20}>
      {p.lines[1]}
    </tspan>
  </text>
);
