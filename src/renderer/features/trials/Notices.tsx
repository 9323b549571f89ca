import './trials.css';
import { useState } from 'react';
import type { StopRule } from '../../../shared/trial.ts';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button, Card, ErrorBanner, useToast } from '../../ui/index.ts';

const rules = {
  harm: 'trials.ruleHarm',
  futility: 'trials.ruleFutility',
  success: 'trials.ruleSuccess',
} as const satisfies Record<StopRule, string>;

interface NoticesProps {
  id: string;
  proposal: { period: number; rules: StopRule[] } | null;
  guessDue: number | null;
  guessGiven: { period: number; armId: string | null } | null;
  arms: readonly { id: string; name: string }[];
}

/** What a running trial asks of the person besides the diary: a decision, a guess. */
export const Notices = (p: NoticesProps) => {
  const { t } = useI18n();
  const { say } = useToast();
  const record = useAction('trials.record', 'trials.get', 'trials.list', 'diary.today', 'results.get');
  const [changing, setChanging] = useState(false);
  const { proposal, guessDue, guessGiven } = p;
  const asked = guessDue ?? (changing ? (guessGiven?.period ?? null) : null);
  const decide = (choice: 'continue' | 'stop') => {
    if (proposal)
      void record.run({ id: p.id, action: { kind: 'decision', period: proposal.period, choice } });
  };
  const guess = async (armId: string | null) => {
    if (asked === null) return;
    const reply = await record.run({ id: p.id, action: { kind: 'guess', period: asked, armId } });
    if (!reply.ok) return;
    setChanging(false);
    say(t('trials.guessToast'));
  };
  if (!proposal && asked === null && !guessGiven) return null;
  return (
    <div className="stack notices">
      {record.error ? <ErrorBanner error={record.error} /> : null}
      {proposal ? (
        <Banner
          kind="warn"
          title={t('trials.proposalTitle')}
          actions={
            <>
              <Button kind="pri" isDisabled={record.pending} onPress={() => decide('stop')}>
                {t('trials.proposalStop')}
              </Button>
              <Button isDisabled={record.pending} onPress={() => decide('continue')}>
                {t('trials.proposalGoOn')}
              </Button>
            </>
          }
        >
          {proposal.rules.map((rule) => (
            <p key={rule}>{t(rules[rule])}</p>
          ))}
          <p>{t('trials.proposalText')}</p>
        </Banner>
      ) : null}
      {asked === null && guessGiven ? (
        <p className="row wrap small t2">
          {t('trials.guessGiven', {
            period: guessGiven.period,
            arm: p.arms.find((a) => a.id === guessGiven.armId)?.name ?? t('trials.guessUnsure'),
          })}
          <Button kind="link" onPress={() => setChanging(true)}>
            {t('trials.guessChange')}
          </Button>
        </p>
      ) : null}
      {asked === null ? null : (
        <Card title={t('trials.guessTitle', { period: asked })} intro={t('trials.guessText')}>
          <div className="row wrap">
            {p.arms.map((arm) => (
              <Button key={arm.id} small isDisabled={record.pending} onPress={() => void guess(arm.id)}>
                {arm.name}
              </Button>
            ))}
            <Button small kind="quiet" isDisabled={record.pending} onPress={() => void guess(null)}>
              {t('trials.guessUnsure')}
            </Button>
          </div>
        </Card>
      )}
    </div>
  );
};
