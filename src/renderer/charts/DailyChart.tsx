import './charts.css';
import './daily.css';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { linear, niceDomain, ticksOf } from './scale.ts';
import { type DrawnBin, gapsOf, nearest, runsOf, type TimeTick } from './series-shape.ts';

const PAD = { left: 64, right: 16, top: 12, bottom: 30 };
const HEIGHT = 260;

export interface DailyChartProps {
  /** Bins in order, one place each on the time axis; `y` null where nothing is known. */
  bins: readonly DrawnBin[];
  ticks: readonly TimeTick[];
  /** bars: totals, from zero. line: joined means with the range of a bin. dots: single readings. */
  kind: 'bars' | 'line' | 'dots';
  tickY(value: number): string;
  /** Marks of the value axis where they are not to be found from the values, e.g. 0 and 1 for no and yes. */
  marksY?: readonly number[];
  /** What the picture shows, for the screen reader. */
  label: string;
  /** One bin in words. */
  say(bin: DrawnBin): string;
  /** Bin under the cursor, or null. */
  at: number | null;
  onAt(at: number | null): void;
  /** A bin was chosen by click or Enter. */
  onOpen(at: number): void;
}

/** Width of an element, followed while it changes. */
const useWidth = () => {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
};

const domainOf = (bins: readonly DrawnBin[], fromZero: boolean): [number, number] => {
  const lows = bins.flatMap((b) => (b.y === null ? [] : [b.low]));
  const highs = bins.flatMap((b) => (b.y === null ? [] : [b.high]));
  const high = Math.max(...highs);
  const low = fromZero ? Math.min(0, ...lows) : Math.min(...lows);
  if (!Number.isFinite(high)) return [0, 1];
  const room = high === low ? Math.max(1, Math.abs(high) * 0.05) : (high - low) * 0.04;
  return niceDomain(fromZero && low === 0 ? 0 : low - room, high + room, 4);
};

const step = (event: KeyboardEvent, page: number): number | 'first' | 'last' | null => {
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1;
    case 'ArrowRight':
    case 'ArrowUp':
      return 1;
    case 'PageUp':
      return page;
    case 'PageDown':
      return -page;
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
};

/**
 * Daily values over time with a cursor. Days without data are shaded and never bridged: missing is not zero. Arrow
 * keys move from one day with data to the next, Enter opens it.
 */
export const DailyChart = (p: DailyChartProps) => {
  const { ref, width } = useWidth();
  const { bins, kind } = p;
  const known = bins.flatMap((b, i) => (b.y === null ? [] : [i]));
  const lastKnown = known.at(-1) ?? null;
  const at = p.at !== null && bins[p.at]?.y !== null ? p.at : null;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (at !== null) p.onOpen(at);
      return;
    }
    const move = step(event, 7);
    if (move === null || lastKnown === null) return;
    event.preventDefault();
    const place = at === null ? known.length : known.indexOf(at);
    const next =
      move === 'first'
        ? 0
        : move === 'last'
          ? known.length - 1
          : Math.max(0, Math.min(known.length - 1, place + move));
    p.onAt(known[next] ?? lastKnown);
  };
  const slot = Math.max(0, width - PAD.left - PAD.right) / Math.max(1, bins.length);
  const onMove = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = (event.clientX - box.left - PAD.left) / Math.max(1e-6, slot) - 0.5;
    p.onAt(nearest(known, place));
  };
  const current = at === null ? null : bins[at];
  return (
    <div
      ref={ref}
      className="daily"
      role="slider"
      tabIndex={0}
      aria-label={p.label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, bins.length - 1)}
      aria-valuenow={at ?? lastKnown ?? 0}
      aria-valuetext={current ? p.say(current) : p.label}
      onKeyDown={onKey}
      onFocus={() => at === null && p.onAt(lastKnown)}
      onPointerMove={onMove}
      onClick={() => at !== null && p.onOpen(at)}
    >
      {width > 0 ? <Drawing {...p} at={at} width={width} slot={slot} fromZero={kind === 'bars'} /> : null}
    </div>
  );
};

