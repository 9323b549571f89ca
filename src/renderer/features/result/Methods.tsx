import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';

/** A hash in groups of four, to be compared by eye. */
export const grouped = (hex: string): string => (hex.match(/.{1,4}/g) ?? []).join(' ');

/** How the figures came about: enough to repeat them and to check that the plan was not changed. */
export const Methods = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const { analysis } = view;
  if (!analysis) return null;
  const { engine, data } = analysis;
  const permitted = Number(view.permittedSequences);
  const n = f.number(permitted);
  return (
    <div className="small t2 num methods">
      <p>
        {t('result.permitted', { n })} {t('result.model', { answered: data.observed, days: data.days })}
      </p>
      <p>{t('result.methods', { engine: engine.version, method: engine.method, seed: engine.seed })}</p>
      <p>
        {t('result.commitmentIs')}: <code>{grouped(view.commitment)}</code>
      </p>
      {view.seed ? (
        <p>
          {t('result.seedIs')}: <code>{grouped(view.seed)}</code>
        </p>
      ) : null}
    </div>
  );
};
