import { KERNEL } from './kernel-bytes.ts';

/** What of WebAssembly is used here; the core is compiled without the types of a browser. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: object };
};

interface Exports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  product(
    y: number,
    before: number,
    drift: number,
    n: number,
    su: number,
    rb: number,
    gs: number,
    c: number,
  ): number;
  exponents(): number;
}

const PAGE = 65_536; // bytes of WebAssembly's unit of memory

let exports: Exports | undefined;
let view = new Float64Array(0);
let owner: object | undefined;

const bytesOf = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );

/** The kernel of this thread: one instance and one memory, since each instance reserves gigabytes of addresses. */
export const studentKernel = (): Exports => {
  exports ??= new WebAssembly.Instance(new WebAssembly.Module(bytesOf(KERNEL))).exports as Exports;
  return exports;
};

/**
 * The kernel's memory as numbers, with the columns of `who` in it: `fill` writes them anew where somebody else used the
 * memory in between.
 */
export const kernelMemory = (
  who: object,
  length: number,
  fill: (memory: Float64Array) => void,
): Float64Array => {
  if (owner === who) return view;
  const { memory } = studentKernel();
  const missing = length * 8 - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  view = new Float64Array(memory.buffer);
  fill(view);
  owner = who;
  return view;
};
