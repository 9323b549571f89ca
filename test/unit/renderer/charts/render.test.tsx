import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AssuranceChart } from '../../../../src/renderer/charts/AssuranceChart.tsx';
import { BeliefByPeriod } from '../../../../src/renderer/charts/BeliefByPeriod.tsx';
import { DaysByPeriod } from '../../../../src/renderer/charts/DaysByPeriod.tsx';
import { DensityChart, type DensityTexts } from '../../../../src/renderer/charts/DensityChart.tsx';
import { IconArray } from '../../../../src/renderer/charts/IconArray.tsx';
import { IntervalRows } from '../../../../src/renderer/charts/IntervalRows.tsx';
import { ShareBars } from '../../../../src/renderer/charts/ShareBars.tsx';
import { Sparkline } from '../../../../src/renderer/charts/Sparkline.tsx';
import type { DensityCurve, Summary } from '../../../../src/shared/analysis.ts';

const html = (element: ReactElement) => renderToStaticMarkup(element);
const count = (text: string, part: string) => text.split(part).length - 1;

const summary = (mean: number, sd: number): Summary => ({
  mean,
  sd,
  quantiles: {
    '0.025': mean - 1.96 * sd,
    '0.1': mean - 1.28 * sd,
    '0.25': mean - 0.67 * sd,
    '0.5': mean,
    '0.75': mean + 0.67 * sd,
    '0.9': mean + 1.28 * sd,
    '0.975': mean + 1.96 * sd,
  },
});
const texts: DensityTexts = {
  title: 'Effect of tea',
  summary: 'Tea does something.',
  posterior: ['Your own trial', 'about 5 fewer'],
  prior: ['Predicted before', 'about 2 fewer'],
  mcid: '2 fewer: the least that matters to you',
  rope: ['Grey: too small', 'to call a change'],
  low: 'fewer',
  high: 'more',
  posteriorInterval: '2 to 9 fewer',
  priorInterval: '4 fewer to 1 more',
  barNote: ['bar 80 %', 'line 95 %'],
  table: { head: ['a', 'b'], priorRow: ['prior', '1'], posteriorRow: ['posterior', '2'] },
  tick: (v) => String(Math.abs(v)),
};
const density = (curve: DensityCurve) =>
  html(
    <DensityChart
      curve={curve}
      posterior={summary(-5, 2)}
      prior={summary(-2, 2)}
      mcid={-2}
      rope={1}
      texts={texts}
    />,
  );
const grid = Array.from({ length: 81 }, (_, i) => -14 + i * 0.25);
const bell = (mean: number) => grid.map((x) => Math.exp(-0.5 * ((x - mean) / 2) ** 2));

describe('the density chart', () => {
  const full = density({ x: grid, prior: bell(-2), posterior: bell(-5) });

  it('is named by its sentence, offers its table and draws both families', () => {
    expect(full).toContain('role="img" aria-label="Tea does something."');
    expect(full).toContain('Show as table');
    for (const text of ['Your own trial', 'Predicted before', 'the least that matters', '2 to 9 fewer'])
      expect(full).toContain(text);
    expect(full).toContain('pattern');
  });

  it('injects no style sheet, which the policy of the app would refuse', () => {
    expect(full).not.toContain('<style');
  });

  it('draws numbers only, and words instead where there is nothing to draw', () => {
    expect(full).not.toContain('NaN');
    for (const curve of [
      { x: [], prior: [], posterior: [] },
      { x: [0], prior: [1], posterior: [1] },
      { x: grid, prior: grid.map(() => Number.NaN), posterior: grid.map(() => Number.NaN) },
    ]) {
      const empty = density(curve);
      expect(empty).not.toContain('NaN');
      expect(empty).not.toContain('class="mcid"');
      expect(empty).toContain('Tea does something.');
    }
  });
});

