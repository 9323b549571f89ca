import { describe, expect, it } from 'vitest';
import { analyse, parseAnalysisSpec } from '../../../../src/core/inference/index.ts';
import type { AnalysisSpec } from '../../../../src/shared/analysis.ts';

const good = {
  outcome: { family: 'gaussian', better: 'lower', mcid: 1 },
  arms: ['usual', 'magnesium'],
  totalDays: 4,
  days: [
    { day: 1, period: 1, arm: 'usual', y: 5 },
    { day: 2, period: 1, arm: 'usual', y: null },
    { day: 3, period: 2, arm: 'magnesium', y: 4 },
    { day: 4, period: 2, arm: 'magnesium', y: 3.5 },
  ],
};
// biome-ignore lint/suspicious/noExplicitAny: the tests put wrong values into a well-formed specification
const changed = (change: (spec: Record<string, any>) => void): unknown => {
  const copy = structuredClone(good);
  change(copy);
  return copy;
};

describe('parsing a specification', () => {
  it('accepts a specification with every prior left out', () => {
    expect(parseAnalysisSpec(good)).toMatchObject({ ok: true });
  });

  const cases: [string, unknown, string][] = [
    ['not an object', 'hello', ''],
    ['no outcome', changed((s) => delete s['outcome']), 'outcome'],
    ['unknown family', changed((s) => (s['outcome'].family = 'normal')), 'outcome.family'],
    ['negative mcid', changed((s) => (s['outcome'].mcid = -1)), 'outcome.mcid'],
    ['text as outcome', changed((s) => (s['days'][3].y = 'five')), 'days[3].y'],
    ['arm not listed', changed((s) => (s['days'][2].arm = 'zinc')), 'days[2].arm'],
    ['days out of order', changed((s) => (s['days'][1].day = 1)), 'days[1].day'],
    ['arm twice', changed((s) => (s['arms'] = ['a', 'a'])), 'arms'],
    ['total too small', changed((s) => (s['totalDays'] = 3)), 'totalDays'],
    ['lambda of one', changed((s) => (s['model'] = { lambda: 1 })), 'model.lambda'],
    [
      'prior SD of zero',
      changed((s) => (s['priors'] = { effects: [{ mean: 0, sd: 0 }] })),
      'priors.effects[0].sd',
    ],
    [
      'a robust prior without its vague part',
      changed((s) => (s['priors'] = { effects: [{ weight: 0.8, mean: -1, sd: 0.5 }] })),
      'priors.effects[0].vague',
    ],
    [
      'a robust prior whose vague part has no SD',
      changed((s) => (s['priors'] = { effects: [{ weight: 0.8, mean: -1, sd: 0.5, vague: { mean: 0 } }] })),
      'priors.effects[0].vague.sd',
    ],
    [
      'a robust prior without a weight',
      changed((s) => (s['priors'] = { effects: [{ mean: -1, sd: 0.5, vague: { mean: 0, sd: 2 } }] })),
      'priors.effects[0].weight',
    ],
    [
      'two priors for one effect',
      changed(
        (s) =>
          (s['priors'] = {
            effects: [
              { mean: 0, sd: 1 },
              { mean: 0, sd: 1 },
            ],
          }),
      ),
      'priors.effects',
    ],
    ['a misspelt field', changed((s) => (s['outcome'].mcdi = 1)), 'outcome.mcdi'],
    [
      'a yes/no answer of 2',
      changed((s) => {
        s['outcome'].family = 'bernoulli';
        s['days'][0].y = 2;
      }),
      'days[0].y',
    ],
  ];
  it.each(cases)('%s: names the field', (_name, json, where) => {
    const got = parseAnalysisSpec(json);
    expect(got).toMatchObject({ ok: false, error: { code: 'bad-input', where } });
    if (!got.ok && where) expect(got.error.message.startsWith(where)).toBe(true);
  });

  const later: [string, unknown, string][] = [
    ['a fractional day', changed((s) => (s['days'][0].day = 0.5)), 'days[0].day'],
    ['periods that go back', changed((s) => (s['days'][3].period = 1)), 'days[3].period'],
    [
      'a negative count',
      changed((s) => {
        s['outcome'].family = 'poisson';
        s['days'][3].y = -1;
      }),
      'days[3].y',
    ],
    [
      'a rating above the categories',
      changed((s) => {
        s['outcome'].family = 'ordinal';
        s['outcome'].categories = 3;
      }),
      'days[0].y',
    ],
    ['no categories', changed((s) => (s['outcome'].family = 'ordinal')), 'outcome.categories'],
  ];
  it.each(later)('%s: refused before any computation', (_name, json, where) => {
    const parsed = parseAnalysisSpec(json);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(analyse(parsed.value as AnalysisSpec)).toMatchObject({
      ok: false,
      error: { code: 'bad-input', where },
    });
  });
});
