import type { EffectSummary } from '../../../shared/analysis.ts';
import type { ResultView, VerdictKey } from '../../../shared/trial.ts';
import type { Formats } from '../../format.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What the sentences need to know of an outcome. */
export type OutcomeWords = Pick<ResultView['outcome'], 'family' | 'key'> & {
  unit?: string | undefined;
  mcid?: number;
  better?: 'lower' | 'higher';
};

type Kind = 'days' | 'count' | 'points';

export const kindOf = (o: OutcomeWords): Kind => {
  if (o.family === 'bernoulli') return 'days';
  const counted = o.family === 'poisson' || o.family === 'negative-binomial' || o.unit === 'a day';
  return counted ? 'count' : 'points';
};

/** "migraine days in 28", "a day", "points": what a change is counted in. `n` decides "point" or "points". */
export const unitWords = (o: OutcomeWords, t: Translate, n?: number): string => {
  const kind = kindOf(o);
  if (kind === 'days') return t(o.key === 'migraine-day' ? 'result.migraineDays' : 'result.days28');
  if (kind === 'count') return t('result.perDay');
  if (o.unit === undefined || o.unit === 'points') return t(n === 1 ? 'result.point' : 'result.points');
  return o.unit;
};

/** Whole days; else one decimal, two where the least that matters is below a half. */
export const digitsOf = (o: OutcomeWords): number => {
  if (kindOf(o) === 'days') return 0;
  return o.mcid !== undefined && o.mcid < 0.5 ? 2 : 1;
};

const rounded = (x: number, o: OutcomeWords): number => {
  const unit = 10 ** digitsOf(o);
  const r = Math.round(x * unit) / unit;
  return r === 0 ? 0 : r; // no minus zero
};

const size = (x: number, o: OutcomeWords, f: Formats) => f.number(Math.abs(rounded(x, o)), digitsOf(o));

const less = (o: OutcomeWords, t: Translate) => t(kindOf(o) === 'points' ? 'result.lower' : 'result.fewer');
const more = (o: OutcomeWords, t: Translate) => t(kindOf(o) === 'points' ? 'result.higher' : 'result.more');

/** The words at the two ends of an axis of change: "fewer" and "more", "lower" and "higher". */
export const endWords = (o: OutcomeWords, t: Translate): { low: string; high: string } => ({
  low: less(o, t),
  high: more(o, t),
});

/** "5 fewer", "0.8 lower", "no change". */
export const changeWords = (x: number, o: OutcomeWords, t: Translate, f: Formats): string => {
  const r = rounded(x, o);
  if (r === 0) return t('result.noChange');
  return t('result.change', { n: size(x, o, f), word: r < 0 ? less(o, t) : more(o, t) });
};

/** "5 fewer migraine days in 28", "0.8 points lower", "0.4 fewer a day"; null where it rounds to nothing. */
export const fullChange = (x: number, o: OutcomeWords, t: Translate, f: Formats): string | null => {
  const r = rounded(x, o);
  if (r === 0) return null;
  const args = {
    n: size(x, o, f),
    word: r < 0 ? less(o, t) : more(o, t),
    unit: unitWords(o, t, Math.abs(r)),
  };
  const kind = kindOf(o);
  if (kind === 'days') return t('result.fullDays', args);
  return t(kind === 'count' ? 'result.fullCount' : 'result.fullPoints', args);
};

/** An interval as words: "between 2 and 9 fewer", "8 fewer to 1 more". */
export const rangeWords = (low: number, high: number, o: OutcomeWords, t: Translate, f: Formats): string => {
  const [a, b] = [rounded(low, o), rounded(high, o)];
  if (a === b) return changeWords(a, o, t, f);
  const [small, large] = [size(a, o, f), size(b, o, f)];
  if (b <= 0) return t('result.between', { low: large, high: small, word: less(o, t) });
  if (a >= 0) return t('result.between', { low: small, high: large, word: more(o, t) });
  return t('result.across', { low: small, less: less(o, t), high: large, more: more(o, t) });
};

/** "2 migraine days in 28", "1 point": the least that matters, without a direction. */
export const leastWords = (o: OutcomeWords & { mcid: number }, t: Translate, f: Formats): string =>
  t('result.sizeOf', { n: f.number(o.mcid, 2), unit: unitWords(o, t, o.mcid) });

/** A number of a table: always `digits` decimals, so that columns line up. */
export const fixedNumber = (x: number, digits: number, f: Formats): string => {
  const text = new Intl.NumberFormat(f.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative', // no minus before a zero
  }).format(x);
  return text.replace('-', '\u2212');
};

/** What a worthwhile benefit would be, as the end of a sentence: "prevents at least 2 migraine days in 28". */
export const goalWords = (
  o: OutcomeWords & { mcid: number; better: 'lower' | 'higher' },
  t: Translate,
  f: Formats,
): string => {
  const args = { n: f.number(o.mcid, 2), unit: unitWords(o, t, o.mcid) };
  const lower = o.better === 'lower';
  switch (kindOf(o)) {
    case 'days':
      return t(lower ? 'result.goalDaysLower' : 'result.goalDaysHigher', args);
    case 'count':
      return t(lower ? 'result.goalCountLower' : 'result.goalCountHigher', args);
    default:
      return t(lower ? 'result.goalPointsLower' : 'result.goalPointsHigher', args);
  }
};

/** A name inside a sentence: English writes it small unless it is an abbreviation, German keeps its nouns. */
export const midSentence = (name: string, f: Formats): string =>
  f.language === 'en' && /^\p{Lu}\p{Ll}+(?!\p{Lu})/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;

/** From here on the benefit itself is the answer; below, the sentence first says how sure any benefit is. */
export const LIKELY = 0.7;

type Chances = Pick<EffectSummary, 'pBetter' | 'pAtLeastMcid' | 'pHarmAtLeastMcid'>;

/**
 * The answer in one sentence, with its certainty (1 to 99 %) and unit. A benefit that is likely but likely smaller
 * than what matters is told as such; "not sure yet" is a full answer.
 */
export const verdictSentence = (
  verdict: VerdictKey,
  arm: string,
  effect: Chances,
  outcome: OutcomeWords & { mcid: number; better: 'lower' | 'higher' },
  t: Translate,
  f: Formats,
): string => {
  const goal = goalWords(outcome, t, f);
  const p = f.percent(effect.pAtLeastMcid);
  switch (verdict) {
    case 'better':
    case 'probably-better':
    case 'conflict':
      return effect.pAtLeastMcid >= LIKELY
        ? t('result.sayBetter', { arm, p, goal })
        : t('result.sayHelps', { arm, p, goal, any: f.percent(effect.pBetter) });
    case 'no-worthwhile-difference':
      return t('result.saySmall', {
        arm,
        p: f.percent(1 - effect.pAtLeastMcid - effect.pHarmAtLeastMcid),
        least: leastWords(outcome, t, f),
      });
    case 'worse':
    case 'probably-worse':
      return t('result.sayWorse', { arm, p: f.percent(1 - effect.pBetter) });
    case 'not-sure-yet':
      return t('result.sayUnsure', { arm: midSentence(arm, f), p, goal });
  }
};
