import {
  VictoryAxis,
  VictoryChart,
  VictoryContainer,
  VictoryLabel,
  VictoryLine,
  VictoryScatter,
} from 'victory';
import { type ChartTable, Figure } from './Figure.tsx';
import { type AssuranceLine, markLabels, spread } from './mark-labels.ts';
import { linear } from './scale.ts';
import { tickText } from './tick-text.ts';

const WIDTH = 340;
const HEIGHT = 236;
const LINE = 16; // px between two labels at the ends of the lines
const PAD = { left: 40, right: 74, top: 26, bottom: 30 };

/** How often a real effect is noticed against the length of the trial; each point is simulated, none is drawn in. */
export const AssuranceChart = (p: {
  title: string;
  summary: string;
  lines: readonly AssuranceLine[];
  plan: { days: number; label: string };
  table: ChartTable;
  tick(days: number): string;
  /** Word for the unit of the axis, "days". */
  unit: string;
}) => {
  const days = [...new Set(p.lines.flatMap((l) => l.points.map((q) => q.days)))].sort((a, b) => a - b);
  const low = (days[0] ?? 0) * 0.7;
  const high = (days.at(-1) ?? 1) * 1.05;
  const x = linear([low, high], [PAD.left, WIDTH - PAD.right]);
  const y = linear([0, 1], [HEIGHT - PAD.bottom, PAD.top]);
  return (
    <Figure title={p.title} summary={p.summary} table={p.table} level={3}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="full" aria-hidden="true">
        <VictoryChart
          standalone={false}
          width={WIDTH}
          height={HEIGHT}
          padding={PAD}
          domain={{ x: [low, high], y: [0, 1] }}
          containerComponent={<VictoryContainer />}
        >
          <VictoryAxis
            dependentAxis
            tickValues={[0, 0.25, 0.5, 0.75, 1]}
            tickFormat={(v: number) => `${Math.round(v * 100)}`}
            style={{ axis: { stroke: 'none' }, grid: { stroke: 'var(--grid)' }, ticks: { size: 0 } }}
            tickLabelComponent={<VictoryLabel style={tickText} />}
          />
          <VictoryAxis
            tickValues={days}
            tickFormat={p.tick}
            style={{ axis: { stroke: 'var(--line-strong)' }, grid: { stroke: 'none' }, ticks: { size: 0 } }}
            tickLabelComponent={<VictoryLabel dy={2} style={tickText} />}
          />
          {p.lines.map((l) => (
            <VictoryLine
              key={l.label}
              data={l.points.map((q) => ({ x: q.days, y: q.share }))}
              style={{ data: { stroke: 'var(--pred)', strokeWidth: 1.75, strokeDasharray: '6 4' } }}
            />
          ))}
          {p.lines.map((l) => (
            <VictoryScatter
              key={l.label}
              data={l.points.map((q) => ({ x: q.days, y: q.share }))}
              size={5.5}
              style={{ data: { fill: 'var(--surface)', stroke: 'var(--pred)', strokeWidth: 2 } }}
            />
          ))}
        </VictoryChart>
        <text x={WIDTH - PAD.right + 14} y={HEIGHT - 8}>
          {p.unit}
        </text>
        <path className="mark-tau" d={`M${x(p.plan.days)} ${PAD.top - 8}V${HEIGHT - PAD.bottom}`} />
        <text className="strong halo" x={x(p.plan.days) + 5} y={PAD.top - 2}>
          {p.plan.label}
        </text>
        {markLabels(p.lines).map((m) => (
          <text
            key={`${m.days} ${m.share}`}
            className="tp halo"
            x={x(m.days) + 8}
            y={m.above ? y(m.share) - 7 : Math.min(y(m.share) + 18, HEIGHT - PAD.bottom - 5)}
          >
            {m.text}
          </text>
        ))}
        {spread(
          p.lines.map((l) => y(l.points.at(-1)?.share ?? Number.NaN)),
          LINE,
        ).map((at, i) =>
          Number.isFinite(at) ? (
            <text key={p.lines[i]?.label} className="tp" x={WIDTH - PAD.right + 14} y={at + 5}>
              {p.lines[i]?.label}
            </text>
          ) : null,
        )}
      </svg>
    </Figure>
  );
};
