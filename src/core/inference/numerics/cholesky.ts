/**
 * Small dense Cholesky (n up to about 20), row-major in a Float64Array. Nothing here throws: a matrix that
 * is not positive definite gives `false`, which callers read as "this node is infeasible".
 */

/** Overwrites the lower triangle of `a` (n x n) with L, a = L L'. */
export const cholesky = (a: Float64Array, n: number): boolean => {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
      if (i !== j) {
        a[i * n + j] = sum / a[j * n + j]!;
      } else {
        if (!(sum > 0) || sum === Infinity) return false;
        a[i * n + i] = Math.sqrt(sum);
      }
    }
  }
  return true;
};

/** log |A| from its factor. */
export const logDet = (l: Float64Array, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(l[i * n + i]!);
  return 2 * sum;
};

/** Solves L x = b in place. */
export const solveLower = (l: Float64Array, n: number, b: Float64Array): void => {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * n + k]! * b[k]!;
    b[i] = sum / l[i * n + i]!;
  }
};

/** Solves L' x = b in place. */
export const solveUpper = (l: Float64Array, n: number, b: Float64Array): void => {
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < n; k++) sum -= l[k * n + i]! * b[k]!;
    b[i] = sum / l[i * n + i]!;
  }
};

/** A^-1 as a full symmetric matrix from its factor L. */
export const inverse = (l: Float64Array, n: number): Float64Array => {
  const out = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0);
    column[j] = 1;
    solveLower(l, n, column);
    solveUpper(l, n, column);
    for (let i = 0; i < n; i++) out[i * n + j] = column[i]!;
  }
  return out;
};

/** Inverse of a symmetric matrix, or null where it is not positive definite. */
export const invertSymmetric = (a: Float64Array, n: number): Float64Array | null => {
  const l = a.slice();
  return cholesky(l, n) ? inverse(l, n) : null;
};
