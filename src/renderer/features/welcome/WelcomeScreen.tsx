import './welcome.css';
import { CloudOff, KeyRound, Laptop, Lock, Plus, User } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useAction } from '../../api.ts';
import { Brand } from '../../frame/Brand.tsx';
import { Strips } from '../../frame/Strips.tsx';
import { useSession } from '../../frame/session.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, Icon, modifier } from '../../ui/index.ts';
import { CreateVault } from './CreateVault.tsx';
import { OpenVault } from './OpenVault.tsx';

const Promises = () => {
  const { t } = useI18n();
  const promises = [
    { icon: Laptop, title: t('welcome.staysTitle'), text: t('welcome.staysText') },
    { icon: CloudOff, title: t('welcome.sentTitle'), text: t('welcome.sentText') },
    { icon: KeyRound, title: t('welcome.onlyTitle'), text: t('welcome.onlyText') },
  ];
  return (
    <div className="stack promise">
      <h1 className="say">{t('welcome.claim')}</h1>
      <ul>
        {promises.map((p) => (
          <li key={p.title}>
            <Icon as={p.icon} size="l" />
            <div>
              <h2 className="h3">{p.title}</h2>
              <p>{p.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** May I trust this? Three promises on the left; make, open or try a vault on the right. */
export const WelcomeScreen = () => {
  const { t, f } = useI18n();
  const { status, refresh } = useSession();
  const [view, setView] = useState<'create' | 'open'>(status?.state === 'none' ? 'create' : 'open');
  /** True from the moment the vault exists: then there is no other way than through the recovery key. */
  const [committed, setCommitted] = useState(false);
  const sample = useAction('vault.openSample');

  useEffect(() => {
    document.title = t('frame.appName');
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'o') {
        event.preventDefault();
        setView('open');
      }
    };
    if (committed) return;
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [t, committed]);

  const openAlice = async () => {
    const reply = await sample.run({});
    if (reply.ok) refresh();
  };
  const commit = useCallback(() => setCommitted(true), []);

  return (
    <div className="welcome">
      <header>
        <Brand />
        <Promises />
        <p className="small t2">{t('welcome.notMedical')}</p>
      </header>
      <div className="column">
        <Strips />
        <main>
          <div className="box">
            {view === 'create' || committed ? (
              <CreateVault onMade={commit} onDone={refresh} />
            ) : (
              <OpenVault onOpen={refresh} />
            )}
            {committed ? null : (
              <div className="alt">
                {sample.error ? <ErrorBanner error={sample.error} title={t('welcome.failedTitle')} /> : null}
                {view === 'create' ? (
                  <Button kind="quiet" onPress={() => setView('open')}>
                    <Icon as={Lock} />
                    {t('welcome.toOpen')}
                    <span className="t2 small">{`${modifier(f.language)} O`}</span>
                  </Button>
                ) : (
                  <Button kind="quiet" onPress={() => setView('create')}>
                    <Icon as={Plus} />
                    {t('welcome.toCreate')}
                  </Button>
                )}
                <Button kind="quiet" onPress={() => void openAlice()} isDisabled={sample.pending}>
                  <Icon as={User} />
                  {sample.pending ? t('welcome.preparing') : t('welcome.alice')}
                  <span className="t2 small">{t('welcome.madeUp')}</span>
                </Button>
              </div>
            )}
          </div>
        </main>
      </div>
    </div>
  );
};
