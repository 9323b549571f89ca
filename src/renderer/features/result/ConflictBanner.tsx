import type { Quantiles } from '../../../shared/analysis.ts';
import type { SensitivityView } from '../../../shared/results.ts';
import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, FamilyLabel } from '../../ui/index.ts';
import { type ArmEffect, armEffects, weightOf } from './say.ts';
import type { Lazy } from './useLazy.ts';
import { changeWords, rangeWords } from './words.ts';

/**
 * Says so when the days and the published studies tell different stories, tells both side by side, and which one
 * counts for more. The conflict is judged on all arms together, so all of them are named.
 */
export const ConflictBanner = ({ view, other }: { view: ResultView; other: Lazy<SensitivityView> }) => {
  const { t } = useI18n();
  const conflict = view.analysis?.conflict;
  if (!conflict || conflict.flag === 'none') return null;
  const p = conflict.predictiveP;
  const alone = other.data?.sensitivity.rows.find((r) => r.change === 'flat-prior');
  return (
    <Banner kind="warn" title={t('result.conflictTitle')}>
      {p === null ? null : <p>{t('result.conflictRare', { n: p < 0.01 ? 0 : Math.round(p * 100) })}</p>}
      {armEffects(view).map((a) => (
        <Stories key={a.arm.id} view={view} of={a} alone={alone?.effects.find((e) => e.arm === a.arm.id)} />
      ))}
    </Banner>
  );
};

type Told = { mean: number; quantiles: Quantiles };

const Stories = (p: { view: ResultView; of: ArmEffect; alone: Told | undefined }) => {
  const { t, f } = useI18n();
  const { arm, index, effect } = p.of;
  const weight = weightOf(p.view, index);
  const story = (s: Told) =>
    t('result.storyRange', {
      change: changeWords(s.mean, p.view.outcome, t, f),
      range: rangeWords(s.quantiles['0.1'], s.quantiles['0.9'], p.view.outcome, t, f),
    });
  return (
    <div className="stories">
      <p className="m">{arm.name}</p>
      <div>
        <FamilyLabel family="prediction">{t('result.storyOthers')}</FamilyLabel>
        <p>{story(effect.prior)}</p>
      </div>
      <div>
        <FamilyLabel family="evidence">{t('result.storyOwn')}</FamilyLabel>
        <p>{p.alone ? story(p.alone) : t('result.storyWorking')}</p>
      </div>
      {weight ? (
        <p className="small t2">
          {t('result.conflictWeight', { from: f.percent(weight.from), to: f.percent(weight.to) })}
        </p>
      ) : null}
    </div>
  );
};
