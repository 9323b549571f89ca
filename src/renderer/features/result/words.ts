import type { EffectSummary } from '../../../shared/analysis.ts';
import type { ResultView, VerdictKey } from '../../../shared/trial.ts';
import type { Formats } from '../../format.ts';
import type { Translate } from '../../i18n/translate.ts';

type Outcome = Pick<ResultView['outcome'], 'family' | 'key' | 'unit'>;

/** "migraine days in 28", "days in 28", "points", "a day": what a change is counted in. */
export const unitWords = (o: Outcome, t: Translate): string => {
  if (o.family === 'bernoulli') return t(o.key === 'migraine-day' ? 'result.migraineDays' : 'result.days28');
  if (o.family === 'poisson' || o.family === 'negative-binomial') return t('result.perDay');
  return t('result.points');
};

/** Whole days, else one decimal: what a person can hold in mind. */
export const amount = (x: number, o: Outcome, f: Formats): string => {
  const size = Math.abs(x);
  return f.number(o.family === 'bernoulli' ? Math.round(size) : size, o.family === 'bernoulli' ? 0 : 1);
};

const rounded = (x: number, o: Outcome) =>
  o.family === 'bernoulli' ? Math.round(x) : Math.round(x * 10) / 10;

/** "5 fewer", "1 more", "no change". */
export const changeWords = (x: number, o: Outcome, t: Translate, f: Formats): string => {
  const r = rounded(x, o);
  if (r === 0) return t('result.noChange');
  return t(r < 0 ? 'result.fewer' : 'result.more', { n: amount(r, o, f) });
};

/** An interval as words: "between 2 and 9 fewer", "8 fewer to 1 more". */
export const rangeWords = (low: number, high: number, o: Outcome, t: Translate, f: Formats): string => {
  const [a, b] = [rounded(low, o), rounded(high, o)];
  if (a === b) return changeWords(a, o, t, f);
  if (b <= 0) return t('result.betweenFewer', { low: amount(b, o, f), high: amount(a, o, f) });
  if (a >= 0) return t('result.betweenMore', { low: amount(a, o, f), high: amount(b, o, f) });
  return t('result.fewerToMore', { low: amount(a, o, f), high: amount(b, o, f) });
};

/** The sentence of a verdict: an answer with its certainty and unit. Percentages run from 1 to 99. */
export const verdictSentence = (
  verdict: VerdictKey,
  arm: string,
  effect: Pick<EffectSummary, 'pBetter' | 'pAtLeastMcid' | 'pHarmAtLeastMcid'>,
  outcome: Outcome & { mcid: number; better: 'lower' | 'higher' },
  t: Translate,
  f: Formats,
): string => {
  const least = { n: f.number(outcome.mcid, 1), unit: unitWords(outcome, t) };
  const lower = outcome.better === 'lower';
  switch (verdict) {
    case 'better':
    case 'probably-better':
      return t(lower ? 'result.sayBetter' : 'result.sayBetterHigher', {
        arm,
        p: f.percent(effect.pAtLeastMcid),
        ...least,
      });
    case 'no-worthwhile-difference':
      return t('result.saySmall', {
        arm,
        p: f.percent(1 - effect.pAtLeastMcid - effect.pHarmAtLeastMcid),
        ...least,
      });
    case 'worse':
    case 'probably-worse':
      return t('result.sayWorse', { arm, p: f.percent(1 - effect.pBetter) });
    case 'conflict':
      return t('result.sayConflict', { arm, p: f.percent(effect.pAtLeastMcid), ...least });
    default:
      return t(lower ? 'result.sayUnsure' : 'result.sayUnsureHigher', {
        arm,
        p: f.percent(effect.pAtLeastMcid),
        ...least,
      });
  }
};
