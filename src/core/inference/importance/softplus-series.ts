/**
 * Sums of log(1 + w exp(gamma s)) over many rows that share w: a power series in gamma whose coefficients are the
 * moments of s, so that a likelihood costs the same for a month and for ten years.
 *
 * With eta = log w and t = tanh(eta / 2), the derivatives of L(eta) = log(1 + e^eta) are L' = (1 + t) / 2 and, from the
 * second on, (1 - t^2) / 4 times polynomials Q_r in t alone, Q_2 = 1; d/d eta = (1 - t^2) / 2 d/dt. L is analytic within
 * pi of the real axis, so the term of order r falls like (|gamma| / 2 pi)^r for |s| <= 1/2.
 */

const ORDERS = 16;
/** |gamma| up to which the series serves; beyond it rows are added one by one. */
export const SERIES_REACH = 3;
/** Error of a sum over rows, as a share of their number, that the order is chosen by. */
const ACCURACY = 5e-9;

/** Coefficients of Q_r / r! in powers of t, r = 2..ORDERS. */
const polynomials: Float64Array[] = (() => {
  const out: Float64Array[] = [];
  let q = Float64Array.of(1); // (1 - t^2) / 4 Q: its derivative times (1 - t^2) / 2 is again (1 - t^2) / 4 times ...
  let factorial = 2;
  for (let r = 2; r <= ORDERS; r++) {
    out.push(q.map((c) => c / factorial));
    // ... ((1 - t^2) Q' - 2 t Q) / 2
    const next = new Float64Array(q.length + 1);
    for (let k = 0; k < q.length; k++) {
      if (k > 0) next[k - 1]! += (k * q[k]!) / 2;
      next[k + 1]! -= ((k + 2) * q[k]!) / 2;
    }
    q = next;
    factorial *= r + 1;
  }
  return out;
})();

/** The same in powers of t^2 (every Q_r is even or odd), one row of HALF each. */
const HALF = ORDERS / 2;
const inSquares = Float64Array.from({ length: (ORDERS - 1) * HALF }, (_, i) => {
  const r = Math.floor(i / HALF);
  return polynomials[r]![2 * (i % HALF) + (r % 2)] ?? 0;
});

/** Least order whose next term is small enough, for each tenth of |gamma|. */
const orderOf = Uint8Array.from({ length: 10 * SERIES_REACH + 1 }, (_, i) => {
  const ratio = (i + 1) / 10 / (2 * Math.PI);
  for (let r = 2; r < ORDERS; r++) if (ratio ** (r + 1) / ((r + 1) * (r + 2)) < ACCURACY) return r;
  return ORDERS;
});

/** Moments sum of weight s^r, r = 0..ORDERS, of a group of rows. */
export const momentsOf = (rows: Iterable<readonly [s: number, weight: number]>): Float64Array => {
  const moment = new Float64Array(ORDERS + 1);
  for (const [s, weight] of rows) {
    let term = weight;
    for (let r = 0; r <= ORDERS; r++) {
      moment[r]! += term;
      term *= s;
    }
  }
  return moment;
};

/** |gamma| up to which order 8 reaches the accuracy: nearly always, so it is written out. */
const USUAL_REACH = 1.2;

/** The even and odd part of the series up to order 8, with the polynomials of `inSquares` as numbers. */
const usualOrders = (gamma: number, t: number, m: Float64Array): number => {
  const u = t * t;
  const g = gamma * gamma;
  const even =
    g *
    (m[2]! / 2 +
      g *
        ((m[4]! * (3 * u - 1)) / 48 +
          g *
            ((m[6]! * (2 + 15 * u * (u - 1))) / 1440 +
              (g * m[8]! * (u * (231 + u * (315 * u - 525)) - 17)) / 161280)));
  const odd =
    g *
    gamma *
    (-m[3]! / 6 + g * ((m[5]! * (2 - 3 * u)) / 120 + (g * m[7]! * (u * (60 - 45 * u) - 17)) / 10080));
  return 0.25 * (1 - u) * (even + t * odd);
};

/**
 * Sum over the rows behind `moment` of weight log(1 + w exp(gamma s)).
 * @param gamma at most SERIES_REACH in size; |s| must be at most 1/2
 */
export const softplusSum = (w: number, gamma: number, moment: Float64Array): number => {
  const t = w < 1e300 ? (w - 1) / (w + 1) : 1;
  const first = moment[0]! * (w < 1e300 ? Math.log(1 + w) : Math.log(w)) + 0.5 * (1 + t) * gamma * moment[1]!;
  return first + (Math.abs(gamma) <= USUAL_REACH ? usualOrders : allOrders)(gamma, t, moment);
};

const allOrders = (gamma: number, t: number, moment: Float64Array): number => {
  const order = orderOf[Math.floor(10 * Math.abs(gamma))]!;
  const t2 = t * t;
  let even = 0;
  let odd = 0;
  let power = gamma * gamma;
  for (let r = 2; r <= order; r++) {
    const from = (r - 2) * HALF;
    let q = 0;
    for (let k = (r - 2) >> 1; k >= 0; k--) q = q * t2 + inSquares[from + k]!;
    const term = moment[r]! * power * q;
    if ((r & 1) === 0) even += term;
    else odd += term;
    power *= gamma;
  }
  return 0.25 * (1 - t2) * (even + t * odd);
};
