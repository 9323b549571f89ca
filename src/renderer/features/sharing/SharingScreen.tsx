import './sharing.css';
import { useState } from 'react';
import type { ReleaseRecord } from '../../../shared/sharing.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Card, EmptyState, Head, Loaded, Page } from '../../ui/index.ts';
import { BudgetCard, EpsilonCard } from './BudgetCard.tsx';
import { LostBanner } from './LostBanner.tsx';
import { MadeFile } from './MadeFile.tsx';
import { OfferForm } from './OfferForm.tsx';
import { PastReleases } from './PastReleases.tsx';
import { ServiceSection } from './ServiceSection.tsx';

/** Sharing: what could leave, what it costs, what has been made. Nothing is sent from here. */
export const SharingScreen = () => {
  const { t } = useI18n();
  const history = useQuery('sharing.history', {});
  return (
    <Page className="sharing" place={[{ label: t('frame.sharing') }]}>
      <Loaded query={history} heading={t('frame.sharing')}>
        {(releases) => <Shared releases={releases} />}
      </Loaded>
    </Page>
  );
};

const Shared = ({ releases }: { releases: readonly ReleaseRecord[] }) => {
  const { t } = useI18n();
  const trials = useQuery('trials.list', {});
  const budget = useQuery('sharing.budget', {});
  const [epsilon, setEpsilon] = useState(1);
  const [shown, setShown] = useState<ReleaseRecord | null>(null);
  const summaries = releases.filter((r) => r.kind === 'effect-summary').length;
  const finished = trials.data?.filter((trial) => trial.state !== 'running') ?? [];
  return (
    <>
      <Head
        say={
          summaries > 0
            ? t('sharing.sayCount', { n: summaries })
            : releases.length === 0
              ? t((budget.data?.lost?.releases ?? 0) > 0 ? 'sharing.sayLost' : 'sharing.say')
              : t('sharing.sayRequests', { n: releases.length })
        }
        lead={t('sharing.lead')}
      />
      <LostBanner />
      <div className="two">
        <div className="stack">
          {shown ? <MadeFile record={shown} /> : null}
          {trials.data && finished.length === 0 ? (
            <NothingYet />
          ) : (
            <OfferForm trials={finished} epsilon={epsilon} onEpsilon={setEpsilon} onMade={setShown} />
          )}
        </div>
        <div className="stack">
          <BudgetCard />
          <EpsilonCard epsilon={shown?.epsilon ?? epsilon} />
          <Card title={t('sharing.neverTitle')} intro={t('sharing.never')} />
          <ForClinician />
        </div>
      </div>
      <ServiceSection />
      {releases.length > 0 ? <PastReleases releases={releases} onShow={setShown} /> : null}
    </>
  );
};

const NothingYet = () => {
  const { t } = useI18n();
  const { go } = useRouter();
  return (
    <EmptyState
      level={2}
      title={t('sharing.noTrialTitle')}
      action={<Button onPress={() => go({ name: 'trials' })}>{t('sharing.toTrials')}</Button>}
    >
      <p>{t('sharing.noTrialText')}</p>
    </EmptyState>
  );
};

const ForClinician = () => {
  const { t } = useI18n();
  const { go } = useRouter();
  return (
    <Card title={t('sharing.clinician')} intro={t('sharing.clinicianText')}>
      <Button small className="start" onPress={() => go({ name: 'trials' })}>
        {t('sharing.toTrials')}
      </Button>
    </Card>
  );
};
