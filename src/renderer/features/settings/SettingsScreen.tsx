import './settings.css';
import type { Settings } from '../../../shared/contract.ts';
import { useAction } from '../../api.ts';
import { useSession } from '../../frame/session.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Card, ErrorBanner, Head, Page, Segments, useToast } from '../../ui/index.ts';
import { UnitsCard } from '../data/UnitsCard.tsx';
import { ReminderCard } from '../planner/ReminderSection.tsx';
import { BackupsCard } from './BackupsCard.tsx';
import { KeepCard } from './KeepCard.tsx';
import { SecurityCard } from './SecurityCard.tsx';

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

/** Appearance, language, security, backups, and what the app promises. */
export const SettingsScreen = () => {
  const { t } = useI18n();
  const state = useSettings();
  return (
    <Page place={[{ label: t('frame.settings') }]}>
      <Head say={t('settings.title')} />
      <div className="stack settings">
        {state.error ? <ErrorBanner error={state.error} title={t('settings.notSaved')} /> : null}
        <div className="pair">
          <Look {...state} />
          <Language {...state} />
        </div>
        <ReminderCard />
        <UnitsCard />
        <SecurityCard settings={state.settings} change={(part) => void state.change(part)} />
        <BackupsCard />
        <KeepCard />
        <About />
      </div>
    </Page>
  );
};
