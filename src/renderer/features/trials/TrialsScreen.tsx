import './trials.css';
import { CalendarDays, ChartArea, History, Plus } from 'lucide-react';
import type { TrialSummary } from '../../../shared/trial.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, EmptyState, Head, Icon, Loaded, Page, Section, Tag } from '../../ui/index.ts';
import { inOrder } from './order.ts';
import { StopNow } from './StopNow.tsx';

/** Trials: what is running, what is behind. */
export const TrialsScreen = () => {
  const { t } = useI18n();
  const { go } = useRouter();
  const query = useQuery('trials.list', {});
  const any = (query.data?.length ?? 0) > 0;
  return (
    <Page
      className="trials"
      place={[{ label: t('trials.title') }]}
      actions={
        any ? (
          <>
            <Button small onPress={() => go({ name: 'history' })}>
              <Icon as={History} size="s" />
              {t('result.historyTitle')}
            </Button>
            <Button small onPress={() => go({ name: 'planner' })}>
              <Icon as={Plus} size="s" />
              {t('trials.newTrial')}
            </Button>
          </>
        ) : null
      }
    >
      <Loaded query={query} heading={t('trials.title')}>
        {(list) => (list.length === 0 ? <Empty /> : <List list={list} />)}
      </Loaded>
    </Page>
  );
};

const Empty = () => {
  const { t } = useI18n();
  const { go } = useRouter();
  return (
    <EmptyState
      title={t('trials.emptyTitle')}
      action={
        <div className="row wrap">
          <Button kind="pri" onPress={() => go({ name: 'ideas' })}>
            {t('trials.toIdeas')}
          </Button>
          <Button onPress={() => go({ name: 'planner' })}>{t('trials.plan')}</Button>
        </div>
      }
    >
      <p>{t('trials.emptyText')}</p>
    </EmptyState>
  );
};

const List = ({ list }: { list: readonly TrialSummary[] }) => {
  const { t } = useI18n();
  const { running, past } = inOrder(list);
  const now = running[0];
  return (
    <>
      <Head
        say={now ? t('trials.sayRunning', now) : t('trials.sayDone', { n: past.length })}
        lead={now ? t('trials.leadRunning', now) : t('trials.leadDone')}
      />
      {now ? <Rows list={running} /> : null}
      {past.length > 0 && now ? (
        <Section title={t('trials.pastTitle')}>
          <Rows list={past} />
        </Section>
      ) : (
        <Rows list={past} />
      )}
    </>
  );
};

const Rows = ({ list }: { list: readonly TrialSummary[] }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  if (list.length === 0) return null;
  return (
    <section className="card">
      <ul className="list">
        {list.map((trial) => (
          <li key={trial.id} className="row s3 wrap">
            <span className="fill">
              <span className="row wrap">
                <span className="m">{trial.title}</span>
                <Tag>{t(trial.pausedSince ? 'trials.paused' : `trials.${trial.state}`)}</Tag>
              </span>
              <span className="small t2 num span">{t('trials.span', trial)}</span>
            </span>
            <Button
              small
              aria-label={t('trials.calendarOf', trial)}
              onPress={() => go({ name: 'calendar', id: trial.id })}
            >
              <Icon as={CalendarDays} size="s" />
              {t('trials.calendar')}
            </Button>
            <Button
              small
              aria-label={t('trials.resultOf', trial)}
              onPress={() => go({ name: 'result', id: trial.id })}
            >
              <Icon as={ChartArea} size="s" />
              {t('trials.result')}
            </Button>
            {trial.state === 'running' ? <StopNow id={trial.id} title={trial.title} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
};
