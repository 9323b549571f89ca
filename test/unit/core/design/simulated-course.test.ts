import { describe, expect, it } from 'vitest';
import {
  type AssuranceInput,
  analysesPerTrial,
  createTrials,
  defaultPlan,
  type SimulatedEnd,
} from '../../../../src/core/design/index.ts';
import { createRng } from '../../../../src/core/inference/index.ts';

const outcome = { family: 'gaussian', better: 'lower', mcid: 1 } as const;

/** Points, three arms, nine weeks; the period effect is left out because its analysis is slow. */
const design = (over: Partial<AssuranceInput> = {}): AssuranceInput => {
  const periods = over.periods ?? 9;
  const plan = defaultPlan({ outcome, baseline: 5, expected: [null, null], periods });
  return {
    arms: ['usual', 'first', 'second'],
    periods,
    periodDays: 7,
    washoutDays: 0,
    balanced: true,
    maxRun: 2,
    outcome,
    plan: { ...plan, model: { ...plan.model, periodEffect: false } },
    person: { baseline: 5, rho: 0.3, residualSd: 1.6 },
    expected: [1, 2].map(() => ({ mean: 0, sd: 2 })),
    missing: 0.1,
    sizes: [2],
    simulations: 10,
    seed: 1,
    ...over,
  };
};

const ends = (input: AssuranceInput, effects: number[], count = 40): SimulatedEnd[] => {
  const run = createTrials(input);
  if (!run.ok) throw new Error(run.error.message);
  return Array.from({ length: count }, (_, i) => {
    const end = run.value(effects, createRng(7, i));
    if (!end.ok) throw new Error(end.error.message);
    return end.value;
  });
};
const mean = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
const stop = (on: Partial<NonNullable<AssuranceInput['stop']>>) => ({
  harm: false,
  futility: false,
  success: false,
  ...on,
});

describe('a simulated trial', () => {
  it('in a fixed order gives each arm the same days and ends on its last day', () => {
    for (const end of ends(design(), [-3, 0], 5)) {
      expect(end.days).toBe(63);
      expect(end.onArm).toEqual([21, 21, 21]);
      expect(end.verdicts).toHaveLength(2);
    }
  });

  it('that is adaptive spends more days on the arm that helps, and each arm at least its first block', () => {
    const adaptive = ends(design({ allocation: 'adaptive' }), [-3, 0]);
    expect(adaptive.every((e) => e.onArm.every((days) => days >= 7))).toBe(true);
    expect(adaptive.every((e) => e.onArm.reduce((a, b) => a + b, 0) === 63)).toBe(true);
    expect(mean(adaptive.map((e) => e.onArm[1]!))).toBeGreaterThan(28);
    const nothing = ends(design({ allocation: 'adaptive' }), [0, 0]);
    for (const arm of [0, 1, 2]) expect(mean(nothing.map((e) => e.onArm[arm]!))).toBeLessThan(28);
    // the same arguments, the same trial
    expect(ends(design({ allocation: 'adaptive' }), [-3, 0], 3)).toEqual(adaptive.slice(0, 3));
  });

  it('ends where a rule proposes to stop, at a block’s end from the second on, and only by rules that are on', () => {
    const success = ends(design({ stop: stop({ success: true }) }), [-4, -4]);
    const early = success.filter((e) => e.days < 63);
    expect(early.length).toBeGreaterThan(20);
    for (const end of early) {
      expect(end.days).toBe(42);
      expect(end.verdicts).toContain('better'); // the verdict of the look stands
    }
    const harm = ends(design({ stop: stop({ harm: true }) }), [4, 0]);
    expect(harm.filter((e) => e.days === 42).length).toBeGreaterThan(30);
    expect(ends(design({ stop: stop({ harm: true }) }), [-4, -4]).every((e) => e.days === 63)).toBe(true);
    const hopeless = ends(design({ stop: stop({ futility: true }) }), [2, 2]);
    expect(hopeless.filter((e) => e.days === 42).length).toBeGreaterThan(20);
    expect(ends(design({ stop: stop({}) }), [4, 4]).every((e) => e.days === 63)).toBe(true);
  });

  it('draws only orders that its rules permit', () => {
    const refused = createTrials(design({ counterbalanced: true }));
    expect(refused).toMatchObject({ ok: false, error: { where: 'constraint' } }); // nine periods have no middle
    const blocks = ends(design({ permutedBlocks: true, stop: stop({ harm: true }) }), [4, 4]);
    for (const end of blocks.filter((e) => e.days === 42)) expect(end.onArm).toEqual([14, 14, 14]);
  });

  it('says how many analyses it takes at most', () => {
    expect(analysesPerTrial(design())).toBe(1);
    expect(analysesPerTrial(design({ stop: stop({ harm: true }) }))).toBe(2); // after period 6
    expect(analysesPerTrial(design({ allocation: 'adaptive' }))).toBe(3); // after 3 and 6
    expect(analysesPerTrial(design({ periods: 6, stop: stop({ harm: true }) }))).toBe(1); // no look at the end
  });
});
