import './calendar.css';
import { ChartNoAxesColumn } from 'lucide-react';
import { includesExpectation, type TrialView } from '../../../shared/trial.ts';
import { useQuery } from '../../api.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Card, Head, Icon, Loaded, Page } from '../../ui/index.ts';
import { OpenDaysCard } from '../today/SideCards.tsx';
import { ChangesCard } from '../trials/ChangesCard.tsx';
import { Notices } from '../trials/Notices.tsx';
import { NextPeriodCard, PauseButton, ResumeButton } from '../trials/PauseControls.tsx';
import { SheetCard } from '../trials/SheetCard.tsx';
import { StopNow } from '../trials/StopNow.tsx';
import { WrongCard } from '../trials/WrongCard.tsx';
import { DayGrid } from './DayGrid.tsx';
import { AdherenceCard, Legend } from './SideColumn.tsx';

const headline = (view: TrialView, today: string, { t }: I18n): string => {
  if (view.state === 'stopped') return t('calendar.stopped');
  if (view.state === 'finished' || view.dayNumber > view.totalDays)
    return t('calendar.finished', { total: view.totalDays });
  if (view.pausedSince)
    return t(today !== '' && view.pausedSince > today ? 'trials.pausedFrom' : 'trials.pausedSince', {
      day: view.pausedSince,
    });
  if (view.dayNumber === 0) return t('calendar.beginsOn', { day: view.protocol.start });
  return t('calendar.headline', { day: view.dayNumber, total: view.totalDays, open: view.openDays.length });
};

/** Groups of four characters are easier to compare than a line of 64. */
const grouped = (hash: string) => hash.match(/.{1,4}/g)?.join(' ') ?? hash;

const Body = ({ view }: { view: TrialView }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const today = useQuery('diary.today', {}).data?.today ?? '';
  const newestFirst = [...view.openDays].sort().reverse();
  return (
    <>
      <Head say={headline(view, today, i18n)} />
      {view.state === 'running' ? (
        <Notices
          id={view.id}
          proposal={view.proposal ?? null}
          guessDue={view.guessDue ?? null}
          guessGiven={view.guessGiven ?? null}
          arms={view.protocol.arms}
        />
      ) : null}
      <div className="two">
        <div className="stack">
          <Card className="calcard">
            <DayGrid view={view} />
          </Card>
          <Legend view={view} />
          <p className="small t2 sealed">
            {t('calendar.sealed', { n: view.permittedSequences })} <code>{grouped(view.commitment)}</code>
          </p>
          {includesExpectation(view.protocol) ? (
            <p className="small t2 sealed">{t('trials.expectation')}</p>
          ) : null}
        </div>
        <div className="stack">
          <AdherenceCard view={view} />
          {view.state === 'running' ? <OpenDaysCard days={newestFirst} /> : null}
          <NextPeriodCard view={view} />
          <SheetCard view={view} />
          <ChangesCard view={view} />
          {view.state === 'running' ? <WrongCard id={view.id} today={today} /> : null}
        </div>
      </div>
    </>
  );
};

/** Where am I in the trial? Days, arms and answers, never an outcome. */
export const CalendarScreen = ({ id }: { id: string }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const query = useQuery('trials.get', { id });
  const view = query.data;
  const running = view?.state === 'running';
  const visible = view && (!running || !view.protocol.hideUntilEnd);
  return (
    <Page
      place={[
        { label: t('frame.trials'), onPress: () => go({ name: 'trials' }) },
        { label: view?.protocol.title ?? t('frame.calendar') },
      ]}
      actions={
        <>
          {visible ? (
            <Button small onPress={() => go({ name: 'result', id })}>
              <Icon as={ChartNoAxesColumn} size="s" />
              {t('calendar.seeResult')}
            </Button>
          ) : null}
          {running && view ? (
            view.pausedSince ? (
              <ResumeButton small id={id} />
            ) : (
              <PauseButton view={view} />
            )
          ) : null}
          {running ? <StopNow id={id} /> : null}
        </>
      }
    >
      <Loaded query={query} heading={t('frame.calendar')}>
        {(data) => <Body view={data} />}
      </Loaded>
    </Page>
  );
};
