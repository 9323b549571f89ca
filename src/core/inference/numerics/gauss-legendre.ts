/** Nodes and weights of Gauss-Legendre quadrature on [-1, 1]. */
export interface GaussLegendre {
  node: Float64Array;
  weight: Float64Array;
}

/** n nodes by Newton's method on the Legendre polynomial (Press et al., Numerical Recipes 4.6), to 1e-15. */
export const gaussLegendre = (n: number): GaussLegendre => {
  const node = new Float64Array(n);
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let pass = 0; pass < 100; pass++) {
      let before = 1;
      let now = x;
      for (let k = 2; k <= n; k++) [before, now] = [now, ((2 * k - 1) * x * now - (k - 1) * before) / k];
      slope = (n * (x * now - before)) / (x * x - 1);
      const step = now / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    node[i] = -x;
    weight[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { node, weight };
};
