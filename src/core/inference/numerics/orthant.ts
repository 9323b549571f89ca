import { gaussLegendre } from './gauss-legendre.ts';
import { normalCdf, normalPdf } from './normal.ts';

const SHORT = gaussLegendre(6);
const MIDDLE = gaussLegendre(12);
const LONG = gaussLegendre(20);
const SQRT_2PI = Math.sqrt(2 * Math.PI);

/**
 * P(X > h, Y > k) of a standard bivariate Normal with correlation r, to about 1e-14: Drezner & Wesolowsky (1990) as
 * improved by A. Genz, "Numerical computation of rectangular bivariate and trivariate normal and t probabilities",
 * Statistics and Computing 14 (2004) 251-260.
 */
export const bivariateUpper = (h: number, k: number, r: number): number => {
  const size = Math.abs(r);
  const { node, weight } = size < 0.3 ? SHORT : size < 0.75 ? MIDDLE : LONG;
  if (size < 0.925) {
    const hk = h * k;
    const hs = (h * h + k * k) / 2;
    const arc = Math.asin(r);
    let sum = 0;
    for (let i = 0; i < node.length; i++) {
      const sine = Math.sin((arc * (node[i]! + 1)) / 2);
      sum += weight[i]! * Math.exp((sine * hk - hs) / (1 - sine * sine));
    }
    return (sum * arc) / (4 * Math.PI) + normalCdf(-h) * normalCdf(-k);
  }
  const b = r < 0 ? -k : k;
  const hk = h * b;
  let sum = 0;
  if (size < 1) {
    const square = (1 - size) * (1 + size);
    const a = Math.sqrt(square);
    const bs = (h - b) ** 2;
    const c = (4 - hk) / 8;
    const d = (12 - hk) / 16;
    const exponent = -(bs / square + hk) / 2;
    if (exponent > -100)
      sum =
        a *
        Math.exp(exponent) *
        (1 - (c * (bs - square) * (1 - (d * bs) / 5)) / 3 + (c * d * square * square) / 5);
    if (hk > -100) {
      const root = Math.sqrt(bs);
      sum -=
        Math.exp(-hk / 2) * SQRT_2PI * normalCdf(-root / a) * root * (1 - (c * bs * (1 - (d * bs) / 5)) / 3);
    }
    for (let i = 0; i < node.length; i++) {
      const xs = ((a / 2) * (node[i]! + 1)) ** 2;
      const rs = Math.sqrt(1 - xs);
      const e = -(bs / xs + hk) / 2;
      if (e > -100)
        sum +=
          (a / 2) *
          weight[i]! *
          Math.exp(e) *
          (Math.exp((-hk * (1 - rs)) / (2 * (1 + rs))) / rs - (1 + c * xs * (1 + d * xs)));
    }
    sum = -sum / (2 * Math.PI);
  }
  if (r > 0) return sum + normalCdf(-Math.max(h, b));
  return Math.max(0, -sum + (b > h ? normalCdf(b) - normalCdf(h) : 0));
};

/** Correlation from a covariance and two variances, kept inside [-1, 1]. */
const correlation = (c: number, va: number, vb: number): number =>
  va > 0 && vb > 0 ? Math.max(-1, Math.min(1, c / Math.sqrt(va * vb))) : 0;

/** P(X > 0, Y > 0) of a bivariate Normal; a variance of 0 is a constant. */
const pairAbove = (ma: number, mb: number, va: number, vb: number, c: number): number => {
  if (!(va > 0) || !(vb > 0)) {
    const one = va > 0 ? normalCdf(ma / Math.sqrt(va)) : Number(ma > 0);
    return one * (vb > 0 ? normalCdf(mb / Math.sqrt(vb)) : Number(mb > 0));
  }
  return bivariateUpper(-ma / Math.sqrt(va), -mb / Math.sqrt(vb), correlation(c, va, vb));
};

const REACH = 8; // SDs of the variable that is conditioned on
const PIECES = 3;

/**
 * P(all of X > 0) of a Normal in two or three dimensions (`cov` row-major): in three by quadrature over the variable
 * that is least correlated with the others, the remaining pair being bivariate Normal given it.
 */
export const orthantAbove = (mean: ArrayLike<number>, cov: ArrayLike<number>): number => {
  if (mean.length === 2) return pairAbove(mean[0]!, mean[1]!, cov[0]!, cov[3]!, cov[1]!);
  const r = (a: number, b: number) => Math.abs(correlation(cov[a * 3 + b]!, cov[a * 4]!, cov[b * 4]!));
  const worst = [0, 1, 2].map((a) => Math.max(r(a, (a + 1) % 3), r(a, (a + 2) % 3)));
  const x = worst.indexOf(Math.min(...worst));
  const y = (x + 1) % 3;
  const z = (x + 2) % 3;
  const vx = cov[x * 4]!;
  const cy = cov[x * 3 + y]!;
  const cz = cov[x * 3 + z]!;
  if (!(vx > 0))
    return mean[x]! > 0 ? pairAbove(mean[y]!, mean[z]!, cov[y * 4]!, cov[z * 4]!, cov[y * 3 + z]!) : 0;
  const vy = Math.max(cov[y * 4]! - (cy * cy) / vx, 0);
  const vz = Math.max(cov[z * 4]! - (cz * cz) / vx, 0);
  const c = cov[y * 3 + z]! - (cy * cz) / vx;
  const sx = Math.sqrt(vx);
  const low = Math.max(-mean[x]! / sx, -REACH); // in SDs from the mean
  if (low >= REACH) return 0;
  const width = (REACH - low) / PIECES;
  let sum = 0;
  for (let piece = 0; piece < PIECES; piece++)
    for (let i = 0; i < MIDDLE.node.length; i++) {
      const u = low + width * (piece + (MIDDLE.node[i]! + 1) / 2);
      const density = normalPdf(u);
      if (density < 1e-10) continue;
      const inner = pairAbove(mean[y]! + (cy / sx) * u, mean[z]! + (cz / sx) * u, vy, vz, c);
      sum += (MIDDLE.weight[i]! * width * density * inner) / 2;
    }
  return Math.min(1, Math.max(0, sum));
};
