import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchCatalogue, pAtLeast, rankHypotheses } from '../../../../src/core/hypotheses/index.ts';
import { type EvidenceCatalogue, evidenceCatalogue } from '../../../../src/shared/evidence.ts';
import { type Candidate, profileSchema } from '../../../../src/shared/hypotheses.ts';

const catalogue = evidenceCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/evidence/catalogue.json', import.meta.url), 'utf8')),
);
const noModel = () => 0;

const ranked = (
  over: object = {},
  more: { tau?: number; mcid?: number; ownTrials?: number; of?: EvidenceCatalogue } = {},
) => {
  const { of = catalogue, ...options } = more;
  const profile = profileSchema.parse(over);
  return rankHypotheses({
    profile,
    catalogue: of,
    matches: matchCatalogue(profile, of, noModel),
    ...options,
  });
};
const find = (list: readonly Candidate[], id: string): Candidate => {
  const c = list.find((x) => x.id === id);
  if (!c) throw new Error(`${id} is not in the list`);
  return c;
};

const alice = {
  ageBand: '35-44',
  sex: 'female',
  conditions: ['migraine'],
  medications: ['propranolol'],
  tried: ['riboflavin'],
  goal: 'fewer migraine days',
  outcome: 'migraine-days',
  baseline: 12,
};

describe('Alice', () => {
  const result = ranked(alice);

  it('gets magnesium as published: mean -1.66, wider than the SE of the mean', () => {
    const { mean, sd, unit } = find(result.candidates, 'magnesium').predicted;
    expect(mean).toBe(-1.66);
    expect(unit).toBe('days/28');
    const between = (0.86 / 0.8) * 1.66;
    expect(sd).toBeCloseTo(Math.hypot(0.85, between, 0.25 * 1.66), 6);
  });

  it('has sigmas that sum to 1 with "no change" and follow from the predictions alone', () => {
    const total = result.candidates.reduce((s, c) => s + c.sigma, result.doNothing.sigma);
    expect(total).toBeCloseTo(1, 9);
    expect(result.sigmaError).toBeLessThan(0.005);
    expect(result.chance).toBeCloseTo(1 / (result.candidates.length + 1), 12);
    const sigmas = result.candidates.map((c) => c.sigma);
    expect(sigmas).toEqual([...sigmas].sort((a, b) => b - a));
    const magnesium = find(result.candidates, 'magnesium');
    const { mean, sd } = magnesium.predicted;
    expect(magnesium.pAtLeastMcid).toBeCloseTo(pAtLeast(mean, sd, 2, 'lower'), 12);
  });

  it('gets sleep regularity with its indirectness stated, half carried over, scaled from 21 days to 12', () => {
    const c = find(result.candidates, 'sleep-regularity');
    const scaled = (-6.2 * 12) / 21;
    expect(c.predicted.mean).toBeCloseTo(scaled / 2, 9);
    const se2 = 0.5 * (((7 / 3.92) * 12) / 21) ** 2 + 0.25 * scaled ** 2;
    const size = Math.abs(scaled / 2);
    expect(c.predicted.sd).toBeCloseTo(
      Math.sqrt(se2 + (1.075 * size) ** 2 + (0.25 ** 2 + 0.5 ** 2) * size ** 2),
      4,
    );
    expect(c.why.join(' ')).toContain('chronic migraine with insomnia');
  });

  it('sees prescription medicines as context only', () => {
    expect(result.context.map((c) => c.id).sort()).toEqual(['propranolol', 'topiramate']);
    for (const c of result.context) {
      expect(c.trigger).toBe(false);
      expect(c.sigma).toBe(0);
      expect(c.noTrialBecause).toContain('clinician');
    }
    expect(result.candidates.some((c) => c.prescription)).toBe(false);
    expect(find(result.context, 'propranolol').why).toContain('You take it now.');
    expect(find(result.candidates, 'riboflavin').why.join(' ')).toContain('tried it before');
  });

  it('is told that nothing is personalised yet', () => {
    expect(result.personalisation).toMatchObject({
      homogeneous: false,
      causalAndInformative: false,
      enoughPersonalData: false,
    });
    expect(result.personalisation.statement).toContain('not personalised');
    const later = ranked(alice, { ownTrials: 1 }).personalisation;
    expect(later.enoughPersonalData).toBe(true);
    expect(later.statement).not.toContain('not personalised');
  });

  it('triggers exactly what lies above tau and may be tried', () => {
    for (const tau of [0.01, 0.1, 0.25, 0.9]) {
      const r = ranked(alice, { tau });
      for (const c of r.candidates) {
        const trialable = catalogue.interventions.find((i) => i.id === c.id)!.trialable;
        expect(c.trigger, `${c.id} at ${tau}`).toBe(c.sigma > tau && trialable && c.value!.pChange >= 0.05);
        expect(c.noTrialBecause === null).toBe(c.trigger);
      }
    }
  });

  it('shows each candidate with evidence, address, safety and the condition it is for', () => {
    for (const c of [...result.candidates, ...result.context]) {
      expect(c.evidence.length, c.id).toBeGreaterThan(0);
      for (const e of c.evidence) expect(e.doi ?? e.url, c.id).toBeTruthy();
      expect(c.safety.length, c.id).toBeGreaterThan(0);
      expect(c.condition).toBe('migraine');
    }
  });
});

