import { Lock } from 'lucide-react';
import type { AppError } from '../../../shared/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, Icon } from '../../ui/index.ts';
import type { Reason } from './form.ts';

/**
 * The one button that cannot be taken back, with every reason beside it while it is closed. It ends the form, and
 * nothing that arrives by itself stands above it there: it must not move while somebody presses it.
 */
export const FreezeCard = (p: {
  reasons: readonly Reason[];
  openSafety: number;
  /** What is wrong with the number of periods, where something is. */
  rounds: string;
  notForYou: string;
  pending: boolean;
  error: AppError | null;
  onFreeze(): void;
}) => {
  const { t } = useI18n();
  const words: Record<Reason, string> = {
    arms: t('planner.becauseArms'),
    'arm-name': t('planner.becauseArmName'),
    question: t('planner.becauseQuestion'),
    mcid: t('planner.becauseMcid'),
    metric: t('planner.becauseMetric'),
    baseline: t('planner.becauseBaseline'),
    length: t('planner.becauseLength'),
    'period-days': t('planner.becausePeriodDays'),
    rounds: p.rounds,
    washout: t('planner.becauseWashout'),
    start: t('planner.becauseStart'),
    'not-for-you': t('planner.becauseNotForYou', { what: p.notForYou }),
    safety: t('planner.becauseSafety', { n: p.openSafety }),
    running: t('planner.becauseRunning'),
  };
  const reasons = [...new Set(p.reasons)].map((r) => words[r]);
  return (
    <section className="card go" aria-label={t('planner.freeze')}>
      {p.error ? <ErrorBanner error={p.error} /> : null}
      <Button kind="pri" isDisabled={reasons.length > 0 || p.pending} onPress={p.onFreeze}>
        <Icon as={Lock} size="s" />
        {t('planner.freeze')}
      </Button>
      <p className="small t2" role="status">
        {[...reasons, t('planner.onceFrozen')].join(' ')}
      </p>
    </section>
  );
};
