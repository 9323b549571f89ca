import { describe, expect, it } from 'vitest';
import {
  axisOf,
  citationWords,
  intervalOf,
  isEmptyProfile,
  matchedTo,
  predictionWords,
  sigmaWords,
  standingOf,
} from '../../../../src/renderer/features/ideas/words.ts';
import { createFormats } from '../../../../src/renderer/format.ts';
import { createTranslate } from '../../../../src/renderer/i18n/translate.ts';
import type { Candidate } from '../../../../src/shared/hypotheses.ts';
import { profileSchema } from '../../../../src/shared/hypotheses.ts';

const f = createFormats('en');
const t = createTranslate(f);

const candidate: Candidate = {
  id: 'tea',
  name: 'Tea',
  condition: 'migraine',
  dose: 'two cups a day in the trials',
  icon: 'leaf',
  minPeriodDays: 14,
  predicted: { mean: -1.7, sd: 2, unit: 'days/28' },
  sigma: 0.3,
  pAtLeastMcid: 0.44,
  trigger: true,
  noTrialBecause: null,
  match: 1,
  why: [],
  evidence: [],
  safety: [],
  contraindications: ['kidney disease'],
  prescription: false,
};

describe('a prediction in words', () => {
  it('names the best guess and the 80 % interval of a new person', () => {
    const { low, high } = intervalOf(candidate);
    expect(low).toBeCloseTo(-4.263, 2);
    expect(high).toBeCloseTo(0.863, 2);
    expect(predictionWords(candidate, t, f)).toBe('about 2 fewer (4 fewer to 1 more)');
  });

  it('never says 0 in 100', () => {
    expect(sigmaWords(0.0001, t, f)).toBe('under 1');
    expect(sigmaWords(0.28, t, f)).toBe('28');
    expect(sigmaWords(0.999, t, f)).toBe('99');
  });

  it('keeps zero, the least that matters and every interval on the axis', () => {
    const [from, to] = axisOf({
      tau: 0.25,
      chance: 0.5,
      mcid: 2,
      unit: 'days/28',
      candidates: [candidate],
      context: [],
      notCompared: [],
      doNothing: { sigma: 0.2 },
      personalisation: {
        homogeneous: false,
        causalAndInformative: false,
        enoughPersonalData: false,
        statement: '',
      },
    });
    expect(from).toBeLessThanOrEqual(-4.26);
    expect(to).toBeGreaterThanOrEqual(2);
  });
});

describe('the standing of an idea', () => {
  it('tells the reasons apart', () => {
    const no = { ...candidate, trigger: false };
    expect(standingOf(candidate)).toBe('worth');
    expect(standingOf({ ...no, noTrialBecause: 'The chance (22 in 100) is not above the line.' })).toBe(
      'below',
    );
    expect(standingOf({ ...no, noTrialBecause: 'You mention kidney disease: talk to your clinician.' })).toBe(
      'not-for-you',
    );
    expect(standingOf({ ...no, minPeriodDays: null, noTrialBecause: 'It cannot be switched.' })).toBe(
      'not-trialable',
    );
  });

  it('cites with the DOI', () => {
    expect(citationWords({ citation: 'A. 2020', doi: '10.1/x' })).toBe('A. 2020, doi:10.1/x');
    expect(citationWords({ citation: 'A. 2020', doi: null })).toBe('A. 2020');
  });
});

describe('the profile', () => {
  it('is empty without a condition, a goal or a note', () => {
    expect(isEmptyProfile(profileSchema.parse({}))).toBe(true);
    expect(isEmptyProfile(profileSchema.parse({ goal: 'sleep better' }))).toBe(false);
  });

  it('says what the ideas were matched to, and nothing that was not told', () => {
    const told = profileSchema.parse({ conditions: ['migraine'], baseline: 12, ageBand: '35-44' });
    expect(matchedTo(told, 'days/28', t, f)).toEqual(['migraine', '12 migraine days in 28', 'age 35-44']);
    expect(matchedTo(profileSchema.parse({ goal: 'sleep' }), '', t, f)).toEqual(['sleep']);
  });
});
