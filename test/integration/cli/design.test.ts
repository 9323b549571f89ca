import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { designText } from '../../../src/cli/commands/design.ts';
import type { DesignResult, DesignSpec } from '../../../src/shared/design.ts';
import { inProcess, tempFolder } from './run.ts';

const folder = tempFolder();
const spec = {
  arms: ['placebo', 'magnesium', 'sleep-regularity'],
  periods: 6,
  periodDays: 14,
  runInDays: 7,
  washoutDays: 3,
  start: '2026-01-05',
  zone: 'Europe/Berlin',
  constraint: { balanced: true, maxRun: 2 },
};
const run = async (value: unknown) => {
  const path = join(folder, 'design.json');
  writeFileSync(path, JSON.stringify(value));
  return inProcess(['design', '--spec', path, '--json']);
};

describe('n1vault design', () => {
  it('draws a sequence from the seed, always the same, and commits to it', async () => {
    const seeded = { ...spec, seed: '07'.repeat(32) };
    const [one, two] = [await run(seeded), await run(seeded)];
    expect(one.code, one.err).toBe(0);
    expect(one.out).toBe(two.out);
    const design = JSON.parse(one.out) as DesignResult;
    expect(design.permittedSequences).toBe('90');
    expect(design.sequence.toSorted()).toEqual([...spec.arms, ...spec.arms].toSorted());
    expect(design.calendar).toHaveLength(7 + 84);
    expect(design.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  it('draws a fresh seed where none is given', async () => {
    const seeds = [await run(spec), await run(spec)].map((r) => (JSON.parse(r.out) as DesignResult).seed);
    expect(seeds[0]).not.toBe(seeds[1]);
  });

  it('names the field of a specification that cannot be used', async () => {
    const ran = await run({ ...spec, periods: 7 });
    expect(ran.code).toBe(3);
    expect(ran.err).toMatch(/design\.json.*periods/);
  });

  it.each([
    [{ arms: ['usual'] }, 'arms must name at least 2'],
    [{ periodDays: 0 }, 'periodDays must be at least 1'],
    [{ washoutDays: 14 }, 'washoutDays must be shorter than a period'],
    [{ start: '2026-02-30' }, 'start must be a day that exists'],
    [{ periods: undefined }, 'periods is missing'],
    [{ periodDays: 1.5 }, 'periodDays must be a whole number'],
    [{ wash: 3 }, 'wash is not a field of a design'],
    [
      { assumptions: { effects: [{ mean: -1, sd: 1 }] } },
      'outcome must say what the assumed effects are about',
    ],
    [{ outcome: { family: 'pain', better: 'lower', mcid: 1 } }, 'outcome.family must be one of gaussian'],
  ])('says in one sentence what is wrong: %o', async (over, sentence) => {
    const ran = await run({ ...spec, ...over });
    expect(ran.code).toBe(3);
    expect(ran.err).toContain(sentence);
  });

  it('tells people where no length is enough', async () => {
    const seeded = {
      ...spec,
      seed: '07'.repeat(32),
      outcome: { family: 'bernoulli', better: 'lower', mcid: 2 },
    };
    const drawn = JSON.parse((await run(seeded)).out) as DesignResult;
    const assurance = { pCorrect: 0.02, pInconclusive: 0.98, falseBenefit: 0, simulations: 200 };
    const say = (r: Partial<DesignResult>) => designText(seeded as DesignSpec, { ...drawn, ...r });
    expect(say({ assurance, recommended: null })).toContain(
      'would notice a real effect of 4 in 4 of 5 cases',
    );
    expect(say({ assurance, recommended: { periods: 12, days: 168 } })).toContain('12 periods, 168 days');
    expect(say({ assurance: null, recommended: null })).not.toContain('two years');
  });
});
