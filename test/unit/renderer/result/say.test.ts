import { describe, expect, it } from 'vitest';
import { grouped } from '../../../../src/renderer/features/result/Methods.tsx';
import { headlineOf, leadOf, readingOrder, sayOf } from '../../../../src/renderer/features/result/say.ts';
import {
  changeWords,
  fixedNumber,
  fullChange,
  midSentence,
  rangeWords,
  verdictSentence,
} from '../../../../src/renderer/features/result/words.ts';
import { createFormats } from '../../../../src/renderer/format.ts';
import { createTranslate } from '../../../../src/renderer/i18n/translate.ts';
import type { AnalysisResult, EffectSummary } from '../../../../src/shared/analysis.ts';
import type { ResultView, VerdictKey } from '../../../../src/shared/trial.ts';

const f = createFormats('en');
const t = createTranslate(f);
const fDe = createFormats('de');
const tDe = createTranslate(fDe);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const days = { family: 'bernoulli', key: 'migraine-day', mcid: 2, better: 'lower' } as const;
const points = { family: 'gaussian', key: 'pain', unit: 'points', mcid: 1, better: 'lower' } as const;
const energy = { ...points, key: 'energy', better: 'higher' } as const;
const doses = { ...points, key: 'doses', unit: 'a day' } as const;

describe('changes in words', () => {
  it('say fewer and more instead of signs, and nothing for nothing', () => {
    expect(changeWords(-5.3, days, t, f)).toBe('5 fewer');
    expect(changeWords(1.2, days, t, f)).toBe('1 more');
    expect(changeWords(-0.3, days, t, f)).toBe('no change');
    expect(changeWords(-0.52, points, t, f)).toBe('0.5 lower');
    expect(changeWords(-0.04, points, t, f)).toBe('no change');
    expect(changeWords(-0.04, { ...points, mcid: 0.2 }, t, f)).toBe('0.04 lower');
  });

  it('carry their unit', () => {
    expect(fullChange(-5.3, days, t, f)).toBe('5 fewer migraine days in 28');
    expect(fullChange(-1, points, t, f)).toBe('1 point lower');
    expect(fullChange(-0.5, doses, t, f)).toBe('0.5 fewer a day');
    expect(fullChange(0.2, days, t, f)).toBeNull();
    expect(fullChange(-5.3, days, tDe, fDe)).toBe('5 Migränetage in 28 weniger');
  });

  it('turn intervals into words on either side of zero', () => {
    expect(rangeWords(-8.6, -2, days, t, f)).toBe('between 2 and 9 fewer');
    expect(rangeWords(-4, 0.6, days, t, f)).toBe('4 fewer to 1 more');
    expect(rangeWords(1.1, 3.2, days, t, f)).toBe('between 1 and 3 more');
    expect(rangeWords(-0.2, 0.3, days, t, f)).toBe('no change');
    expect(rangeWords(-8.6, -2, days, tDe, fDe)).toBe('zwischen 2 und 9 weniger');
  });
});

describe('the sentence of a verdict', () => {
  const chances = { pBetter: 0.97, pAtLeastMcid: 0.73, pHarmAtLeastMcid: 0.005 };
  const say = (
    verdict: VerdictKey,
    change: Partial<typeof chances> = {},
    outcome: Parameters<typeof verdictSentence>[3] = days,
  ) => plain(verdictSentence(verdict, 'Magnesium', { ...chances, ...change }, outcome, t, f));

  it('answers with certainty and unit', () => {
    expect(say('better')).toBe('Magnesium: 73 % sure that it prevents at least 2 migraine days in 28.');
    expect(say('better', {}, points)).toBe(
      'Magnesium: 73 % sure that it lowers the score by at least 1 point.',
    );
    expect(say('better', {}, energy)).toBe(
      'Magnesium: 73 % sure that it raises the score by at least 1 point.',
    );
    expect(say('better', {}, doses)).toBe('Magnesium: 73 % sure that it takes away at least 1 a day.');
  });

  it('says first that it helps at all where a benefit that matters is not likely', () => {
    expect(say('better', { pAtLeastMcid: 0.3 })).toBe(
      'Magnesium: 97 % sure that it helps at all, 30 % that it prevents at least 2 migraine days in 28.',
    );
  });

  it('takes "not sure yet" as an answer', () => {
    expect(say('not-sure-yet', { pAtLeastMcid: 0.58 })).toBe(
      'Not sure yet: 58 % that magnesium prevents at least 2 migraine days in 28.',
    );
  });

  it('tells little change and harm', () => {
    expect(say('no-worthwhile-difference', { pAtLeastMcid: 0.1, pHarmAtLeastMcid: 0.06 })).toBe(
      'Magnesium changes little: 84 % sure that it is less than 2 migraine days in 28 either way.',
    );
    expect(say('worse', { pBetter: 0.03 })).toBe('Magnesium: 97 % sure that it makes things worse.');
  });

  it('never says 0 or 100 %', () => {
    for (const verdict of [
      'better',
      'not-sure-yet',
      'worse',
      'no-worthwhile-difference',
      'conflict',
    ] as const)
      for (const p of [0, 1]) {
        const text = say(verdict, { pBetter: p, pAtLeastMcid: p, pHarmAtLeastMcid: 0 });
        expect(text, verdict).not.toMatch(/\b(0|100) %/);
      }
  });

  it('speaks German with the verb at its end', () => {
    expect(plain(verdictSentence('better', 'Magnesium', chances, days, tDe, fDe))).toBe(
      'Magnesium: zu 73 % sicher, dass es mindestens 2 Migränetage in 28 verhindert.',
    );
  });
});

