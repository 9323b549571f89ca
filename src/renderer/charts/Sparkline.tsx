import { circle } from './circle.ts';

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

interface Day {
  index: number;
  value: number;
}

/** Runs of days with data; a single day stays a run of one. */
const runsOf = (values: readonly (number | null)[]): Day[][] => {
  const runs: Day[][] = [];
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

/**
 * A small line of one metric without axes: shape and gaps only; the numbers stand beside it. One path for all its dots
 * and one for all its lines: a table has dozens of these.
 */
export const Sparkline = ({ values, label, kind = 'line' }: SparklineProps) => {
  const runs = runsOf(values);
  const all = runs.flat();
  const low = Math.min(...all.map((p) => p.value));
  const high = Math.max(...all.map((p) => p.value));
  const x = (index: number) => PAD + ((WIDTH - 2 * PAD) * index) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - PAD - ((HEIGHT - 2 * PAD) * (value - low)) / (high - low);
  const at = (p: Day, r: number) => circle(x(p.index), y(p.value), r);
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
      {kind === 'ticks' ? (
        <path
          className="ticks"
          d={all
            .filter((p) => p.value > 0)
            .map((p) => `M${x(p.index)} 6V${HEIGHT - 6}`)
            .join('')}
        />
      ) : null}
      {kind === 'dots' ? <path d={all.map((p) => at(p, 2.5)).join('')} /> : null}
      {kind === 'line' ? (
        <>
          <path
            className="line"
            d={runs
              .filter((run) => run.length > 1)
              .map(
                (run) => `M${run.map((p) => `${x(p.index).toFixed(1)} ${y(p.value).toFixed(1)}`).join('L')}`,
              )
              .join('')}
          />
          <path
            d={[
              ...runs.filter((run) => run.length === 1).flatMap((run) => run.map((p) => at(p, 1.25))),
              last ? at(last, 3.5) : '',
            ].join('')}
          />
        </>
      ) : null}
    </svg>
  );
};
