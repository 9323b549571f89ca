import type { AnalysisSpec, RandomisationTest } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { type SequenceRules, sequenceSet, uniformBelow } from '../design/index.ts';
import { createRng, randomisationTest } from '../inference/index.ts';

/** Up to here all permitted sequences are gone through; beyond, a uniform sample stands for them. */
const ENUMERATED = 20_000;
const SAMPLED = 9_999;

/**
 * The randomisation test over the very set that the trial's order was drawn from. So that the test is exact, the
 * same days count under each order: where wash-out days are left out after a change of arm, here the first days of
 * every period but the first are.
 */
export const trialRandomisationTest = (
  spec: AnalysisSpec,
  rules: SequenceRules,
  washoutDays: number,
): Result<{ tests: RandomisationTest[]; sampled: boolean }> => {
  const set = sequenceSet(rules);
  const named = (s: readonly number[]) => s.map((arm) => spec.arms[arm]!);
  const sampled = set.size > BigInt(ENUMERATED);
  const rng = createRng(spec.seed ?? 1, 0);
  const bytes = (n: number) => Uint8Array.from({ length: n }, () => rng.uint32() >>> 24);
  const possible = sampled
    ? Array.from({ length: SAMPLED }, () => named(set.at(uniformBelow(set.size, bytes))))
    : Array.from({ length: Number(set.size) }, (_, i) => named(set.at(BigInt(i))));
  const starts = new Map<number, number>();
  for (const d of spec.days) if (d.period !== undefined && !starts.has(d.period)) starts.set(d.period, d.day);
  const days = spec.days.map((d) => {
    const into = d.day - (starts.get(d.period ?? 0) ?? d.day);
    return (d.period ?? 0) > 1 && into < washoutDays ? { ...d, y: null } : d;
  });
  const tests = randomisationTest({ ...spec, days }, possible, sampled);
  return tests.ok ? ok({ tests: tests.value, sampled }) : tests;
};
