/** Solves A X = B for a symmetric positive A by Cholesky; overwrites copies only. */
const solve = (a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] => {
  const n = a.length;
  const l = a.map((row) => Float64Array.from(row));
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let s = l[i]![j]!;
      for (let k = 0; k < j; k++) s -= l[i]![k]! * l[j]![k]!;
      l[i]![j] = i === j ? Math.sqrt(s) : s / l[j]![j]!;
    }
  }
  const x = b.map((row) => Float64Array.from(row));
  const columns = x[0]!.length;
  for (let c = 0; c < columns; c++) {
    for (let i = 0; i < n; i++) {
      let s = x[i]![c]!;
      for (let k = 0; k < i; k++) s -= l[i]![k]! * x[k]![c]!;
      x[i]![c] = s / l[i]![i]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      let s = x[i]![c]!;
      for (let k = i + 1; k < n; k++) s -= l[k]![i]! * x[k]![c]!;
      x[i]![c] = s / l[i]![i]!;
    }
  }
  return x;
};

const meanOf = (rows: readonly Float64Array[]): Float64Array => {
  const out = new Float64Array(rows[0]!.length);
  for (const row of rows) for (let i = 0; i < out.length; i++) out[i]! += row[i]! / rows.length;
  return out;
};

/** Covariance plus a ridge of `share` of its mean diagonal. */
const covarianceOf = (rows: readonly Float64Array[], mean: Float64Array, share: number): Float64Array[] => {
  const d = mean.length;
  const out = Array.from({ length: d }, () => new Float64Array(d));
  for (const row of rows)
    for (let i = 0; i < d; i++) {
      const x = (row[i]! - mean[i]!) / rows.length;
      for (let j = 0; j <= i; j++) out[i]![j]! += x * (row[j]! - mean[j]!);
    }
  let trace = 0;
  for (let i = 0; i < d; i++) trace += out[i]![i]!;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) out[j]![i] = out[i]![j]!;
    out[i]![i]! += (share * trace) / d + 1e-12;
  }
  return out;
};

/** Linear discriminant: scores that are larger for `labels` true. */
export const lda = (rows: readonly Float64Array[], labels: readonly boolean[]) => {
  const [yes, no] = [rows.filter((_, i) => labels[i]), rows.filter((_, i) => !labels[i])];
  const [a, b] = [meanOf(yes), meanOf(no)];
  const w = solve(
    covarianceOf(rows, meanOf(rows), 0.05),
    Array.from(a, (x, i) => Float64Array.of(x - b[i]!)),
  );
  return (row: Float64Array): number => row.reduce((s, x, i) => s + x * w[i]![0]!, 0);
};

/** Ridge regression of vectors on vectors, with an intercept. */
export const ridge = (rows: readonly Float64Array[], targets: readonly Float64Array[]) => {
  const [mx, my] = [meanOf(rows), meanOf(targets)];
  const [d, m] = [mx.length, my.length];
  const cross = Array.from({ length: d }, () => new Float64Array(m));
  rows.forEach((row, r) => {
    const target = targets[r]!;
    for (let i = 0; i < d; i++) {
      const x = (row[i]! - mx[i]!) / rows.length;
      if (x !== 0) for (let j = 0; j < m; j++) cross[i]![j]! += x * (target[j]! - my[j]!);
    }
  });
  const w = solve(covarianceOf(rows, mx, 0.01), cross);
  return (row: Float64Array): Float64Array => {
    const out = Float64Array.from(my);
    for (let i = 0; i < d; i++) {
      const x = row[i]! - mx[i]!;
      for (let j = 0; j < m; j++) out[j]! += x * w[i]![j]!;
    }
    return out;
  };
};

export const cosineOf = (a: Float64Array, b: Float64Array): number => {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return dot / (Math.sqrt(aa * bb) || 1);
};

/** Area under the ROC curve: P(score of a true one > score of a false one), ties half. */
export const aucOf = (scores: readonly number[], labels: readonly boolean[]): number => {
  const order = scores.map((s, i) => ({ s, yes: labels[i]! })).sort((x, y) => x.s - y.s);
  let sum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && order[j]!.s === order[i]!.s) j++;
    const rank = (i + j + 1) / 2; // mean rank of the tied
    for (let k = i; k < j; k++) if (order[k]!.yes) sum += rank;
    i = j;
  }
  const n = labels.filter(Boolean).length;
  return (sum - (n * (n + 1)) / 2) / (n * (labels.length - n));
};
