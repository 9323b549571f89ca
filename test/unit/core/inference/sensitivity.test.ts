import { describe, expect, it } from 'vitest';
import { randomisationTest, sensitivity } from '../../../../src/core/inference/index.ts';
import type { AnalysisSpec } from '../../../../src/shared/analysis.ts';
import { referenceSpec } from '../../../golden/inference/reference-case.ts';

const thresholds = { sure: 0.95, probable: 0.8 };

describe('sensitivity', () => {
  it('answers what every other assumption would have said', () => {
    const spec = referenceSpec('dev01_cont_2arm');
    const got = sensitivity(spec, thresholds);
    if (!got.ok) throw new Error(got.error.message);
    expect(got.value.rows.map((r) => r.change)).toEqual([
      'as-planned',
      'flat-prior',
      'no-autocorrelation',
      'slow-wash-out',
      'leave-block-out',
      'leave-block-out',
      'leave-block-out',
    ]);
    const [planned, flat, noAr] = got.value.rows;
    expect(Math.abs(flat!.effects[0]!.mean)).toBeGreaterThan(Math.abs(planned!.effects[0]!.mean));
    expect(noAr!.effects[0]!.sd).toBeLessThan(planned!.effects[0]!.sd); // ignoring it over-claims
    expect(got.value.missingDays).toEqual([{ arm: 'arm1', share: 0, tippingDelta: null }]);
  });

  it('says how bad the missing days would have to be', () => {
    const spec = referenceSpec('dev01_cont_2arm');
    const holes: AnalysisSpec = {
      ...spec,
      days: spec.days.map((d, i) => (d.arm === 'arm1' && i % 3 === 0 ? { ...d, y: null } : d)),
    };
    const got = sensitivity(holes, thresholds);
    if (!got.ok) throw new Error(got.error.message);
    const [missing] = got.value.missingDays;
    expect(missing!.share).toBeCloseTo(1 / 3, 1);
    expect(missing!.tippingDelta).toBeGreaterThan(1);
    expect(missing!.tippingDelta).toBeLessThan(10);
  });
});

describe('randomisation test', () => {
  const spec = (y: (period: number) => number): AnalysisSpec => ({
    outcome: { family: 'gaussian', better: 'lower', mcid: 1 },
    arms: ['u', 'a'],
    days: ['u', 'a', 'a', 'u', 'u', 'a'].flatMap((arm, p) =>
      [0, 1, 2].map((d) => ({ day: 3 * p + d + 1, period: p + 1, arm, y: y(p + 1) + d / 10 })),
    ),
  });
  const pairs = ['ua', 'au'].flatMap((a) =>
    ['ua', 'au'].flatMap((b) => ['ua', 'au'].map((c) => [...(a + b + c)])),
  );

  it('gives the smallest p when the arm wins in every pair, and says that it is the floor', () => {
    const got = randomisationTest(
      spec((p) => ([2, 3, 6].includes(p) ? 3 : 6)),
      pairs,
    );
    expect(got).toEqual({ ok: true, value: [{ arm: 'a', p: 1 / 8, smallestP: 1 / 8, sequences: 8 }] });
  });

  it('gives 1 when nothing differs and a middling p in between', () => {
    const same = randomisationTest(
      spec(() => 5),
      pairs,
    );
    expect(same.ok && same.value[0]!.p).toBe(1);
    const mixed = randomisationTest(
      spec((p) => [5, 4, 5.5, 5, 6, 6.5][p - 1]!),
      pairs,
    );
    expect(mixed.ok && mixed.value[0]!.p).toBeGreaterThan(1 / 8);
  });

  it('counts the own sequence when the others are a sample', () => {
    const got = randomisationTest(
      spec((p) => ([2, 3, 6].includes(p) ? 3 : 6)),
      pairs.slice(0, 4),
      true,
    );
    expect(got.ok && got.value[0]).toMatchObject({ sequences: 5, smallestP: 1 / 5 });
  });

  it('refuses when the own sequence was not possible', () => {
    expect(
      randomisationTest(
        spec(() => 5),
        [[...'aaauuu']],
      ),
    ).toMatchObject({ ok: false, error: { where: 'possible' } });
  });
});