const effect = (arm: string, mean: number, p: number): EffectSummary => {
  const quantiles = {
    '0.025': mean - 4,
    '0.1': mean - 3,
    '0.25': mean - 1,
    '0.5': mean,
    '0.75': mean + 1,
    '0.9': mean + 3,
    '0.975': mean + 4,
  };
  const prior = { mean: -1, sd: 2, quantiles, pAtLeastMcid: 0.3 };
  return {
    arm,
    scale: 'days/28',
    mean,
    sd: 2,
    quantiles,
    pBetter: 0.97,
    pAtLeastMcid: p,
    pHarmAtLeastMcid: 0.01,
    pInRope: 0.1,
    pBest: 0.5,
    density: { x: [], prior: [], posterior: [] },
    prior,
  };
};
const arm = (id: string, name: string, verdict: VerdictKey | null) => ({
  arm: { id, name, instruction: '', icon: 'pill' as const, predicted: null },
  answered: 28,
  days: 28,
  kept: 27,
  observedMean: 5,
  verdict,
});
/** Only what the sentences read; the rest of a view plays no part in them. */
const view = (flag: 'none' | 'conflict' | 'strong' = 'none'): ResultView =>
  ({
    headline: 2,
    outcome: { ...days, label: 'Migraine days' },
    arms: [
      arm('placebo', 'Placebo', null),
      arm('sleep', 'Sleep regularity', 'not-sure-yet'),
      arm('mg', 'Magnesium', 'better'),
    ],
    analysis: {
      effects: [effect('sleep', -2, 0.5), effect('mg', -5.3, 0.9)],
      conflict: { flag, predictiveP: 0.004, bayesFactor: 0.1, weightAfter: [0.85, 0.2] },
      used: {
        priors: {
          effects: [0, 1].map(() => ({ weight: 0.8, mean: 0, sd: 1, vague: { mean: 0, sd: 2 } })),
        },
      },
    } as unknown as AnalysisResult,
  }) as unknown as ResultView;

describe('the headline', () => {
  it('speaks of the arm the result names, compares it with the reference, mentions the others', () => {
    expect(headlineOf(view())?.arm.id).toBe('mg');
    expect(plain(sayOf(view(), t, f))).toBe(
      'Magnesium: 90 % sure that it prevents at least 2 migraine days in 28.',
    );
    expect(plain(leadOf(view(), t, f))).toBe(
      'Best guess: about 5 fewer migraine days in 28 than with placebo (80 %: between 2 and 8 fewer). 97 % sure that it helps at all. Not sure yet: 50 % that sleep regularity prevents at least 2 migraine days in 28.',
    );
  });

  it('adds in a strong conflict how the answer stands to the prediction', () => {
    expect(sayOf(view('strong'), t, f)).toContain('This is more than was predicted.');
    expect(sayOf(view('conflict'), t, f)).not.toContain('predicted');
  });

  it('reads the reference last', () => {
    expect(readingOrder(view()).map((r) => r.index)).toEqual([1, 2, 0]);
  });
});

describe('small words', () => {
  it('write names small inside an English sentence only', () => {
    expect(midSentence('Sleep regularity', f)).toBe('sleep regularity');
    expect(midSentence('CoQ10', f)).toBe('CoQ10');
    expect(midSentence('Schlaf', fDe)).toBe('Schlaf');
  });

  it('keep columns of numbers even, with a real minus sign', () => {
    expect(fixedNumber(-5, 1, f)).toBe('\u22125.0');
    expect(fixedNumber(-0.01, 1, f)).toBe('0.0');
    expect(fixedNumber(2.25, 1, fDe)).toBe('2,3');
  });

  it('group a fingerprint by four', () => {
    expect(grouped('9f3c71e05a')).toBe('9f3c 71e0 5a');
  });
});
