import { useEffect, useId, useState } from 'react';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ErrorBanner } from '../../ui/index.ts';

/** Moves the line above which a trial is proposed, in steps of 5 in 100; kept in the vault. */
export const TauControl = ({ tau }: { tau: number }) => {
  const { t, f } = useI18n();
  const id = useId();
  const save = useAction('hypotheses.saveOptions', 'hypotheses.options', 'hypotheses.rank');
  const [shown, setShown] = useState(tau);
  useEffect(() => setShown(tau), [tau]);
  return (
    <>
      {save.error ? <ErrorBanner error={save.error} /> : null}
      <p className="row s3 small t2 after">
        <label htmlFor={id}>{t('ideas.tauLabel')}</label>
        <input
          id={id}
          type="range"
          min={5}
          max={60}
          step={5}
          value={Math.round(shown * 100)}
          onChange={(e) => {
            const next = Number(e.currentTarget.value) / 100;
            setShown(next);
            void save.run({ tau: next });
          }}
        />
        <output htmlFor={id} className="num">
          {t('ideas.tauValue', { n: f.inHundred(shown) })}
        </output>
      </p>
    </>
  );
};
