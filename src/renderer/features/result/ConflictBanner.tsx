import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner } from '../../ui/index.ts';
import { armEffects, weightOf } from './say.ts';
import { changeWords } from './words.ts';

/**
 * Says so when the days and the published studies tell different stories, and which one counts for more. The
 * conflict is judged on all arms together, so all of them are named.
 */
export const ConflictBanner = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const conflict = view.analysis?.conflict;
  if (!conflict || conflict.flag === 'none') return null;
  const words = (x: number) => changeWords(x, view.outcome, t, f);
  const p = conflict.predictiveP;
  const rare = p !== null && p < 0.01 ? t('result.under1') : f.number(Math.round((p ?? 0) * 100));
  return (
    <Banner kind="warn" title={t('result.conflictTitle')}>
      {armEffects(view).map(({ arm, index, effect }) => {
        const weight = weightOf(view, index);
        return (
          <p key={arm.id}>
            {t('result.conflictArm', {
              arm: arm.name,
              others: words(arm.predicted?.mean ?? effect.prior.mean),
              own: words(effect.mean),
            })}{' '}
            {weight
              ? t('result.conflictWeight', { from: f.percent(weight.from), to: f.percent(weight.to) })
              : null}
          </p>
        );
      })}
      {p === null ? null : <p>{t('result.conflictRare', { n: rare })}</p>}
    </Banner>
  );
};
