import { type ReactNode, useState } from 'react';
import { AssuranceChart } from '../../../../src/renderer/charts/AssuranceChart.tsx';
import { BeliefByPeriod, type BeliefStep } from '../../../../src/renderer/charts/BeliefByPeriod.tsx';
import { DailyChart } from '../../../../src/renderer/charts/DailyChart.tsx';
import { DaysByPeriod } from '../../../../src/renderer/charts/DaysByPeriod.tsx';
import { DensityChart } from '../../../../src/renderer/charts/DensityChart.tsx';
import { IconArray } from '../../../../src/renderer/charts/IconArray.tsx';
import { IntervalRows } from '../../../../src/renderer/charts/IntervalRows.tsx';
import { ShareBars } from '../../../../src/renderer/charts/ShareBars.tsx';
import { Sparkline } from '../../../../src/renderer/charts/Sparkline.tsx';
import type { DrawnBin } from '../../../../src/renderer/charts/series-shape.ts';
import { I18nProvider } from '../../../../src/renderer/i18n/I18n.tsx';
import type { Summary } from '../../../../src/shared/analysis.ts';

/**
 * Every chart in its states, for people who work on them: as usual, one point, nothing, all missing, 5,000 points.
 * `npm run gallery` shows it, and the screenshot rig (`node test/ui/shoot.ts gallery --full`); no build of the app
 * contains it.
 */
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
const grid = Array.from({ length: 201 }, (_, i) => -14 + i * 0.1);
const bell = (m: number, s: number) => grid.map((x) => Math.exp(-0.5 * ((x - m) / s) ** 2) / s);
const table = { head: ['What', 'How much'], rows: [['Made up', 'all of it']] };
const tick = (v: number) => String(Math.abs(Math.round(v * 10) / 10));
const step = (name: string, family: BeliefStep['family'], mean: number, sd: number): BeliefStep => {
  const q = summary(mean, sd).quantiles;
  return {
    name,
    family,
    mean,
    low95: q['0.025'],
    low80: q['0.1'],
    high80: q['0.9'],
    high95: q['0.975'],
    chance: '43 in 100',
  };
};

const Density = ({ name, x, nan }: { name: string; x: number[]; nan?: boolean }) => (
  <DensityChart
    curve={{
      x,
      prior: nan ? x.map(() => Number.NaN) : bell(-2, 2).slice(0, x.length),
      posterior: nan ? x.map(() => Number.NaN) : bell(-5, 1.5).slice(0, x.length),
    }}
    posterior={summary(-5, 1.5)}
    prior={summary(-2, 2)}
    mcid={-2}
    rope={1}
    texts={{
      title: `Density: ${name}`,
      summary: 'The own trial says about 5 fewer, about 2 fewer were predicted.',
      posterior: ['Your own trial', 'about 5 fewer'],
      prior: ['Predicted before', 'about 2 fewer'],
      mcid: '2 fewer: the least that matters',
      rope: ['Grey: too small', 'to call a change'],
      low: 'fewer',
      high: 'more',
      posteriorInterval: '3 to 7 fewer',
      priorInterval: '5 fewer to 1 more',
      barNote: ['bar 80 %', 'line 95 %'],
      table: { head: table.head, priorRow: ['prior', '-2'], posteriorRow: ['posterior', '-5'] },
      tick,
    }}
  />
);

const bins = (values: (number | null)[]): DrawnBin[] =>
  values.map((y, i) => ({
    from: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
    y,
    low: (y ?? 0) - 1,
    high: (y ?? 0) + 1,
    days: y === null ? 0 : 1,
  }));

const Daily = (p: { name: string; values: (number | null)[]; kind: 'bars' | 'line' | 'dots' }) => {
  const [at, setAt] = useState<number | null>(null);
  return (
    <Box name={`Daily, ${p.kind}: ${p.name}`}>
      <DailyChart
        bins={bins(p.values)}
        ticks={
          p.values.length > 2
            ? [
                { index: 0, label: 'first' },
                { index: p.values.length - 1, label: 'last' },
              ]
            : []
        }
        kind={p.kind}
        tickY={tick}
        label={`${p.name}: ${p.values.filter((v) => v !== null).length} days with a value`}
        say={(b) => `${b.from}: ${b.y ?? 'nothing known'}`}
        at={at}
        onAt={setAt}
        onOpen={() => undefined}
      />
    </Box>
  );
};

const Box = ({ name, children }: { name?: string; children: ReactNode }) => (
  <section className="card stack s3">
    {name ? <h2 className="h3">{name}</h2> : null}
    {children}
  </section>
);