describe('the prediction', () => {
  it('applies the chronic-migraine trial in full only to chronic migraine with insomnia', () => {
    const chronic = { ...alice, baseline: 21 };
    const half = find(ranked(chronic).candidates, 'sleep-regularity').predicted;
    const full = find(
      ranked({ ...chronic, notes: 'I have insomnia.' }).candidates,
      'sleep-regularity',
    ).predicted;
    expect(half.mean).toBeCloseTo(-3.1, 9);
    expect(full.mean).toBeCloseTo(-6.2, 9);
    const denied = ranked({ ...chronic, notes: 'I have no insomnia.' });
    expect(find(denied.candidates, 'sleep-regularity').predicted.mean).toBeCloseTo(-3.1, 9);
  });

  it('keeps disagreeing reviews as a mixture: the disagreement is in the spread', () => {
    const c = find(ranked(alice).candidates, 'coenzyme-q10');
    const mean = (-1.87 - 0.44) / 2;
    const [a, b] = [1.64 / 3.92, 3.4 / 3.92];
    const se2 = (a * a + b * b) / 2 + ((1.87 - 0.44) / 2) ** 2;
    expect(c.predicted.mean).toBeCloseTo(mean, 9);
    const size = Math.abs(mean);
    expect(c.predicted.sd ** 2).toBeCloseTo(se2 + (1.075 ** 2 + 0.25 ** 2 + 0.5 ** 2) * size ** 2, 4);
    expect(c.why.join(' ')).toContain('reviews disagree');
  });

  it('uses a published spread between persons where there is one', () => {
    const gabapentin = find(ranked({ conditions: ['nerve pain'] }).context, 'gabapentin');
    expect(gabapentin.predicted.sd).toBeCloseTo(Math.hypot(0.78 / 3.92, 0.86), 5);
    expect(gabapentin.why.join(' ')).toContain('was measured');
  });

  it('promises nobody more days than they have', () => {
    for (const baseline of [0, 0.5, 1, 3, 7])
      for (const c of ranked({ ...alice, baseline }).candidates) {
        expect(-c.predicted.mean, c.id).toBeLessThanOrEqual(baseline);
        expect(c.predicted.mean === 0 || c.predicted.sd > 0).toBe(true);
      }
  });

  it('is wider and smaller where the words match less surely', () => {
    const profile = profileSchema.parse({ conditions: ['migraine'] });
    const matches = matchCatalogue(profile, catalogue, noModel);
    const at = (score: number) =>
      find(
        rankHypotheses({ profile, catalogue, matches: matches.map((m) => ({ ...m, score })) }).candidates,
        'magnesium',
      ).predicted;
    expect(at(0.6).mean).toBeCloseTo(0.6 * at(1).mean, 9);
    expect(at(0.6).sd / Math.abs(at(0.6).mean)).toBeGreaterThan(at(1).sd / Math.abs(at(1).mean));
  });
});

