import { afterAll, describe, expect, it } from 'vitest';
import {
  type AssuranceInput,
  defaultPlan,
  recommendLength,
  simulateAssurance,
} from '../../../../src/core/design/index.ts';
import { createCompute } from '../../../../src/main/compute/client.ts';
import { ok } from '../../../../src/shared/errors.ts';

const outcome = { family: 'gaussian', better: 'lower', mcid: 1 } as const;
const expected = [{ mean: -1, sd: 1 }];
const input: AssuranceInput = {
  arms: ['usual', 'magnesium'],
  periods: 4,
  periodDays: 7,
  washoutDays: 0,
  balanced: true,
  maxRun: null,
  outcome,
  plan: defaultPlan({ outcome, baseline: 5, expected, periods: 4 }),
  person: { baseline: 5, rho: 0.3, residualSd: 1.5 },
  expected,
  missing: 0.1,
  sizes: [2],
  simulations: 25,
  seed: 4,
};

const nowhere = { modelsDir: '/nowhere', resourcesDir: '/nowhere' };
const one = createCompute(nowhere, 1);
const three = createCompute(nowhere, 3);
afterAll(() => Promise.all([one.close(), three.close()]));

describe('assurance on a pool of threads', () => {
  it('gives the same figures on one thread, on three and in this one, and counts up to the end', async () => {
    const seen: number[] = [];
    const alone = await one.assurance(input, ({ done, total }) => seen.push(done / total));
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(await three.assurance(input)).toEqual(alone);
    const here = simulateAssurance(input);
    for (;;) {
      const step = here.next();
      if (!step.done) continue;
      expect(step.value).toEqual(alone);
      break;
    }
  });

  it('finds the same shortest length on three threads as in this one', async () => {
    const shape = { arms: 2, periodDays: 7 };
    const wish = { size: 2, noticed: 0.5, maxDays: 112 };
    const lengths = Array.from({ length: 8 }, (_, r) => ({
      ...input,
      periods: 2 * (r + 1),
      simulations: 20,
    }));
    const here = recommendLength((periods) => ok(lengths[periods / 2 - 1]!), shape, wish);
    let step = here.next();
    while (!step.done) step = here.next();
    expect(step.value).toMatchObject({ ok: true });
    const seen: number[] = [];
    expect(await three.recommend(lengths, shape, wish, ({ done }) => seen.push(done))).toEqual(step.value);
    expect(seen.length).toBeGreaterThan(2);
  });

  it('stops when it is told to, and can be asked again', async () => {
    const stopped = three.assurance({ ...input, simulations: 2000 }, () => three.cancel());
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await three.assurance({ ...input, simulations: 5 })).ok).toBe(true);
  });

  it('hands on what the simulation refuses', async () => {
    const refused = await three.assurance({ ...input, expected: [] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('answers what is under way when it is closed', async () => {
    const closing = createCompute(nowhere, 2);
    const running = closing.assurance({ ...input, simulations: 2000 });
    await closing.close();
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
