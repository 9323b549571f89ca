import { LockKeyhole } from 'lucide-react';
import type { TrialView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Card, Head, Icon, Page } from '../../ui/index.ts';
import { grouped } from '../result/Methods.tsx';

/** After the start: the fingerprint of the plan, and the way to the first day. */
export const Frozen = ({ trial, today }: { trial: TrialView; today: string }) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const { protocol } = trial;
  return (
    <Page
      className="planner"
      place={[
        { label: t('result.trials'), onPress: () => go({ name: 'trials' }) },
        { label: protocol.title },
      ]}
    >
      <Head
        say={
          protocol.start > today ? t('planner.frozenSayOn', { day: protocol.start }) : t('planner.frozenSay')
        }
        lead={t('planner.frozenLead')}
      />
      <Card title={t('planner.fingerprint')}>
        <div className="stack s4">
          <p className="row s3 top">
            <Icon as={LockKeyhole} />
            <code className="hash">{grouped(trial.commitment)}</code>
          </p>
          <p className="small t2">
            {t('planner.inAllDays', { n: trial.totalDays, end: trial.end })}.{' '}
            {t('planner.order', { n: f.number(Number(trial.permittedSequences)) })} {t('planner.shown')}
          </p>
          <div className="row wrap">
            <Button kind="pri" onPress={() => go({ name: 'today' })}>
              {t('planner.toToday')}
            </Button>
            <Button onPress={() => go({ name: 'calendar', id: trial.id })}>{t('planner.toCalendar')}</Button>
          </div>
        </div>
      </Card>
    </Page>
  );
};
