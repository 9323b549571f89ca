import './settings.css';
import { useEffect } from 'react';
import type { Settings } from '../../../shared/contract.ts';
import { useAction } from '../../api.ts';
import { useSession } from '../../frame/session.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import type { SettingsSection } from '../../routes.tsx';
import { AfterPaint, Card, ErrorBanner, Head, Page, Segments, useToast } from '../../ui/index.ts';
import { UnitsCard } from '../data/UnitsCard.tsx';
import { ReminderCard } from '../planner/ReminderSection.tsx';
import { BackupsCard } from './BackupsCard.tsx';
import { KeepCard } from './KeepCard.tsx';
import { SecurityCard } from './SecurityCard.tsx';

const ARRIVAL = 50; // ms; after the frame has moved the focus to the screen

/** Each change is stored at once; Undo brings the earlier value back. */
const useSettings = () => {
  const { t } = useI18n();
  const { say } = useToast();
  const { settings } = useSession();
  const save = useAction('settings.save', 'settings.get');
  const change = async (part: Partial<Settings>) => {
    const before = settings;
    const reply = await save.run({ ...settings, ...part });
    if (reply.ok) say(t('settings.saved'), () => void save.run(before));
  };
  return { settings, change, error: save.error };
};

const Look = ({ settings, change }: ReturnType<typeof useSettings>) => {
  const { t } = useI18n();
  return (
    <Card level={2} title={t('settings.appearance')} intro={t('settings.appearanceText')}>
      <Segments
        label={t('settings.appearance')}
        value={settings.appearance}
        onChange={(appearance) => void change({ appearance })}
        options={[
          { value: 'system', label: t('settings.system') },
          { value: 'light', label: t('settings.light') },
          { value: 'dark', label: t('settings.dark') },
        ]}
      />
    </Card>
  );
};

const Language = ({ settings, change }: ReturnType<typeof useSettings>) => {
  const { t } = useI18n();
  return (
    <Card level={2} title={t('settings.language')} intro={t('settings.languageText')}>
      <Segments
        label={t('settings.language')}
        value={settings.language}
        onChange={(language) => void change({ language })}
        options={[
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
      />
    </Card>
  );
};

const About = () => {
  const { t } = useI18n();
  const { info } = useSession();
  const facts: [string, string][] = info
    ? [
        [t('settings.version'), info.version],
        [
          t('settings.runtime'),
          info.runtime.official
            ? info.runtime.electron
            : `${info.runtime.electron} (${t('settings.testRuntime')})`,
        ],
        [t('settings.zone'), info.zone],
        [t('settings.licence'), 'Apache-2.0'],
      ]
    : [];
  return (
    <Card level={2} title={t('settings.about')}>
      <ul className="stack s2 promises">
        {(['promise1', 'promise2', 'promise3', 'promise4'] as const).map((key) => (
          <li key={key}>{t(`settings.${key}`)}</li>
        ))}
      </ul>
      <dl className="facts-list small">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
};

const partId = (section: SettingsSection): string => `settings-${section}`;

/** Brings a part into sight and the focus to its heading, once the screen stands. Answers how not to. */
const goTo = (section: SettingsSection): (() => void) => {
  const timer = setTimeout(() => {
    const part = document.getElementById(partId(section));
    const heading = part?.querySelector('h2');
    part?.scrollIntoView({ block: 'start' });
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, ARRIVAL);
  return () => clearTimeout(timer);
};

/** Appearance, language, security, backups, and what the app promises. */
export const SettingsScreen = ({ section }: { section?: SettingsSection }) => {
  const { t } = useI18n();
  const state = useSettings();
  useEffect(() => (section === undefined ? undefined : goTo(section)), [section]);
  return (
    <Page place={[{ label: t('frame.settings') }]}>
      <Head say={t('settings.title')} />
      <div className="stack settings">
        {state.error ? <ErrorBanner error={state.error} title={t('settings.notSaved')} /> : null}
        <div className="pair">
          <div className="settings-part" id={partId('appearance')}>
            <Look {...state} />
          </div>
          <div className="settings-part" id={partId('language')}>
            <Language {...state} />
          </div>
        </div>
        <div className="settings-part" id={partId('reminders')}>
          <ReminderCard />
        </div>
        <div className="settings-part" id={partId('units')}>
          <UnitsCard />
        </div>
        <AfterPaint atOnce={section !== undefined}>
          <div className="settings-part" id={partId('security')}>
            <SecurityCard settings={state.settings} change={(part) => void state.change(part)} />
          </div>
          <div className="settings-part" id={partId('backups')}>
            <BackupsCard />
          </div>
          <div className="settings-part" id={partId('keep')}>
            <KeepCard />
          </div>
          <div className="settings-part" id={partId('about')}>
            <About />
          </div>
        </AfterPaint>
      </div>
    </Page>
  );
};
