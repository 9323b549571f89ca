import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCAL_MODEL_FACTOR, matchCatalogue, rankHypotheses } from '../../../../src/core/hypotheses/index.ts';
import { evidenceCatalogue } from '../../../../src/shared/evidence.ts';
import {
  type LocalSuggestion,
  type OwnEffect,
  type PopulationPrior,
  profileSchema,
} from '../../../../src/shared/hypotheses.ts';

const catalogue = evidenceCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/evidence/catalogue.json', import.meta.url), 'utf8')),
);
interface By {
  own?: OwnEffect[];
  population?: PopulationPrior[];
  suggestions?: LocalSuggestion[];
  notes?: string;
}
const ranked = ({ suggestions, notes, ...by }: By) => {
  const profile = profileSchema.parse({ conditions: ['migraine'], baseline: 12, notes: notes ?? '' });
  const matches = matchCatalogue(profile, catalogue, () => 0);
  const local = suggestions ? { local: { suggestions } } : {};
  return rankHypotheses({ profile, catalogue, matches, ...by, ...local });
};
const find = (by: By, id = 'magnesium') => ranked(by).candidates.find((c) => c.id === id);
const own = (over: Partial<OwnEffect> = {}): OwnEffect => ({
  intervention: 'magnesium',
  outcome: 'migraine-day',
  mean: -3,
  sd: 0.9,
  unit: 'days/28',
  trial: 'Spring',
  ...over,
});
const learned = (over: Partial<PopulationPrior> = {}): PopulationPrior => ({
  intervention: 'magnesium',
  outcome: 'migraine-days',
  mean: -1,
  sd: 1.5,
  version: 7,
  ...over,
});

describe('what replaces a prediction', () => {
  it('an own trial before all, then what was learned from others, then the literature', () => {
    expect(find({})?.source).toBe('literature');
    expect(find({ population: [learned()] })).toMatchObject({
      source: 'population',
      predicted: { mean: -1, sd: 1.5 },
    });
    expect(find({ own: [own()], population: [learned()] })).toMatchObject({
      source: 'own-trial',
      predicted: { mean: -3, sd: 0.9 },
    });
    expect(find({ own: [own()] })?.why[0]).toBe(
      'Your own trial “Spring” replaces the prediction from other people.',
    );
  });

  it('the latest of several own trials, by id, name or alias', () => {
    expect(find({ own: [own(), own({ mean: -0.5 })] })?.predicted.mean).toBe(-0.5);
    expect(find({ own: [own({ intervention: 'Magnesium Citrate' })] })?.source).toBe('own-trial');
    expect(find({ own: [own({ intervention: 'zinc' })] })?.source).toBe('literature');
  });

  it('never a wrong outcome, unit or number', () => {
    for (const over of [
      { outcome: 'pain' },
      { unit: 'points' },
      { sd: 0 },
      { sd: Number.NaN },
      { mean: Number.POSITIVE_INFINITY },
    ])
      expect(find({ own: [own(over)] })?.source).toBe('literature');
    expect(find({ population: [learned({ sd: -1 })] })?.source).toBe('literature');
  });

  it('never touches a prescription medicine', () => {
    const r = ranked({ own: [own({ intervention: 'propranolol', mean: -9 })] });
    const context = r.context.find((c) => c.id === 'propranolol')!;
    expect(context.source).toBe('literature');
    expect(context.trigger).toBe(false);
  });
});

describe('a local model', () => {
  const said = (over: Partial<LocalSuggestion> = {}): LocalSuggestion => ({
    intervention: 'omega-3',
    condition: 'migraine',
    said: 'fish oil',
    mean: -1,
    sd: 1,
    ...over,
  });

  it('adds a marked, wide candidate where no study is known', () => {
    const c = find({ suggestions: [said()] }, 'omega-3')!;
    expect(c).toMatchObject({ source: 'language-model', predicted: { mean: -1, sd: LOCAL_MODEL_FACTOR } });
    expect(c.why[0]).toContain('Suggested by your local model');
    expect(c.evidence).toEqual([]);
    // an SD that is too small beside the effect is first raised to half of it
    expect(find({ suggestions: [said({ mean: -2, sd: 0.01 })] }, 'omega-3')!.predicted.sd).toBe(
      LOCAL_MODEL_FACTOR,
    );
  });

  it('never replaces a study, never brings a medicine, a placebo, another condition or an absurd number', () => {
    expect(find({ suggestions: [said({ intervention: 'magnesium', mean: -9 })] })?.source).toBe('literature');
    for (const over of [
      { intervention: 'gabapentin' },
      { intervention: 'placebo' },
      { intervention: 'moonlight' },
      { condition: 'sleep' },
      { mean: -40 },
      { sd: 0 },
      { mean: Number.NaN },
    ]) {
      const r = ranked({ suggestions: [said(over)] });
      expect([...r.candidates, ...r.context].some((c) => c.source === 'language-model')).toBe(false);
    }
  });

  it('stands under the same contraindications', () => {
    const c = find({ suggestions: [said({ mean: -8 })], notes: 'I take warfarin' }, 'omega-3')!;
    expect(c.trigger).toBe(false);
    expect(c.noTrialBecause).toContain('blood thinner');
  });
});
