import type { TrialEvent, TrialView } from '../../../shared/trial.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { Card } from '../../ui/index.ts';

const wordsOf = (e: TrialEvent, view: TrialView, { t }: I18n): string => {
  const nameOf = (armId: string | null | undefined) =>
    view.protocol.arms.find((a) => a.id === armId)?.name ?? t('trials.guessUnsure');
  switch (e.kind) {
    case 'pause':
      return t('trials.evPause');
    case 'resume':
      return t('trials.evResume');
    case 'shift':
      return t('trials.evShift', e);
    case 'adverse':
      return `${t('trials.evAdverse')} (${t(`trials.${e.severity}`)}): ${e.what}`;
    case 'guess':
      return view.state === 'running'
        ? t('trials.evGuess', e)
        : t('trials.evGuessOpen', {
            period: e.period,
            guess: nameOf(e.armId),
            was: nameOf(view.days.find((d) => d.period === e.period && d.armId !== null)?.armId),
          });
    case 'look':
      return t('trials.evLook', e);
    case 'decision':
      return t(e.choice === 'stop' ? 'trials.evStop' : 'trials.evContinue');
    case 'allocation':
      return t('trials.evAllocation', e);
    case 'sheet':
      return t('trials.evSheet');
    case 'zone':
      return t('trials.evZone', e);
    case 'conclusion':
      return t(`result.chose-${e.choice}`);
    case 'check-in':
      return t(`result.said-${e.answer}`);
  }
};

/** Every deviation from the plan, oldest first: nothing of it can be taken away. */
export const ChangesCard = ({ view }: { view: TrialView }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const events = view.events ?? [];
  if (events.length === 0) return null;
  return (
    <Card title={t('trials.changes')}>
      <ul className="list small">
        {events.map((e) => (
          <li key={e.id}>
            <span className="t2 num nb">{f.day(e.kind === 'adverse' ? e.onDay : e.day, 'day-month')}</span>{' '}
            {wordsOf(e, view, i18n)}
          </li>
        ))}
      </ul>
    </Card>
  );
};
