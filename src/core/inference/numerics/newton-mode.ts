import { cholesky, solveLower, solveUpper } from './cholesky.ts';

export interface Mode {
  x: Float64Array;
  value: number;
  /** Minus the Hessian at the mode, row-major; null where it is not positive definite. */
  precision: Float64Array | null;
}

/**
 * Mode of a smooth log density by damped Newton steps with central differences. `scale` gives each
 * coordinate's natural step (a prior SD); the density may be -Infinity outside its domain.
 * Differences cost d^2 evaluations, which is less than one millisecond for every model of the engine,
 * and one code path serves all families.
 */
export const newtonMode = (
  f: (x: Float64Array) => number,
  start: Float64Array,
  scale: Float64Array,
  iterations = 60,
): Mode => {
  const d = start.length;
  const x = start.slice();
  let value = f(x);
  const h = scale.map((s) => 1e-3 * s);
  const up = new Float64Array(d);
  const down = new Float64Array(d);
  const gradient = new Float64Array(d);
  const hessian = new Float64Array(d * d);

  const differentiate = (): void => {
    for (let i = 0; i < d; i++) {
      const at = x[i]!;
      x[i] = at + h[i]!;
      up[i] = f(x);
      x[i] = at - h[i]!;
      down[i] = f(x);
      x[i] = at;
      gradient[i] = (up[i]! - down[i]!) / (2 * h[i]!);
      hessian[i * d + i] = (2 * value - up[i]! - down[i]!) / h[i]! ** 2;
    }
    for (let i = 0; i < d; i++)
      for (let j = 0; j < i; j++) {
        const xi = x[i]!;
        const xj = x[j]!;
        x[i] = xi + h[i]!;
        x[j] = xj + h[j]!;
        const both = f(x);
        x[i] = xi - h[i]!;
        x[j] = xj - h[j]!;
        const neither = f(x);
        x[i] = xi;
        x[j] = xj;
        const cross =
          (up[i]! + up[j]! + down[i]! + down[j]! - 2 * value - both - neither) / (2 * h[i]! * h[j]!);
        hessian[i * d + j] = cross;
        hessian[j * d + i] = cross;
      }
  };

  const trial = new Float64Array(d);
  let fresh = false; // are the derivatives those at x?
  for (let it = 0; it < iterations; it++) {
    differentiate();
    fresh = true;
    let moved = false;
    let settled = false;
    for (let ridge = 0; ridge < 1e9; ridge = ridge === 0 ? 1e-3 : ridge * 10) {
      const l = hessian.slice();
      for (let i = 0; i < d; i++) l[i * d + i]! += ridge / scale[i]! ** 2;
      if (!cholesky(l, d)) continue;
      const step = gradient.slice();
      solveLower(l, d, step);
      let decrement = 0;
      for (const s of step) decrement += s * s;
      solveUpper(l, d, step);
      if (ridge === 0 && decrement < 1e-9) {
        settled = true;
        break;
      }
      for (let i = 0; i < d; i++) trial[i] = x[i]! + step[i]!;
      const next = f(trial);
      if (next > value) {
        x.set(trial);
        value = next;
        moved = true;
        fresh = false;
        break;
      }
    }
    if (settled || !moved) break;
  }
  if (!fresh) differentiate();
  const check = hessian.slice();
  return { x, value, precision: cholesky(check, d) ? hessian : null };
};
