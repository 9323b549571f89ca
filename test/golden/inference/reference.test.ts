import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/inference/index.ts';
import { deviationsOf, failuresOf } from './deviations.ts';
import { referenceCase, referenceNames } from './reference-case.ts';

describe('reference posteriors (JAGS, test/fixtures/reference)', () => {
  it.each(referenceNames)('%s lies within the stated tolerances', (name) => {
    const reference = referenceCase(name);
    const result = analyse(reference.spec);
    expect(result.ok).toBe(true);
    if (result.ok) expect(failuresOf(deviationsOf(result.value, reference))).toEqual([]);
  });

  it('finds the posterior of the wash-out grid', () => {
    const reference = referenceCase('dev09_cont_lambda_ranef');
    const result = analyse(reference.spec);
    if (!result.ok) throw new Error(result.error.message);
    const lambda = result.value.parameters['lambda']!;
    expect(Math.abs(lambda.mean - reference.parameters['lambda']!.mean)).toBeLessThan(0.005);
    expect(lambda.quantiles['0.5']).toBe(0.2);
  });
});
