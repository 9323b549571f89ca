import { useId } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';

/** Moves the line above which a trial is proposed, in steps of 5 in 100. */
export const TauControl = ({ tau, onChange }: { tau: number; onChange(tau: number): void }) => {
  const { t, f } = useI18n();
  const id = useId();
  return (
    <p className="row s3 small t2 after">
      <label htmlFor={id}>{t('ideas.tauLabel')}</label>
      <input
        id={id}
        type="range"
        min={5}
        max={60}
        step={5}
        value={Math.round(tau * 100)}
        onChange={(e) => onChange(Number(e.currentTarget.value) / 100)}
      />
      <output htmlFor={id} className="num">
        {t('ideas.tauValue', { n: f.inHundred(tau) })}
      </output>
    </p>
  );
};
