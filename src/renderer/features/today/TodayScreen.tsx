import './today.css';
import type { TodayView } from '../../../shared/trial.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Loaded, Page } from '../../ui/index.ts';
import { CheckIn } from '../result/CheckIn.tsx';
import { Notices } from '../trials/Notices.tsx';
import { StopNow } from '../trials/StopNow.tsx';
import { WrongCard } from '../trials/WrongCard.tsx';
import { DiaryCard } from './DiaryCard.tsx';
import { TrialHero } from './Hero.tsx';
import { IdleHero } from './IdleHero.tsx';
import { OpenDaysCard, WearableCard } from './SideCards.tsx';

const Day = ({ view, late }: { view: TodayView; late: boolean }) => {
  const { t } = useI18n();
  const { trial, entry } = view;
  return (
    <>
      {trial ? <TrialHero view={view} trial={trial} late={late} /> : <IdleHero today={entry.day} />}
      {trial && !late ? (
        <Notices
          id={trial.id}
          proposal={trial.proposal ?? null}
          guessDue={trial.guessDue ?? null}
          guessGiven={trial.guessGiven ?? null}
          arms={trial.arms ?? []}
        />
      ) : null}
      {!late && view.checkIns?.length ? (
        <div className="stack s3 asked">
          {view.checkIns.map((c) => (
            <CheckIn key={c.id} id={c.id} of={c.armName ?? c.title} answer={c.answer} withResult />
          ))}
        </div>
      ) : null}
      <div className="two">
        <DiaryCard key={entry.day} view={view} late={late} />
        <div className="stack">
          <WearableCard view={view} />
          <OpenDaysCard days={view.openDays.filter((d) => d !== entry.day)} />
          {trial && !late ? <WrongCard id={trial.id} today={entry.day} /> : null}
          {trial?.resultVisibleOn ? (
            <p className="small t2 aside">{t('today.hiddenUntil', { day: trial.resultVisibleOn })}</p>
          ) : null}
        </div>
      </div>
    </>
  );
};

/** What do I do now, in 20 seconds? With `day`, the same for a past day that is filled in late. */
export const TodayScreen = ({ day }: { day?: string }) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const late = day !== undefined;
  const query = useQuery('diary.today', day === undefined ? {} : { day });
  const shown = query.data?.entry.day;
  const trial = query.data?.trial;
  return (
    <Page
      className="today"
      place={
        late
          ? [
              { label: t('frame.today'), onPress: () => go({ name: 'today' }) },
              { label: shown ? f.day(shown, 'full') : '' },
            ]
          : [{ label: shown ? f.day(shown, 'full') : t('frame.today') }]
      }
      actions={
        late ? (
          <Button small onPress={() => go({ name: 'today' })}>
            {t('today.backToToday')}
          </Button>
        ) : trial ? (
          <>
            <span className="small t2 num">
              {t('today.dayOf', { day: trial.dayNumber, total: trial.totalDays })}
            </span>
            <StopNow id={trial.id} />
          </>
        ) : null
      }
    >
      <Loaded query={query} heading={t('frame.today')}>
        {(view) => <Day view={view} late={late} />}
      </Loaded>
    </Page>
  );
};
