import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner } from '../../ui/index.ts';
import { headlineOf } from './say.ts';
import { changeWords } from './words.ts';

/** Says so when the days and the published studies tell different stories, and which one counts for more. */
export const ConflictBanner = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const head = headlineOf(view);
  const conflict = view.analysis?.conflict;
  if (!head || !conflict || conflict.flag === 'none') return null;
  const weight = conflict.weightAfter[head.index - 1];
  const words = (x: number) => changeWords(x, view.outcome, t, f);
  return (
    <Banner kind="warn" title={t('result.conflictTitle')}>
      <p>
        {t('result.conflictText', {
          others: words(head.effect.prior.mean),
          own: words(head.effect.mean),
          p:
            conflict.predictiveP === null
              ? null
              : t('result.inHundredShort', { n: f.inHundred(conflict.predictiveP) }),
        })}
        {weight === undefined ? '' : t('result.conflictWeight', { p: f.percent(weight) })}
      </p>
    </Banner>
  );
};
