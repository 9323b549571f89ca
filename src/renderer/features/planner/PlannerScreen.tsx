import './planner.css';
import { useCallback, useState } from 'react';
import type { HypothesesResult, Profile } from '../../../shared/hypotheses.ts';
import type { TrialView } from '../../../shared/trial.ts';
import { useAction, useQuery } from '../../api.ts';
import { useSession } from '../../frame/session.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translate.ts';
import { useRouter } from '../../routes.tsx';
import { AfterPaint, Checkbox, ErrorBanner, Head, Loaded, Page } from '../../ui/index.ts';
import { standingOf } from '../ideas/words.ts';
import { ArmsSection } from './ArmsSection.tsx';
import { AssuranceCard } from './AssuranceCard.tsx';
import { lengthVerdict, longerHelps } from './assurance.ts';
import { BetweenSection } from './BetweenSection.tsx';
import { toDraft } from './draft.ts';
import { FreezeCard } from './FreezeCard.tsx';
import { Frozen } from './Frozen.tsx';
import {
  blockedBecause,
  incompleteBecause,
  initialForm,
  leastPeriods,
  openSafety,
  type PlanForm,
} from './form.ts';
import { HowSection } from './HowSection.tsx';
import { LengthSection } from './LengthSection.tsx';
import { OutcomeSection } from './OutcomeSection.tsx';
import { ReminderSection } from './ReminderSection.tsx';
import { SafetySection } from './SafetySection.tsx';
import { planTexts } from './texts.ts';
import { type Assurance, useAssurance } from './useAssurance.ts';

/** Will this trial tell me anything? The form on the left, what it could tell on the right. */
export const PlannerScreen = ({ candidateIds }: { candidateIds: readonly string[] }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const { info } = useSession();
  const profile = useQuery('profile.get', {});
  const ranking = useQuery('hypotheses.rank', {});
  const trials = useQuery('trials.list', {});
  const [started, setStarted] = useState<TrialView | null>(null);
  const zone = info?.zone ?? 'UTC';
  // the main process knows the day: one clock for the whole app
  const now = useQuery('diary.today', {});
  const today = now.data?.today ?? '';
  if (started) return <Frozen trial={started} today={today} />;
  // a trial of one's own idea needs neither profile nor ranking
  const settled = (q: { data: unknown; error: unknown }) => q.data !== null || q.error !== null;
  const ready = settled(profile) && settled(ranking) && trials.data !== null && now.data !== null;
  return (
    <Page
      className="planner"
      place={[
        { label: t('result.trials'), onPress: () => go({ name: 'trials' }) },
        { label: t('planner.newTrial') },
      ]}
    >
      <Loaded
        heading={t('planner.title')}
        query={{ ...trials, data: ready ? trials.data : null, error: trials.error ?? now.error }}
      >
        {(list) => (
          <>
            {ranking.error && candidateIds.length > 0 ? (
              <ErrorBanner error={ranking.error} onRetry={ranking.refetch} />
            ) : null}
            <Planner
              profile={profile.data}
              ranking={ranking.data}
              candidateIds={candidateIds}
              running={list.some((x) => x.state === 'running')}
              zone={zone}
              today={today}
              onStarted={setStarted}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
};

interface PlannerProps {
  profile: Profile | null;
  ranking: HypothesesResult | null;
  candidateIds: readonly string[];
  running: boolean;
  zone: string;
  today: string;
  onStarted(trial: TrialView): void;
}

const Planner = (p: PlannerProps) => {
  const { t, f } = useI18n();
  const texts = planTexts(t, f);
  // from here on an arm has its name in the person's language, as it will stand in the protocol
  const candidates = (p.ranking?.candidates ?? []).map((c) => ({
    ...c,
    name: t('ideas.catalogue', { text: c.name }),
  }));
  const [openedOn] = useState(p.today);
  const [entered, setForm] = useState(() =>
    initialForm({
      chosen: p.candidateIds.flatMap((id) => candidates.find((c) => c.id === id) ?? []),
      profile: p.profile,
      ranking: p.ranking && candidates.length > 0 ? p.ranking : null,
      texts,
      today: p.today,
    }),
  );
  // a start "today" stays today when midnight passes, or when the day known first was an old one
  const form = entered.start === openedOn ? { ...entered, start: p.today } : entered;
  const edit = useCallback((change: Partial<PlanForm>) => setForm((old) => ({ ...old, ...change })), []);
  const draft = toDraft(form, texts, p.zone, p.today);
  const preview = useQuery('design.preview', draft);
  const assurance = useAssurance(draft);
  const start = useAction('trials.start', 'trials.list', 'diary.today');
  const offers = candidates.filter((c) => ['worth', 'below'].includes(standingOf(c)));
  const against = candidates.filter((c) => standingOf(c) === 'not-for-you');
  const chosenAgainst = against.filter((c) => form.arms.some((a) => a.id === c.id));
  const freeze = async () => {
    if (!draft) return;
    const reply = await start.run(draft);
    if (reply.ok) p.onStarted(reply.value);
  };
  const section = { form, edit, reasons: incompleteBecause(form, p.today) };
  return (
    <>
      <Head say={sayOf(assurance, t)} />
      <div className="two plan">
        <div className="card form">
          <OutcomeSection {...section} />
          <ArmsSection {...section} texts={texts} offers={offers} />
          <AfterPaint>
            <LengthSection {...section} preview={preview.data} today={p.today} />
            <BetweenSection {...section} />
            <AfterPaint>
              <HowSection {...section} />
              <SafetySection {...section} texts={texts} />
              {p.running ? (
                <section aria-label={t('planner.alongside')}>
                  <Checkbox selected={form.alongside} onChange={(alongside) => edit({ alongside })}>
                    {t('planner.alongside')}
                    <span className="small t2 sub">{t('planner.alongsideHint')}</span>
                  </Checkbox>
                </section>
              ) : null}
              <ReminderSection />
            </AfterPaint>
          </AfterPaint>
        </div>
        <aside className="card sum stack s4" aria-label={t('planner.predicted')}>
          <AssuranceCard draft={draft} assurance={assurance} onUse={(periods) => edit({ periods })} />
        </aside>
        {/* as late as the lower part of the form, which would push it down */}
        <AfterPaint>
          <AfterPaint>
            <FreezeCard
              reasons={blockedBecause(form, {
                today: p.today,
                texts,
                running: p.running,
                notForYou: against.map((c) => c.id),
              })}
              openSafety={openSafety(form, texts)}
              rounds={t(form.adaptive ? 'planner.becauseRoundsAdaptive' : 'planner.becauseRounds', {
                n: leastPeriods(form),
              })}
              notForYou={chosenAgainst.map((c) => c.noTrialBecause ?? '').join(' ')}
              pending={start.pending}
              error={start.error ?? preview.error}
              onFreeze={() => void freeze()}
            />
          </AfterPaint>
        </AfterPaint>
      </div>
    </>
  );
};

/** The answer so far: what a trial of this length could tell. */
const sayOf = (a: Assurance, t: Translate): string => {
  if (!a.now) return t(a.progress ? 'planner.sayWorking' : 'planner.sayStart');
  const verdict = lengthVerdict(a.now);
  const first = t(
    ({ enough: 'planner.sayEnough', half: 'planner.sayHalf', missed: 'planner.sayMissed' } as const)[verdict],
  );
  return longerHelps(a.now, a.longer) ? `${first} ${t('planner.sayLonger')}` : first;
};
