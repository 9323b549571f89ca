import { KERNEL } from './kernel-bytes.ts';

/** What of WebAssembly is used here; the core is compiled without the types of a browser. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: object };
};

interface Exports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  product(group: number, groups: number, column: number, trend: number): number;
}

const PAGE = 65_536; // bytes of WebAssembly's unit of memory

let exports: Exports | undefined;
let view = new Float64Array(0);
let owner: object | undefined;

const bytesOf = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );

/** One instance and one memory a thread, since each instance reserves gigabytes of addresses. */
const instance = (): Exports => {
  exports ??= new WebAssembly.Instance(new WebAssembly.Module(bytesOf(KERNEL))).exports as Exports;
  return exports;
};

/** Rows with the same gap to the row before and, under all-or-nothing exposure, the same two arms. */
export interface RowGroup {
  count: number;
  /** Index of the gap. */
  gap: number;
  /** Levels of the rows and of the rows before them, as indices. */
  now: number;
  before: number;
}

/** What the kernel sums over: rows sorted by group, in columns. */
export interface KernelData {
  groups: readonly RowGroup[];
  /** Change of the drift's covariate over each gap. */
  drifts: readonly number[];
  levels: number;
  /** Outcomes, outcomes of the day before (0 for the first), the drift's covariate. */
  columns: readonly [Float64Array, Float64Array, Float64Array];
}

const NUMBER = 8; // bytes
const GAP = 24;
const GROUP = 20;

/** Positions of numbers in the kernel's memory, in numbers, once the data are in it. */
export interface KernelLayout {
  /** Levels of the arms, one after the other. */
  level: number;
  /** Of each gap three numbers: rho^gap, 1 / (sqrt(nu) scale of the innovation), the drift. */
  gap: number;
  outcome: number;
  before: number;
}

/**
 * A function for sum log(1 + a^2) over the rows, a = (innovation) / (sqrt(nu) its scale). `write` puts the parameters of
 * this evaluation into the memory. Where another posterior used the memory in between, the data are put there again.
 */
export const studentKernel = (data: KernelData): ((write: Write, trend: number) => number) => {
  const { groups, drifts, columns, levels } = data;
  const n = columns[0].length;
  const level = 1;
  const gap = level + levels;
  const groupBytes = (gap + 3 * drifts.length) * NUMBER;
  const outcome = 2 * Math.ceil((groupBytes + groups.length * GROUP) / (2 * NUMBER));
  const layout: KernelLayout = { level, gap, outcome, before: outcome + n };
  const { memory, product } = instance();
  const me = {};

  const fill = (): void => {
    const missing = (outcome + 3 * n) * NUMBER - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    view = new Float64Array(memory.buffer);
    const records = new Int32Array(memory.buffer, groupBytes, (groups.length * GROUP) / 4);
    let from = outcome;
    groups.forEach((g, i) => {
      records.set(
        [
          from * NUMBER,
          gap * NUMBER + g.gap * GAP,
          (level + g.now) * NUMBER,
          (level + g.before) * NUMBER,
          g.count,
        ],
        (i * GROUP) / 4,
      );
      from += g.count;
    });
    drifts.forEach((drift, i) => {
      view[gap + 3 * i + 2] = drift;
    });
    columns.forEach((column, i) => {
      view.set(column, outcome + i * n);
    });
    owner = me;
  };

  return (write, trend) => {
    if (owner !== me) fill();
    write(view, layout);
    const mantissa = product(groupBytes, groups.length, n * NUMBER, trend);
    return Math.log(mantissa) + view[0]! * Math.LN2;
  };
};

type Write = (memory: Float64Array, at: KernelLayout) => void;
