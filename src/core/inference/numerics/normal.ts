/**
 * The standard Normal distribution. The CDF is Cody's rational approximation (W. J. Cody 1969,
 * "Rational Chebyshev approximations for the error function", Math. Comp. 23:631-637), the quantile
 * Wichura's PPND16 (AS 241, Appl. Statist. 37:477-484, 1988). Both keep about 15 digits into the tails.
 */
const SQRT_2PI = 2.5066282746310002;
const SQRT_32 = 5.656854249492381;
/** log(2 pi) / 2 */
export const HALF_LOG_2PI = 0.9189385332046728;

export const normalPdf = (x: number): number => Math.exp(-0.5 * x * x) / SQRT_2PI;

const A = [
  2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356, 0.06568233791820745,
] as const;
const B = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673] as const;
const C = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
  6848.190450536283, 11602.65143764735, 9842.714838383978, 1.0765576773720192e-8,
] as const;
const D = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
] as const;
const P = [
  0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  0.000029112874951168793, 0.023073441764940174,
] as const;
const Q = [
  1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662,
] as const;

/** P(Z <= -a) for a > 0.66291, without cancellation: the smaller tail. */
const lowerTail = (a: number): number => {
  let ratio: number;
  if (a <= SQRT_32) {
    let num = C[8] * a;
    let den = a;
    for (let i = 0; i < 7; i++) {
      num = (num + C[i]!) * a;
      den = (den + D[i]!) * a;
    }
    ratio = (num + C[7]) / (den + D[7]);
  } else {
    const s = 1 / (a * a);
    let num = P[5] * s;
    let den = s;
    for (let i = 0; i < 4; i++) {
      num = (num + P[i]!) * s;
      den = (den + Q[i]!) * s;
    }
    ratio = (1 / SQRT_2PI - (s * (num + P[4])) / (den + Q[4])) / a;
  }
  const cut = Math.trunc(a * 16) / 16; // splits exp(-a^2/2) so that its rounding error stays small
  return Math.exp(-0.5 * cut * cut) * Math.exp(-0.5 * (a - cut) * (a + cut)) * ratio;
};

/** P(Z <= x) of a standard Normal; 0 and 1 at the infinities, NaN for NaN. */
export const normalCdf = (x: number): number => {
  if (Number.isNaN(x)) return NaN;
  const a = Math.abs(x);
  if (a > 40) return x > 0 ? 1 : 0;
  if (a > 0.66291) return x > 0 ? 1 - lowerTail(a) : lowerTail(a);
  const s = x * x;
  let num = A[4] * s;
  let den = s;
  for (let i = 0; i < 3; i++) {
    num = (num + A[i]!) * s;
    den = (den + B[i]!) * s;
  }
  return 0.5 + (x * (num + A[3])) / (den + B[3]);
};

const QA = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const QB = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const QC = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const QD = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const QE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const QF = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];

const horner = (c: readonly number[], x: number): number => {
  let sum = 0;
  for (let i = 7; i >= 0; i--) sum = sum * x + c[i]!;
  return sum;
};

/** z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN outside [0, 1]. */
export const normalQuantile = (p: number): number => {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(QA, r)) / horner(QB, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? horner(QC, r - 1.6) / horner(QD, r - 1.6) : horner(QE, r - 5) / horner(QF, r - 5);
  return q < 0 ? -z : z;
};

/** P(X > x) for a chi-squared variable with 1, 2 or 3 degrees of freedom (closed forms). */
export const chiSquaredTail = (x: number, df: 1 | 2 | 3): number => {
  if (!(x > 0)) return 1;
  if (df === 2) return Math.exp(-x / 2);
  const two = 2 * normalCdf(-Math.sqrt(x));
  return df === 1 ? two : Math.min(1, two + Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2));
};