describe('other charts', () => {
  it('fills exactly the dots of the share', () => {
    const dots = html(<IconArray count={43} label="43 of 100" />);
    const of = (kind: string) => dots.split(`class="${kind}" d="`)[1]?.split('"')[0] ?? '';
    expect(count(of('e-fill'), 'M')).toBe(43);
    expect(count(of('e-ring'), 'M')).toBe(57);
    expect(count(dots, '<path')).toBe(2);
  });

  it('never bridges a gap in a sparkline', () => {
    const line = html(<Sparkline values={[1, 2, null, 3, Number.NaN, 4, 5]} label="steps" />);
    const drawn = line.split('class="line" d="')[1]?.split('"')[0] ?? '';
    expect(count(drawn, 'M')).toBe(2);
    expect(count(drawn, 'L')).toBe(2); // 1 to 2 and 4 to 5
    expect(line).not.toContain('NaN');
    expect(html(<Sparkline values={[]} label="nothing" />)).not.toContain('NaN');
    expect(html(<Sparkline values={[null, null]} label="nothing" />)).not.toContain('M');
  });

  it('keeps yes, no and no answer apart, and numbers in their squares', () => {
    const day = (y: number | null, i: number) => ({
      day: `2026-01-0${i + 1}`,
      y,
      late: false,
      dropped: false,
    });
    const arms = (ys: (number | null)[]) => [
      {
        id: 'a',
        glyph: null,
        name: 'Tea',
        note: '',
        figure: null,
        figureUnit: '',
        periods: [{ period: 1, name: 'Period 1', count: '', days: ys.map(day) }],
      },
    ];
    const yesNo = html(<DaysByPeriod arms={arms([1, 0, null])} binary say={(d) => d.day} />);
    expect([count(yesNo, 'class="y"'), count(yesNo, 'class="n"'), count(yesNo, 'class="x"')]).toEqual([
      1, 1, 1,
    ]);
    const scale = html(<DaysByPeriod arms={arms([7, 0, null])} binary={false} say={(d) => d.day} />);
    expect(scale).toContain('>7<');
    expect(scale).toContain('>0<');
  });

  it('draws belief and assurance without NaN when there is little to draw', () => {
    const belief = html(
      <BeliefByPeriod
        title="Belief"
        intro=""
        summary="It moved."
        foot=""
        steps={[]}
        mcid={-2}
        table={{ head: [], rows: [] }}
        tick={String}
      />,
    );
    const assurance = html(
      <AssuranceChart
        title="Noticed"
        summary="One length."
        lines={[{ label: '4 fewer', points: [{ days: 84, share: 0.1 }] }]}
        plan={{ days: 84, label: 'your plan' }}
        table={{ head: [], rows: [] }}
        tick={String}
        unit="days"
      />,
    );
    for (const drawn of [belief, assurance]) expect(drawn).not.toMatch(/NaN|Infinity/);
  });

  const rowsOf = (means: number[]) =>
    html(
      <IntervalRows
        title="Other analyses"
        summary="Every best guess stays on the side of help."
        rows={means.map((m, i) => ({
          key: String(i),
          name: `Choice ${i}`,
          figures: ['a'],
          marks: [{ family: 'evidence' as const, summary: summary(m, 1) }],
        }))}
        heads={[['', 'Best guess']]}
        mcid={-2}
        tick={String}
        table={{ head: ['x'], rows: [['y']] }}
      />,
    );

  it('draws rows of intervals with the answer as their name, whatever they hold', () => {
    const three = rowsOf([-3, -1, 2]);
    expect(three).toContain('role="img" aria-label="Every best guess stays on the side of help."');
    expect(count(three, 'class="e-fill"')).toBe(3);
    for (const means of [[], [0], [Number.NaN], Array.from({ length: 5000 }, (_, i) => i % 7)]) {
      const drawn = rowsOf(means);
      expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
      expect(drawn).toContain('Every best guess');
    }
  });

  it('draws simulated shares hatched, never solid, and leaves out what is no number', () => {
    const bars = (shares: number[]) =>
      html(
        <ShareBars
          title="What would settle it"
          summary="31 of 100 would have a firm answer."
          rows={shares.map((share, i) => ({ key: String(i), name: `${i}`, share, figure: '', note: '' }))}
          table={{ head: ['x'], rows: [['y']] }}
        />,
      );
    const drawn = bars([0, 0.31, 1.2, Number.NaN]);
    expect(count(drawn, 'class="p-box"')).toBe(3);
    expect(drawn).not.toContain('e-fill');
    expect(drawn).not.toMatch(/NaN|Infinity/);
    expect(drawn).toContain('aria-label="31 of 100 would have a firm answer."');
    expect(bars([])).toContain('31 of 100');
  });

  it('stays whole with a single point, only missing values and 5,000 points', () => {
    const long = Array.from({ length: 5000 }, (_, i) => (i % 9 === 0 ? null : Math.sin(i / 50)));
    for (const values of [[3], [null], long]) {
      const line = html(<Sparkline values={values} label="steps" />);
      expect(line).not.toMatch(/NaN|Infinity/);
      expect(line).toContain('aria-label="steps"');
    }
  });
});