describe('safety', () => {
  it('proposes no trial against a statement of the profile', () => {
    const r = ranked({ ...alice, notes: 'I have chronic kidney disease' }, { tau: 0.001 });
    const magnesium = find(r.candidates, 'magnesium');
    expect(magnesium.trigger).toBe(false);
    expect(magnesium.noTrialBecause).toContain('kidney disease');
    expect(
      find(ranked({ ...alice, medications: ['Warfarin 5 mg'] }, { tau: 0.001 }).candidates, 'coenzyme-q10')
        .trigger,
    ).toBe(false);
  });

  it.each(['under 18', '<18', '12-17', '0-17'])('proposes no trial at age %s', (ageBand) => {
    expect(ranked({ ...alice, ageBand }, { tau: 0.001 }).candidates.some((c) => c.trigger)).toBe(false);
  });
});

describe('what does not match', () => {
  it.each([
    {},
    { conditions: ['broken radio'], goal: 'fix the antenna' },
    { conditions: ['hay fever'], outcome: 'migraine-days' },
    { notes: 'I do not have migraine.' },
  ])('%o gives an empty list', (profile) => {
    const r = ranked(profile);
    expect(r.candidates).toEqual([]);
    expect(r.context).toEqual([]);
    expect(r.doNothing.sigma).toBe(1);
    expect(r.personalisation.statement).toContain('Nothing');
  });

  it('a condition with prescription medicines alone gives context and no candidates', () => {
    const r = ranked({ conditions: ['fibromyalgia'] });
    expect(r.candidates).toEqual([]);
    expect(r.context.map((c) => c.id)).toEqual(['amitriptyline-fluoxetine']);
    expect(r.doNothing.sigma).toBe(1);
  });

  it('a standardised effect is compared once the own day-to-day SD is known, and only then', () => {
    const profile = profileSchema.parse({ conditions: ['insomnia'] });
    const matches = matchCatalogue(profile, catalogue, noModel);
    const with_ = (ownSpread: { outcome: string; sd: number; days: number }) =>
      rankHypotheses({ profile, catalogue, matches, ownSpread });
    const r = with_({ outcome: 'sleep-onset-latency', sd: 20, days: 30 });
    expect(r.notCompared).toEqual([]);
    const idea = find(r.candidates, 'ashwagandha');
    expect(idea.predicted.mean).toBeCloseTo(-0.59 * 20, 9);
    expect(idea.predicted.unit).toBe('min');
    const se = ((0.75 - 0.42) / 3.92) * 20;
    const between = (0.86 / 0.8) * 11.8;
    expect(idea.predicted.sd).toBeCloseTo(Math.hypot(se, between, 0.25 * 11.8, 0.25 * 11.8), 3);
    expect(idea.why.join(' ')).toContain('yours is 20 min, from 30 days');
    for (const no of [
      { outcome: 'sleep-onset-latency', sd: 20, days: 13 },
      { outcome: 'sleep-onset-latency', sd: 0, days: 30 },
      { outcome: 'pain', sd: 20, days: 30 },
    ])
      expect(with_(no).candidates.some((c) => c.id === 'ashwagandha')).toBe(false);
  });

  it('a standardised effect is named, not compared', () => {
    const r = ranked({ conditions: ['insomnia'] });
    expect(r.notCompared.map((n) => n.id)).toEqual(['ashwagandha']);
    expect(r.candidates.some((c) => c.id === 'ashwagandha')).toBe(false);
  });
});

describe('several conditions', () => {
  it('are ranked on the outcome the person named, else on the surest match', () => {
    const both = { conditions: ['migraine', 'high blood pressure'] };
    expect(ranked({ ...both, outcome: 'blood-pressure-systolic' }).unit).toBe('mmHg');
    expect(ranked({ ...both, outcome: 'migraine-days' }).unit).toBe('days/28');
    expect(ranked({ conditions: ['migraine'], notes: 'Bad sleep.' }).unit).toBe('days/28');
  });
});