const Drawing = (p: DailyChartProps & { width: number; slot: number; fromZero: boolean }) => {
  const { bins, width, slot } = p;
  const base = HEIGHT - PAD.bottom;
  const [first, last] = [p.marksY?.[0], p.marksY?.at(-1)];
  const domain: [number, number] =
    first !== undefined && last !== undefined ? [first, last] : domainOf(bins, p.fromZero);
  const y = linear(domain, [base, PAD.top]);
  const x = (i: number) => PAD.left + slot * (i + 0.5);
  const left = (i: number) => PAD.left + slot * i;
  const bar = Math.max(1, Math.min(18, slot * 0.72));
  const current = p.at === null ? undefined : bins[p.at];
  return (
    <svg aria-hidden="true" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
      {(p.kind === 'dots' ? [] : gapsOf(bins)).map((g) => (
        <rect
          key={g.from}
          className="gap"
          x={left(g.from)}
          y={PAD.top}
          width={slot * (g.to - g.from + 1)}
          height={base - PAD.top}
        />
      ))}
      {(p.marksY ?? ticksOf(domain, 4)).map((v) => (
        <g key={v}>
          <line className="g" x1={PAD.left} x2={width - PAD.right} y1={y(v)} y2={y(v)} />
          <text x={PAD.left - 10} y={y(v) + 5} textAnchor="end">
            {p.tickY(v)}
          </text>
        </g>
      ))}
      <line className="axis" x1={PAD.left} x2={width - PAD.right} y1={base} y2={base} />
      {p.ticks.map((t) => (
        <g key={t.index}>
          <line className="axis" x1={x(t.index)} x2={x(t.index)} y1={base} y2={base + 4} />
          <text x={Math.min(x(t.index), width - PAD.right - 22)} y={base + 22} textAnchor="middle">
            {t.label}
          </text>
        </g>
      ))}
      {current ? (
        <line className="cursor" x1={x(p.at ?? 0)} x2={x(p.at ?? 0)} y1={PAD.top} y2={base} />
      ) : null}
      <Marks bins={bins} kind={p.kind} x={x} y={y} bar={bar} slot={slot} floor={base} />
      {current && current.y !== null && p.kind !== 'bars' ? (
        <circle className="e-dot" cx={x(p.at ?? 0)} cy={y(current.y)} r={5} />
      ) : null}
    </svg>
  );
};

const Marks = (p: {
  bins: readonly DrawnBin[];
  kind: DailyChartProps['kind'];
  x(i: number): number;
  y(v: number): number;
  bar: number;
  slot: number;
  floor: number;
}) => {
  const { bins, x, y } = p;
  const n = (v: number) => v.toFixed(1);
  if (p.kind === 'bars') {
    const path = bins
      .flatMap((b, i) =>
        b.y === null
          ? []
          : [
              `M${n(x(i) - p.bar / 2)} ${n(p.floor)}V${n(Math.min(y(b.y), p.floor - 1))}h${n(p.bar)}V${n(p.floor)}z`,
            ],
      )
      .join('');
    return <path className="e-fill" d={path} />;
  }
  const runs = runsOf(bins);
  const spread = runs
    .filter((r) => r.some((i) => bins[i]!.high > bins[i]!.low))
    .map((run) => {
      const edge = p.slot / 2;
      const top = run.flatMap((i) => [
        `${n(x(i) - edge)} ${n(y(bins[i]!.high))}`,
        `${n(x(i) + edge)} ${n(y(bins[i]!.high))}`,
      ]);
      const foot = run
        .toReversed()
        .flatMap((i) => [
          `${n(x(i) + edge)} ${n(y(bins[i]!.low))}`,
          `${n(x(i) - edge)} ${n(y(bins[i]!.low))}`,
        ]);
      return `M${[...top, ...foot].join('L')}z`;
    })
    .join('');
  const line =
    p.kind === 'dots'
      ? ''
      : runs
          .filter((r) => r.length > 1)
          .map((run) => `M${run.map((i) => `${n(x(i))} ${n(y(bins[i]!.y ?? 0))}`).join('L')}`)
          .join('');
  const dotted =
    p.kind === 'dots' ? runs.flat() : p.slot >= 9 ? runs.flat() : runs.filter((r) => r.length === 1).flat();
  return (
    <>
      <path className="spread" d={spread} />
      <path className="e-line" d={line} />
      {dotted.map((i) => (
        <circle
          key={i}
          className="e-fill"
          cx={n(x(i))}
          cy={n(y(bins[i]!.y ?? 0))}
          r={p.kind === 'dots' ? 3 : 2}
        />
      ))}
    </>
  );
};
