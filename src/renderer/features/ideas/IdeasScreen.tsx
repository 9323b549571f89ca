import './ideas.css';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { HypothesesResult, Profile } from '../../../shared/hypotheses.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { AfterPaint, Button, EmptyState, FamilyLabel, Head, Icon, Loaded, Page } from '../../ui/index.ts';
import { ClinicianTable } from './ClinicianTable.tsx';
import { IdeasTable } from './IdeasTable.tsx';
import { LocalModelCard } from './LocalModelCard.tsx';
import { OwnDataCard } from './OwnDataCard.tsx';
import { Prerequisites } from './Prerequisites.tsx';
import { ProfileDialog } from './ProfileDialog.tsx';
import { TauControl } from './TauControl.tsx';
import { WhyCard } from './WhyCard.tsx';
import { isEmptyProfile, matchedTo, unitOf } from './words.ts';

/** What could help me, and how sure is anyone? */
export const IdeasScreen = () => {
  const { t } = useI18n();
  const profile = useQuery('profile.get', {});
  const ranked = useQuery('hypotheses.rank', profile.data && !isEmptyProfile(profile.data) ? {} : null);
  const [editing, setEditing] = useState(false);
  const unit = ranked.data?.candidates.length ? ranked.data.unit : null;
  return (
    <Page
      className="ideas"
      place={[{ label: unit ? t('ideas.titleFor', { outcome: unitOf(unit, t) }) : t('ideas.title') }]}
      actions={
        <Button small onPress={() => setEditing(true)}>
          <Icon as={Pencil} size="s" />
          {t('ideas.editProfile')}
        </Button>
      }
    >
      <Loaded query={profile} heading={t('ideas.title')}>
        {(own) =>
          isEmptyProfile(own) ? (
            <EmptyState
              title={t('ideas.noProfile')}
              action={
                <Button kind="pri" onPress={() => setEditing(true)}>
                  {t('ideas.fillProfile')}
                </Button>
              }
            >
              <p>{t('ideas.noProfileText')}</p>
            </EmptyState>
          ) : (
            <Loaded query={ranked} heading={t('ideas.title')}>
              {(result) => <Ranked result={result} profile={own} onEdit={() => setEditing(true)} />}
            </Loaded>
          )
        }
      </Loaded>
      {editing && profile.data ? (
        <ProfileDialog profile={profile.data} onClose={() => setEditing(false)} />
      ) : null}
    </Page>
  );
};

const Ranked = (p: { result: HypothesesResult; profile: Profile; onEdit(): void }) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const { result } = p;
  const worth = result.candidates.filter((c) => c.trigger);
  const [shown, setShown] = useState<string | null>(null);
  if (result.candidates.length === 0)
    return (
      <EmptyState
        title={t('ideas.noMatch')}
        action={
          <div className="row wrap">
            <Button kind="pri" onPress={p.onEdit}>
              {t('ideas.editProfile')}
            </Button>
            <Button onPress={() => go({ name: 'planner' })}>{t('ideas.ownTrial')}</Button>
          </div>
        }
      >
        <p>{t('ideas.noMatchText')}</p>
      </EmptyState>
    );
  const explained = result.candidates.find((c) => c.id === shown) ?? worth[0] ?? result.candidates[0]!;
  const blocked = result.candidates.some((c) => c.sigma > result.tau && !c.trigger);
  const matched = matchedTo(p.profile, result.unit, t, f);
  return (
    <>
      <Head
        above={<FamilyLabel family="prediction" />}
        say={worth.length > 0 ? t('ideas.sayMany', { n: worth.length }) : t('ideas.sayNone')}
        lead={[
          ...(worth.length > 0 ? [] : [t(blocked ? 'ideas.sayNoneBlocked' : 'ideas.sayNoneText')]),
          ...(matched.length > 0 ? [t('ideas.matchedTo', { parts: f.list(matched) })] : []),
        ].join(' ')}
      />
      <IdeasTable result={result} profile={p.profile} onWhy={setShown} />
      <TauControl tau={result.tau} />
      {result.notCompared.length > 0 ? (
        <p className="small t2 after">
          {t('ideas.notCompared')}:{' '}
          {result.notCompared
            .map((n) => [n.name, n.because].map((text) => t('ideas.catalogue', { text })))
            .map(([name, because]) => (because ? `${name} (${because})` : name))
            .join('; ')}
        </p>
      ) : null}
      <AfterPaint>
        <Prerequisites personalisation={result.personalisation} />
        <WhyCard candidate={explained} tau={result.tau} unit={result.unit} focus={shown !== null} />
        <OwnDataCard />
        <LocalModelCard />
        <ClinicianTable result={result} profile={p.profile} />
      </AfterPaint>
    </>
  );
};
