import './trials.css';
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
  arms: readonly { id: string; name: string }[];
}

/** What a running trial asks of the person besides the diary: a decision, a guess. */
export const Notices = (p: NoticesProps) => {
  const { t } = useI18n();
  const { say } = useToast();
  const record = useAction('trials.record', 'trials.get', 'trials.list', 'diary.today', 'results.get');
  const { proposal, guessDue } = p;
  const decide = (choice: 'continue' | 'stop') => {
    if (proposal)
      void record.run({ id: p.id, action: { kind: 'decision', period: proposal.period, choice } });
  };
  const guess = async (armId: string | null) => {
    if (guessDue === null) return;
    const reply = await record.run({ id: p.id, action: { kind: 'guess', period: guessDue, armId } });
    if (reply.ok) say(t('trials.guessToast'));
  };
  if (!proposal && guessDue === null) return null;
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
      {guessDue === null ? null : (
        <Card title={t('trials.guessTitle', { period: guessDue })} intro={t('trials.guessText')}>
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
