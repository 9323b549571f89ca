import { type ReactNode, useEffect, useState } from 'react';
import type { Query } from '../api.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { ErrorBanner } from './Banner.tsx';
import { Button } from './Button.tsx';

const SHOW_LINE = 300; // ms: what is faster needs no sign
const SHOW_WORDS = 2_000; // ms

/** Which sign of waiting is due. */
export const useWaiting = (waiting: boolean): 'none' | 'line' | 'words' => {
  const [stage, setStage] = useState<'none' | 'line' | 'words'>('none');
  useEffect(() => {
    if (!waiting) {
      setStage('none');
      return;
    }
    const line = setTimeout(() => setStage('line'), SHOW_LINE);
    const words = setTimeout(() => setStage('words'), SHOW_WORDS);
    return () => {
      clearTimeout(line);
      clearTimeout(words);
    };
  }, [waiting]);
  return stage;
};

/** The 2 px ink line along the top edge of the box around it; moves unless less motion is wished. */
export const LoadingLine = () => {
  const { t } = useI18n();
  return (
    <div className="loading" role="progressbar" aria-label={t('common.loading')}>
      <i />
    </div>
  );
};

/**
 * Shows what a query brings: nothing for 300 ms, then a line, after 2 s words (and Cancel where it can be);
 * an error as a banner with "try again". With data, the children.
 */
export const Loaded = <T,>(p: {
  query: Pick<Query<T>, 'data' | 'error' | 'refetch'>;
  onCancel?: () => void;
  /** Name of the page for its heading while there is nothing else; leave it out inside a card. */
  heading?: string;
  children: (data: T) => ReactNode;
}) => {
  const { t } = useI18n();
  const { data, error, refetch } = p.query;
  const stage = useWaiting(data === null && error === null);
  if (data !== null) return <>{p.children(data)}</>;
  const heading = p.heading ? <h1 className="vh">{p.heading}</h1> : null;
  if (error)
    return (
      <>
        {heading}
        <ErrorBanner error={error} onRetry={refetch} />
      </>
    );
  if (stage === 'none') return null;
  return (
    <section className="card" aria-busy="true">
      {heading}
      <LoadingLine />
      <p className="t2">{stage === 'words' ? t('common.stillLoading') : t('common.loading')}</p>
      {stage === 'words' && p.onCancel ? (
        <Button small onPress={p.onCancel}>
          {t('common.cancel')}
        </Button>
      ) : null}
    </section>
  );
};
