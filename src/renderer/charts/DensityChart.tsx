import { useId } from 'react';
import type { DensityCurve, Summary } from '../../shared/analysis.ts';
import { DensityCurves } from './DensityCurves.tsx';
import { type DensityShape, densityShape, type Point, visibleRange } from './density-shape.ts';
import { Figure, Hatch } from './Figure.tsx';
import { IntervalMark } from './IntervalMark.tsx';
import { LevelAxis } from './LevelAxis.tsx';
import { besideBar, placeLabels, textWidth } from './place-labels.ts';
import { linear, niceDomain, type Scale, ticksOf } from './scale.ts';

const WIDTH = 604;
const HEIGHT = 258;
const PAD = { left: 14, right: 14, top: 40, bottom: 26 };
const BASE = HEIGHT - PAD.bottom;
const BARS = 96; // height of the part below: axis words and the two interval bars
const LINE = 18; // px from one line of a label to the next

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
  /** Intervals in words, beside their bars. */
  posteriorInterval: string;
  priorInterval: string;
  barNote: [string, string];
  table: { head: string[]; priorRow: string[]; posteriorRow: string[] };
  tick(value: number): string;
}

interface DensityProps {
  curve: DensityCurve;
  posterior: Summary;
  prior: Summary;
  /** Signed: -2 where two fewer is the least that matters. */
  mcid: number;
  rope: number;
  texts: DensityTexts;
}

/**
 * Prior (violet, dashed, hatched) against posterior (teal, solid; pale where it misses the least that matters),
 * with zero, MCID and ROPE, and both 80 % / 95 % intervals below on the same axis.
 */
export const DensityChart = (p: DensityProps) => {
  const { texts } = p;
  const table = { head: texts.table.head, rows: [texts.table.posteriorRow, texts.table.priorRow] };
  const ends = [p.posterior, p.prior].flatMap((s) => [s.quantiles['0.025'], s.quantiles['0.975']]);
  const range = visibleRange(p.curve, [p.mcid * 1.5, -p.mcid, ...ends.filter(Number.isFinite)]);
  const domain = range ? niceDomain(range[0], range[1], 10) : null;
  const shape = domain ? densityShape(p.curve, domain, p.mcid) : null;
  return (
    <Figure title={texts.title} summary={texts.summary} table={table}>
      {domain && shape ? (
        <Drawing {...p} domain={domain} shape={shape} />
      ) : (
        <p className="t2">{texts.summary}</p>
      )}
    </Figure>
  );
};

const Drawing = (p: DensityProps & { domain: [number, number]; shape: DensityShape }) => {
  const hatch = useId();
  const { texts, domain, shape } = p;
  const x = linear(domain, [PAD.left, WIDTH - PAD.right]);
  const top = shape.top * 1.06;
  const y = linear([0, top], [BASE, PAD.top]);
  const pixels = (points: readonly Point[]) => points.map((q) => ({ x: x(q.x), y: y(q.y) }));
  const wish = (lines: readonly [string, string], of: number | Point[]) => ({
    w: Math.max(...lines.map(textWidth)),
    h: 2 * LINE,
    of,
  });
  const band = [
    { x: x(-p.rope), y: PAD.top + LINE },
    { x: x(p.rope), y: PAD.top + LINE },
  ];
  const mcid = mcidLabel(x(p.mcid), texts.mcid);
  const [own, others, rope] = placeLabels(
    [wish(texts.posterior, 0), wish(texts.prior, 1), wish(texts.rope, band)],
    [pixels(shape.posterior), pixels(shape.prior)],
    { x: PAD.left, y: PAD.top, w: WIDTH - PAD.left - PAD.right, h: BASE - PAD.top },
    [
      { x: x(p.mcid), y: 0, w: 0, h: HEIGHT },
      { x: x(-p.rope), y: PAD.top, w: x(p.rope) - x(-p.rope), h: HEIGHT },
    ],
  );
  const unplaced = [
    own ? null : (['evid', texts.posterior] as const),
    others ? null : (['pred', texts.prior] as const),
    rope ? null : (['band', texts.rope] as const),
  ].filter((u) => u !== null);
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + BARS}`} className="full" aria-hidden="true">
        <Hatch id={hatch} />
        <LevelAxis ticks={ticksOf(domain, 10)} tick={texts.tick} x={x} top={PAD.top} base={BASE} />
        <DensityCurves shape={shape} rope={p.rope} {...{ x, y, top, hatch }} />
        <path className="zero" d={`M${x(0)} ${PAD.top}V${BASE}`} />
        <path className="mcid" d={`M${x(p.mcid)} 8V${BASE}`} />
        <text className="strong halo" x={mcid.x} y={20} textAnchor={mcid.anchor}>
          {texts.mcid}
        </text>
        {own ? <TwoLines at={own} lines={texts.posterior} className="te halo" /> : null}
        {others ? <TwoLines at={others} lines={texts.prior} className="tp halo" /> : null}
        {rope ? <TwoLines at={rope} lines={texts.rope} className="halo" /> : null}
        <g transform={`translate(0 ${HEIGHT})`}>
          <text x={PAD.left - 6} y={18}>
            {texts.low}
          </text>
          <text x={WIDTH - PAD.right + 6} y={18} textAnchor="end">
            {texts.high}
          </text>
          <Bar
            family="evidence"
            summary={p.posterior}
            words={texts.posteriorInterval}
            {...{ x, hatch }}
            y={52}
          />
          <Bar family="prediction" summary={p.prior} words={texts.priorInterval} {...{ x, hatch }} y={84} />
        </g>
      </svg>
      <p className="legend">
        {unplaced.map(([mark, lines]) => (
          <span key={mark}>
            <i className={`sw ${mark}`} />
            {lines.join(' ')}
          </span>
        ))}
        <span>{texts.barNote.join(', ')}</span>
      </p>
    </>
  );
};

/** The mark of the least that matters carries its words on the side with more room. */
const mcidLabel = (at: number, text: string): { x: number; anchor: 'start' | 'end' } =>
  at - textWidth(text) * 1.05 - 6 > 0 ? { x: at - 6, anchor: 'end' } : { x: at + 6, anchor: 'start' };

/** An interval with its words beside it. */
const Bar = (p: {
  family: 'evidence' | 'prediction';
  summary: Summary;
  words: string;
  x: Scale;
  y: number;
  hatch: string;
}) => {
  const q = p.summary.quantiles;
  const at = besideBar(p.x(q['0.025']), p.x(q['0.975']), textWidth(p.words), WIDTH);
  return (
    <>
      <IntervalMark family={p.family} summary={p.summary} x={p.x} y={p.y} hatch={p.hatch} />
      <text
        className={p.family === 'evidence' ? 'te' : 'tp'}
        x={at.x}
        y={at.side === 'above' ? p.y - 10 : p.y + 5}
      >
        {p.words}
      </text>
    </>
  );
};

const TwoLines = (p: { at: Point; lines: [string, string]; className: string }) => (
  <text className={p.className} x={p.at.x} y={p.at.y + 14}>
    <tspan x={p.at.x}>{p.lines[0]}</tspan>
    <tspan x={p.at.x} dy={LINE}>
      {p.lines[1]}
    </tspan>
  </text>
);
