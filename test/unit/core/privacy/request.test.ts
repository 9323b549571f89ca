import { describe, expect, it } from 'vitest';
import {
  clusterWeights,
  costOfRequest,
  makeRequest,
  nearestCluster,
  REQUEST_CLUSTERS,
  requestVectorRule,
  truthProbability,
} from '../../../../src/core/privacy/index.ts';
import { tally, testBytes } from './support.ts';

/** Made-up centres: unit vectors of 384 numbers. */
const centres = Array.from({ length: REQUEST_CLUSTERS }, (_, k) => {
  const raw = Array.from(testBytes(`centre ${k}`)(384), (b) => b - 127.5);
  const norm = Math.hypot(...raw);
  return Float64Array.from(raw, (x) => x / norm);
});

describe('a request', () => {
  it('with a cluster names the true one as often as its epsilon says, and the others alike', () => {
    const random = testBytes('request');
    const words = centres[7]!;
    expect(nearestCluster(words, centres)).toBe(7);
    const n = 20_000;
    const counts = tally(n, () => {
      const drawn = makeRequest('cluster', 'migraine', words, centres, 4, random);
      return drawn.ok && 'cluster' in drawn.value ? drawn.value.cluster : -1;
    });
    const truth = truthProbability(REQUEST_CLUSTERS, 4);
    expect(truth).toBeCloseTo(0.464, 3);
    expect(Math.abs((counts.get(7) ?? 0) / n - truth)).toBeLessThan(5 * Math.sqrt((truth * (1 - truth)) / n));
    const other = (n * (1 - truth)) / (REQUEST_CLUSTERS - 1);
    for (const [k, c] of counts) if (k !== 7) expect(Math.abs(c - other)).toBeLessThan(6 * Math.sqrt(other));
  });

  it('holds nothing but its public fields, and a vector lies on the grid', () => {
    const drawn = makeRequest('vector', 'migraine', centres[0]!, centres, 2, testBytes('v'));
    if (!drawn.ok || !('vector' in drawn.value)) throw new Error('refused');
    expect(Object.keys(drawn.value)).toEqual(['format', 'condition', 'vector', 'epsilon', 'delta']);
    expect(drawn.value.vector).toHaveLength(requestVectorRule.dimensions);
    expect(drawn.value.vector.every((x) => Number.isInteger(x / requestVectorRule.grid))).toBe(true);
  });

  it('costs its epsilon, and the vector its delta', () => {
    expect(costOfRequest('cluster', 2)).toEqual({ epsilon: 2, delta: 0, rho: 2 });
    expect(costOfRequest('vector', 2).delta).toBe(1e-6);
  });
});

describe('what a request tells about the cluster', () => {
  it('is Bayes under the known noise', () => {
    const request = {
      format: 'n1vault-hypotheses-request/1' as const,
      condition: 'x',
      cluster: 5,
      epsilon: 4,
    };
    const weights = clusterWeights(request, centres);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(weights[5]! / weights[6]!).toBeCloseTo(Math.exp(4), 9);
  });

  it('is next to nothing for a vector at a small epsilon, and grows with it', () => {
    const truth = (epsilon: number) => {
      let sum = 0;
      for (let i = 0; i < 20; i++) {
        const drawn = makeRequest('vector', 'x', centres[3]!, centres, epsilon, testBytes(`w${epsilon}${i}`));
        if (drawn.ok) sum += clusterWeights(drawn.value, centres)[3]! / 20;
      }
      return sum;
    };
    expect(truth(1)).toBeLessThan(0.05);
    expect(truth(200)).toBeGreaterThan(0.5);
  });
});