const wave = (n: number) =>
  Array.from({ length: n }, (_, i) => (i % 13 === 0 ? null : 5 + 3 * Math.sin(i / (n / 20)) + (i % 3)));
const day = (y: number | null, i: number) => ({
  day: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
  y,
  late: i % 5 === 1,
  dropped: i % 7 === 3,
});
const arm = (ys: (number | null)[]) => [
  {
    id: 'a',
    glyph: <span />,
    name: 'Tea',
    note: 'made up',
    figure: '4.2',
    figureUnit: 'in 28 days',
    periods: [{ period: 1, name: 'Period 1', count: '', days: ys.map(day) }],
  },
];

export const Gallery = () => (
  <I18nProvider language="en">
    <main className="stack gallery">
      <h1>Charts</h1>
      <Box>
        <Density name="as usual" x={grid} />
      </Box>
      <Box>
        <Density name="one point" x={[0]} />
      </Box>
      <Box>
        <Density name="not a number" x={grid} nan />
      </Box>
      {[
        { name: 'as usual', steps: [step('Before', 'prediction', -2, 2), step('After', 'evidence', -4, 1)] },
        { name: 'nothing', steps: [] },
      ].map(({ name, steps }) => (
        <Box key={name}>
          <BeliefByPeriod
            title={`Belief: ${name}`}
            intro="Change"
            summary="From 43 to 90 in 100."
            foot="On the right: how sure."
            steps={steps}
            mcid={-2}
            table={table}
            tick={tick}
          />
        </Box>
      ))}
      {[
        { name: 'as usual', means: [-3, -1, 2] },
        { name: 'one row', means: [-3] },
        { name: 'nothing', means: [] },
        { name: 'not a number', means: [Number.NaN, -2] },
      ].map(({ name, means }) => (
        <Box key={name}>
          <IntervalRows
            title={`Interval rows: ${name}`}
            summary={`${means.length} choices.`}
            rows={means.map((m, i) => ({
              key: String(i),
              name: `Choice ${i + 1}`,
              figures: [tick(m), '90 %'],
              marks: [
                { family: 'prediction', summary: summary(m + 1, 1.5) },
                { family: 'evidence', summary: summary(m, 0.8) },
              ],
            }))}
            heads={[
              ['', 'Best guess'],
              ['At least', '2 fewer'],
            ]}
            mcid={-2}
            tick={tick}
            table={table}
          />
        </Box>
      ))}
      {[[0.25, 0.31, 0.9], [0], []].map((shares) => (
        <Box key={shares.join()}>
          <ShareBars
            title={`Shares: ${shares.length}`}
            summary="31 of 100 would have a firm answer."
            rows={shares.map((share) => ({
              key: String(share),
              name: 'More days',
              share,
              figure: `${Math.round(100 * share)} of 100`,
              note: 'helps, makes worse, no difference',
            }))}
            table={table}
          />
        </Box>
      ))}
      <Box name="Own days: yes/no, values, all missing">
        <DaysByPeriod arms={arm([1, 0, null, 1, 0, 0, 1, null, 0, 1])} binary say={(d) => d.day} />
        <DaysByPeriod arms={arm([7, 0, null, 10, 3, 4])} binary={false} say={(d) => d.day} />
        <DaysByPeriod arms={arm([null, null, null])} binary say={(d) => d.day} />
      </Box>
      <Box name="Dots: 1, 43, 99">
        <div className="row s3">
          {[1, 43, 99].map((n) => (
            <IconArray key={n} count={n} label={`${n} of 100 dots are filled`} />
          ))}
        </div>
      </Box>
      <Box name="Sparklines: as usual, one point, nothing, 5,000 points">
        <div className="row s3 wrap">
          {[wave(90), [4], [null, null], wave(5000)].map((values) => (
            <Sparkline key={values.length} values={values} label={`${values.length} days`} />
          ))}
        </div>
      </Box>
      <Box>
        <AssuranceChart
          title="Assurance"
          summary="16 of 100 at 84 days."
          lines={[
            {
              label: '4 fewer',
              points: [
                { days: 84, share: 0.16 },
                { days: 168, share: 0.31 },
              ],
            },
          ]}
          plan={{ days: 84, label: 'your plan' }}
          table={table}
          tick={String}
          unit="days"
        />
      </Box>
      <Daily name="90 days" values={wave(90)} kind="line" />
      <Daily name="90 days" values={wave(90)} kind="bars" />
      <Daily name="one day" values={[5]} kind="line" />
      <Daily name="all missing" values={[null, null, null, null]} kind="line" />
      <Daily name="5,000 places" values={wave(5000)} kind="dots" />
    </main>
  </I18nProvider>
);
