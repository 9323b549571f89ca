import { describe, expect, it } from 'vitest';
import { surpriseOf } from '../../../../src/renderer/features/result/Predicted.tsx';
import { missingWords, testWords } from '../../../../src/renderer/features/result/Sensitivity.tsx';
import { isOpen, settleSay } from '../../../../src/renderer/features/result/Settle.tsx';
import { certaintyOf } from '../../../../src/renderer/features/result/say.ts';
import { createFormats } from '../../../../src/renderer/format.ts';
import { createTranslate } from '../../../../src/renderer/i18n/translate.ts';
import { effect, exampleView } from '../../main/report/view.ts';

const f = createFormats('en');
const i18n = { f, t: createTranslate(f) };
const view = exampleView('m');
const arm = { arm: view.protocol.arms[1]! };
const row = (furtherDays: number, firm: number) => ({ rounds: 1, furtherDays, firm, verdicts: {} });

describe('what would settle it', () => {
  it('names the shortest length with better than even odds, in so many of 100', () => {
    expect(settleSay([row(42, 0.2), row(84, 0.55), row(168, 0.8)], i18n)).toBe(
      'With 84 more days, 55 of 100 people whose days look like yours would have a firm answer.',
    );
  });
  it('says that no length does where none does', () => {
    expect(settleSay([row(42, 0.02), row(84, 0.12)], i18n)).toBe(
      'Even with 84 more days, only 12 of 100 people whose days look like yours would have a firm answer.',
    );
  });
  it('is asked only while the answer is open', () => {
    const said = (verdict: 'better' | 'worse' | 'not-sure-yet' | 'probably-better') =>
      isOpen({ ...view, arms: view.arms.map((a, i) => (i === 1 ? { ...a, verdict } : a)) });
    expect([said('better'), said('worse'), said('not-sure-yet'), said('probably-better')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('other analyses', () => {
  const missing = (share: number, tippingDelta: number | null) =>
    missingWords({ arm: 'magnesium', share, tippingDelta }, view, arm, i18n);
  it('says how much worse the missing days would have to be, in the own unit', () => {
    expect(missing(0, null)).toBe('No day of magnesium m is missing.');
    expect(missing(0.25, 6.4)).toContain('25\u00a0% have no value');
    expect(missing(0.25, 6.4)).toContain('worse than the answered ones by about 6.4 migraine days in 28');
  });
  it('asks for nothing impossible: more than every day', () => {
    expect(missing(0.1, 31)).toContain('the verdict would stay');
    expect(missing(0.1, null)).toContain('the verdict would stay');
  });
  it('gives the randomisation test with the smallest p of the design', () => {
    const words = testWords(
      { arm: 'magnesium', p: 4 / 36, smallestP: 1 / 36, sequences: 36 },
      false,
      arm,
      i18n,
    );
    expect(words).toContain('4 of the 36 possible orders');
    expect(words).toContain('p = 0.111');
    expect(words).toContain('cannot give less than p = 0.028');
  });
});

describe('predicted and happened', () => {
  const e = effect('magnesium', -1.5, 0.5);
  it('calls the own guess within, more, less or against', () => {
    const own = (mean: number) => surpriseOf({ effect: { ...e, mean } });
    expect([own(-1.5), own(-6), own(-0.01), own(2)]).toEqual(['within', 'more', 'less', 'against']);
  });
});

describe('the dots', () => {
  it('show the certainty of what the sentence claims', () => {
    const e = effect('magnesium', -1, 1);
    const of = (verdict: 'better' | 'worse' | 'no-worthwhile-difference') =>
      certaintyOf({ verdict, effect: e });
    expect(of('better')).toEqual({ p: e.pAtLeastMcid, of: 'goal' });
    expect(of('worse')).toEqual({ p: 1 - e.pBetter, of: 'harm' });
    expect(of('no-worthwhile-difference').p).toBeCloseTo(1 - e.pAtLeastMcid - e.pHarmAtLeastMcid, 9);
  });
});
