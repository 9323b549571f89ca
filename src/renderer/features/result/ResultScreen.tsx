import './result.css';
import { Calendar, Eye, EyeOff, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { includesExpectation, type ResultView } from '../../../shared/trial.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { AfterPaint, Banner, Button, FamilyLabel, Head, Icon, Loaded, Page, Tag } from '../../ui/index.ts';
import { ArmsTable } from './ArmsTable.tsx';
import { Belief } from './Belief.tsx';
import { ConflictBanner } from './ConflictBanner.tsx';
import { Decision } from './Decision.tsx';
import { Effect } from './Effect.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { Factorial } from './Factorial.tsx';
import { KeptCard } from './KeptCard.tsx';
import { Methods } from './Methods.tsx';
import { OwnDays } from './OwnDays.tsx';
import { Predicted } from './Predicted.tsx';
import { Sensitivity } from './Sensitivity.tsx';
import { isOpen, Settle } from './Settle.tsx';
import { checkWord, leadOf, sayOf } from './say.ts';
import { Unwanted } from './Unwanted.tsx';
import { useInView } from './useInView.ts';
import { useLazy } from './useLazy.ts';
import { WhatNow } from './WhatNow.tsx';

/** Did it work for me? One sentence, the picture, the person's own days, then the details. */
export const ResultScreen = ({ id }: { id: string }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const query = useQuery('results.get', { id });
  const view = query.data;
  return (
    <Page
      className="result"
      place={[
        { label: t('result.trials'), onPress: () => go({ name: 'trials' }) },
        { label: view?.title ?? t('result.result') },
      ]}
      actions={
        view?.analysis ? (
          <>
            <Button small onPress={() => window.print()}>
              <Icon as={Printer} size="s" />
              {t('result.print')}
            </Button>
            <ExportMenu id={id} />
          </>
        ) : view ? (
          <Button small onPress={() => go({ name: 'calendar', id })}>
            <Icon as={Calendar} size="s" />
            {t('result.seeCalendar')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} heading={t('result.result')}>
        {(loaded) => (loaded.analysis ? <Full view={loaded} /> : <Closed view={loaded} />)}
      </Loaded>
    </Page>
  );
};

/** Hidden by the protocol, or no answered day yet: what was done, never how it felt. */
const Closed = ({ view }: { view: ResultView }) => {
  const { t } = useI18n();
  const hidden = view.hiddenUntil;
  return (
    <>
      <Head
        above={
          hidden ? (
            <div className="row">
              <Tag icon={EyeOff}>{t('result.hiddenTag')}</Tag>
            </div>
          ) : null
        }
        say={hidden ? t('result.hiddenTitle', { day: hidden }) : t('result.tooEarlyTitle')}
        lead={t(hidden ? 'result.hiddenText' : 'result.tooEarlyText')}
      />
      <KeptCard view={view} />
    </>
  );
};

const Full = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const failed = view.analysis?.checks.filter((c) => c.flag).map((c) => checkWord(c.name, t)) ?? [];
  const flag = view.analysis?.conflict.flag ?? 'none';
  const [reached, setReached] = useState(false);
  // the two stories of a conflict need the days alone, so it does not wait to be scrolled to
  const other = useLazy('results.sensitivity', view.trialId, reached || flag !== 'none');
  const open = isOpen(view);
  const conflict = <ConflictBanner view={view} other={other} />;
  const knew = includesExpectation(view.protocol);
  return (
    <>
      <Head
        above={
          <div className="row wrap">
            <FamilyLabel family="evidence" />
            <Tag icon={knew ? Eye : EyeOff}>{t(knew ? 'result.open' : 'result.blinded')}</Tag>
          </div>
        }
        say={sayOf(view, t, f)}
        lead={leadOf(view, t, f)}
      />
      <div className="stack">
        {view.state === 'stopped' ? <Banner kind="warn" title={t('result.stopped')} /> : null}
        {flag === 'strong' ? conflict : null}
        <Effect view={view} />
        {flag === 'strong' ? null : conflict}
        {failed.length > 0 ? (
          <Banner kind="warn" title={t('result.checkTitle')}>
            <p>{t('result.checkText', { names: f.list(failed) })}</p>
          </Banner>
        ) : null}
      </div>
      <AfterPaint>
        <OwnDays view={view} />
        <div className="two belief">
          <div className="stack">
            <Belief view={view} />
            {open ? <Settle view={view} /> : <Decision view={view} wide />}
          </div>
          <div className="stack">
            {open ? <Decision view={view} /> : null}
            <WhatNow view={view} />
          </div>
        </div>
        <AfterPaint>
          <Predicted view={view} />
          <Unwanted view={view} />
          <ArmsTable view={view} />
          <Factorial view={view} />
          <OnceSeen onSeen={() => setReached(true)}>
            <Sensitivity view={view} of={other} />
          </OnceSeen>
          <Methods view={view} />
        </AfterPaint>
      </AfterPaint>
    </>
  );
};

const OnceSeen = (p: { onSeen(): void; children: ReactNode }) => {
  const { ref, seen } = useInView();
  const tell = useRef(p.onSeen);
  tell.current = p.onSeen;
  useEffect(() => {
    if (seen) tell.current();
  }, [seen]);
  return <div ref={ref}>{p.children}</div>;
};
