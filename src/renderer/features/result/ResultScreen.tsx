import './result.css';
import { Calendar, Eye, EyeOff, Printer } from 'lucide-react';
import type { ResultView } from '../../../shared/trial.ts';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Banner, Button, FamilyLabel, Head, Icon, Loaded, Page, Tag } from '../../ui/index.ts';
import { ArmsTable } from './ArmsTable.tsx';
import { Belief } from './Belief.tsx';
import { ConflictBanner } from './ConflictBanner.tsx';
import { Effect } from './Effect.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { KeptCard } from './KeptCard.tsx';
import { OwnDays } from './OwnDays.tsx';
import { checkWord, leadOf, sayOf } from './say.ts';
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
  const strong = view.analysis?.conflict.flag === 'strong';
  return (
    <>
      <Head
        above={
          <div className="row wrap">
            <FamilyLabel family="evidence" />
            <Tag icon={Eye}>{t('result.open')}</Tag>
          </div>
        }
        say={sayOf(view, t, f)}
        lead={leadOf(view, t, f)}
      />
      <div className="stack">
        {view.state === 'stopped' ? <Banner kind="warn" title={t('result.stopped')} /> : null}
        {strong ? <ConflictBanner view={view} /> : null}
        <Effect view={view} />
        {strong ? null : <ConflictBanner view={view} />}
        {failed.length > 0 ? (
          <Banner kind="warn" title={t('result.checkTitle')}>
            <p>{t('result.checkText', { names: f.list(failed) })}</p>
          </Banner>
        ) : null}
      </div>
      <OwnDays view={view} />
      <div className="two belief">
        <Belief view={view} />
        <WhatNow view={view} />
      </div>
      <ArmsTable view={view} />
    </>
  );
};
