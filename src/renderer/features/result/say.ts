import type { EffectSummary } from '../../../shared/analysis.ts';
import type { ResultView, TrialArm, VerdictKey } from '../../../shared/trial.ts';
import type { Formats } from '../../format.ts';
import type { MessageKey, Translate } from '../../i18n/translate.ts';
import { fullChange, LIKELY, midSentence, rangeWords, verdictSentence } from './words.ts';

export interface ArmEffect {
  arm: TrialArm;
  /** Place in the protocol's arms; never 0. */
  index: number;
  effect: EffectSummary;
  verdict: VerdictKey;
}

/** Arms with an effect (all but the reference), in the protocol's order. */
export const armEffects = (view: ResultView): ArmEffect[] =>
  view.arms.flatMap(({ arm, verdict }, index) => {
    const effect = view.analysis?.effects.find((e) => e.arm === arm.id);
    return effect ? [{ arm, index, effect, verdict: verdict ?? 'not-sure-yet' }] : [];
  });

/** The arm the headline speaks of. */
export const headlineOf = (view: ResultView): ArmEffect | null => {
  const all = armEffects(view);
  return all.find((a) => a.index === view.headline) ?? all[0] ?? null;
};

/** What the dots show: the certainty of the very claim that the sentence makes. */
export const certaintyOf = ({
  verdict,
  effect,
}: Pick<ArmEffect, 'verdict' | 'effect'>): { p: number; of: 'goal' | 'harm' | 'small' } => {
  if (verdict === 'worse' || verdict === 'probably-worse') return { p: 1 - effect.pBetter, of: 'harm' };
  if (verdict === 'no-worthwhile-difference')
    return { p: 1 - effect.pAtLeastMcid - effect.pHarmAtLeastMcid, of: 'small' };
  return { p: effect.pAtLeastMcid, of: 'goal' };
};

/** The reference comes last on this screen: what was tried is read first. */
export const readingOrder = (view: ResultView): { row: ResultView['arms'][number]; index: number }[] => {
  const rows = view.arms.map((row, index) => ({ row, index }));
  return [...rows.slice(1), ...rows.slice(0, 1)];
};

/** The person's name of the reference arm, as it stands in a sentence. */
export const referenceName = (view: ResultView, f: Formats): string =>
  midSentence(view.arms[0]?.arm.name ?? '', f);

/** Weight of the published studies before and after the trial for one arm; null without a robust prior. */
export const weightOf = (view: ResultView, armIndex: number): { from: number; to: number } | null => {
  const prior = view.analysis?.used.priors.effects?.[armIndex - 1];
  const to = view.analysis?.conflict.weightAfter[armIndex - 1];
  return prior && 'weight' in prior && to !== undefined ? { from: prior.weight, to } : null;
};

/** What a strong conflict adds to the sentence; null unless the headline's own prior lost weight in it. */
export const conflictWords = (view: ResultView, t: Translate): string | null => {
  const head = headlineOf(view);
  if (!head || view.analysis?.conflict.flag !== 'strong') return null;
  const weight = weightOf(view, head.index);
  if (weight && weight.to >= weight.from) return null;
  const { mean, prior } = head.effect;
  const further = Math.sign(mean) === Math.sign(prior.mean) && Math.abs(mean) > Math.abs(prior.mean);
  return t(further ? 'result.beyondPredicted' : 'result.againstPredicted');
};

/** The answer in one sentence. */
export const sayOf = (view: ResultView, t: Translate, f: Formats): string => {
  const head = headlineOf(view);
  if (!head) return t('result.tooEarlyTitle');
  const said = verdictSentence(head.verdict, head.arm.name, head.effect, view.outcome, t, f);
  const more = conflictWords(view, t);
  return more ? `${said} ${more}` : said;
};

/** Best guess with its interval, the chance of any benefit; then the other arms in a sentence each. */
export const leadOf = (view: ResultView, t: Translate, f: Formats): string => {
  const head = headlineOf(view);
  if (!head) return '';
  const { effect, verdict } = head;
  const { outcome } = view;
  const reference = referenceName(view, f);
  const range = rangeWords(effect.quantiles['0.1'], effect.quantiles['0.9'], outcome, t, f);
  const change = fullChange(effect.mean, outcome, t, f);
  const told = effect.pAtLeastMcid < LIKELY && (verdict === 'better' || verdict === 'probably-better');
  const harm = verdict === 'worse' || verdict === 'probably-worse';
  return [
    change ? t('result.lead', { change, reference, range }) : t('result.leadNone', { reference, range }),
    ...(told || harm ? [] : [t('result.leadAny', { p: f.percent(effect.pBetter) })]),
    ...armEffects(view)
      .filter((a) => a.index !== head.index)
      // each with its own claim: a bare figure would be read as of the claim before it
      .map((a) => verdictSentence(a.verdict, a.arm.name, a.effect, outcome, t, f)),
  ].join(' ');
};

const checkWords: Record<string, MessageKey> = {
  'within-arm SD': 'result.checkSpread',
  'lag-1 autocorrelation': 'result.checkLag',
  'between-period SD': 'result.checkPeriods',
  'share at lowest or highest value': 'result.checkEnds',
  'largest residual': 'result.checkResidual',
  'share of zeros': 'result.checkZeros',
};

/** A check of the engine in plain words; one that is not known here keeps its own name. */
export const checkWord = (name: string, t: Translate): string => {
  const key = checkWords[name];
  return key ? t(key as 'result.checkLag') : name;
};
