import { CircleCheck, CircleDashed, Clock } from 'lucide-react';
import type { TrialSummary } from '../../../shared/trial.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Icon } from '../../ui/index.ts';
import { HeroLine } from './Hero.tsx';

const tile = (icon: typeof Clock) => (
  <span className="glyph arm-c big">
    <Icon as={icon} />
  </span>
);

/** The trial that explains why nothing is due: one about to begin, else the last that ended. */
export const relevantTrial = (trials: readonly TrialSummary[], today: string): TrialSummary | undefined => {
  const coming = trials.find((t) => t.state === 'running' && t.start > today);
  if (coming) return coming;
  return trials
    .filter((t) => t.state !== 'running' || t.end < today)
    .sort((a, b) => b.end.localeCompare(a.end))[0];
};

/** Nothing to do today: no trial yet, one that begins later, or one that is over. */
export const IdleHero = ({ today }: { today: string }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const trials = useQuery('trials.list', {});
  if (trials.data === null && trials.error === null) return <div className="hero" aria-busy="true" />;
  const trial = relevantTrial(trials.data ?? [], today);
  if (!trial)
    return (
      <HeroLine tile={tile(CircleDashed)} say={t('today.noTrial')} lead={t('today.noTrialText')}>
        <Button onPress={() => go({ name: 'ideas' })}>{t('today.seeIdeas')}</Button>
      </HeroLine>
    );
  if (trial.state === 'running' && trial.start > today)
    return (
      <HeroLine
        tile={tile(Clock)}
        say={t('today.beginsTitle', { day: trial.start })}
        lead={t('today.beginsText')}
      />
    );
  const stopped = trial.state === 'stopped';
  return (
    <HeroLine
      tile={tile(CircleCheck)}
      say={t(stopped ? 'today.stoppedTitle' : 'today.finishedTitle')}
      lead={t(stopped ? 'today.stoppedText' : 'today.finishedText', { title: trial.title })}
    >
      <Button onPress={() => go({ name: 'result', id: trial.id })}>{t('today.seeResult')}</Button>
    </HeroLine>
  );
};
