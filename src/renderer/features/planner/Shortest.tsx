import { useRef, useState } from 'react';
import type { TrialDraft } from '../../../shared/trial.ts';
import { call, useAction, useBridgeEvent } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, Progress } from '../../ui/index.ts';
import { leastWords } from '../result/words.ts';

/** Searches the shortest trial of this kind that notices a real effect of twice the least that matters. */
export const Shortest = (p: { draft: TrialDraft; onUse(periods: number): void }) => {
  const { t, f } = useI18n();
  const search = useAction('design.recommend');
  const [found, setFound] = useState<{
    size: number;
    recommended: { periods: number; days: number } | null;
  } | null>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const running = useRef(false);
  useBridgeEvent('compute.progress', (step) => {
    if (running.current) setProgress(step);
  });
  const run = async () => {
    running.current = true;
    setProgress({ done: 0, total: 0 });
    const reply = await search.run(p.draft);
    running.current = false;
    setProgress(null);
    if (reply.ok) setFound(reply.value);
  };
  const sizeOf = (size: number) => leastWords({ ...p.draft.outcome, mcid: size }, t, f);
  const size = sizeOf(2 * p.draft.outcome.mcid);
  if (progress)
    return (
      <div className="stack s2">
        <Progress
          label={t('planner.working')}
          share={progress.total > 0 ? progress.done / progress.total : null}
          thickness="thin"
        />
        <div className="row sp">
          <span className="small t2 num">
            {progress.total > 0 ? t('planner.tried', progress) : t('planner.working')}
          </span>
          <Button small onPress={() => void call('compute.cancel', {})}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    );
  const best = found?.recommended;
  if (found)
    return (
      <div className="stack s2">
        <p>
          {best
            ? t('planner.foundLength', { days: best.days, size: sizeOf(found.size) })
            : t('planner.foundNone', { size: sizeOf(found.size) })}
        </p>
        {best && best.periods !== p.draft.periods ? (
          <div>
            <Button small onPress={() => p.onUse(best.periods)}>
              {t('planner.useDays', { n: best.days })}
            </Button>
          </div>
        ) : null}
      </div>
    );
  return (
    <div className="stack s2">
      {search.error && search.error.code !== 'cancelled' ? <ErrorBanner error={search.error} /> : null}
      <div>
        <Button small onPress={() => void run()}>
          {t('planner.findLength')}
        </Button>
      </div>
      <p className="small t2">{t('planner.findLengthHint', { size })}</p>
    </div>
  );
};
