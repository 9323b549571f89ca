export interface SparklineProps {
  /** One value a day, oldest first; null is a day without data and is never bridged. */
  values: readonly (number | null)[];
  /** What is drawn, in words, for the screen reader. */
  label: string;
  /** `line` for dense values, `dots` for sparse ones, `ticks` for yes/no days (a tick for each yes). */
  kind?: 'line' | 'dots' | 'ticks';
}

const WIDTH = 176;
const HEIGHT = 36;
const PAD = 4;

/** Runs of days with data; a single day stays a run of one. */
const runsOf = (values: readonly (number | null)[]): { index: number; value: number }[][] => {
  const runs: { index: number; value: number }[][] = [];
  let open = false;
  values.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      open = false;
      return;
    }
    if (open) runs.at(-1)?.push({ index, value });
    else runs.push([{ index, value }]);
    open = true;
  });
  return runs;
};

/** A small line of one metric without axes: shape and gaps only; the numbers stand beside it. */
export const Sparkline = ({ values, label, kind = 'line' }: SparklineProps) => {
  const runs = runsOf(values);
  const all = runs.flat();
  const low = Math.min(...all.map((p) => p.value));
  const high = Math.max(...all.map((p) => p.value));
  const x = (index: number) => PAD + ((WIDTH - 2 * PAD) * index) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - PAD - ((HEIGHT - 2 * PAD) * (value - low)) / (high - low);
  const last = all.at(-1);
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      {kind === 'ticks'
        ? all
            .filter((p) => p.value > 0)
            .map((p) => <line key={p.index} x1={x(p.index)} x2={x(p.index)} y1={6} y2={HEIGHT - 6} />)
        : null}
      {kind === 'dots'
        ? all.map((p) => <circle key={p.index} cx={x(p.index)} cy={y(p.value)} r={2.5} />)
        : null}
      {kind === 'line' ? (
        <>
          {runs.map((run) =>
            run.length === 1 && run[0] ? (
              <circle key={run[0].index} cx={x(run[0].index)} cy={y(run[0].value)} r={1.25} />
            ) : (
              <polyline
                key={run[0]?.index}
                points={run.map((p) => `${x(p.index).toFixed(1)},${y(p.value).toFixed(1)}`).join(' ')}
              />
            ),
          )}
          {last ? <circle cx={x(last.index)} cy={y(last.value)} r={3.5} /> : null}
        </>
      ) : null}
    </svg>
  );
};
