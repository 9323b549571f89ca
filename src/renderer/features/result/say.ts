import type { EffectSummary } from '../../../shared/analysis.ts';
import type { ResultView, TrialArm, VerdictKey } from '../../../shared/trial.ts';
import type { Formats } from '../../format.ts';
import type { Translate } from '../../i18n/translate.ts';
import { changeWords, rangeWords, unitWords, verdictSentence } from './words.ts';

export interface ArmEffect {
  arm: TrialArm;
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

/** The person's name of the reference arm, as it stands in a sentence. */
export const referenceName = (view: ResultView): string => (view.arms[0]?.arm.name ?? '').toLowerCase();

const verdictWords: Record<VerdictKey, Parameters<Translate>[0]> = {
  better: 'result.verdictBetter',
  'probably-better': 'result.verdictProbablyBetter',
  'no-worthwhile-difference': 'result.verdictSmall',
  'probably-worse': 'result.verdictProbablyWorse',
  worse: 'result.verdictWorse',
  'not-sure-yet': 'result.verdictUnsure',
  conflict: 'result.verdictConflict',
};

export const verdictWord = (verdict: VerdictKey, t: Translate): string =>
  t(verdictWords[verdict] as 'result.verdictBetter');

/** The answer in one sentence. */
export const sayOf = (view: ResultView, t: Translate, f: Formats): string => {
  const head = headlineOf(view);
  if (!head) return t('result.tooEarlyTitle');
  return verdictSentence(head.verdict, head.arm.name, head.effect, view.outcome, t, f);
};

/** Best guess with its interval; then the other arms in a clause each. */
export const leadOf = (view: ResultView, t: Translate, f: Formats): string => {
  const head = headlineOf(view);
  if (!head) return '';
  const { effect } = head;
  const first = t('result.lead', {
    change: changeWords(effect.mean, view.outcome, t, f),
    unit: unitWords(view.outcome, t),
    reference: referenceName(view),
    range: rangeWords(effect.quantiles['0.1'], effect.quantiles['0.9'], view.outcome, t, f),
  });
  const others = armEffects(view)
    .filter((a) => a.index !== head.index)
    .map((a) =>
      t('result.leadOther', {
        arm: a.arm.name.toLowerCase(),
        p: f.percent(a.effect.pAtLeastMcid),
        verdict: verdictWord(a.verdict, t),
      }),
    );
  return [first, ...others].join(' ');
};
