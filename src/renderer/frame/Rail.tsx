import { Lock, Search, ShieldCheck } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useI18n } from '../i18n/I18n.tsx';
import { useRouter } from '../routes.tsx';
import { Icon, Key, modifier, Tip } from '../ui/index.ts';
import { Brand } from './Brand.tsx';
import { type PlaceName, placeOf, places } from './places.ts';
import { useSession } from './session.tsx';
import { useNarrow } from './useMedia.ts';

/** Where the vault lives and when it was last backed up: only what is true. */
const DeviceLine = () => {
  const { t } = useI18n();
  const { status } = useSession();
  const backup = status?.lastBackup ? t('frame.lastBackup', { at: status.lastBackup }) : t('frame.noBackup');
  const narrow = useNarrow();
  if (!narrow)
    return (
      <p className="stay">
        {t('frame.onThisDevice')}
        <br />
        {backup}
      </p>
    );
  const text = `${t('frame.onThisDevice')} ${backup}`;
  return (
    <Tip text={text}>
      <Button className="go" aria-label={text}>
        <Icon as={ShieldCheck} />
      </Button>
    </Tip>
  );
};

export const Rail = ({ onFind }: { onFind: () => void }) => {
  const { t, f } = useI18n();
  const { route, go } = useRouter();
  const { lock } = useSession();
  const narrow = useNarrow();
  const here = placeOf[route.name];
  // where the words are hidden the buttons still have their names
  const named = (name: PlaceName | 'find' | 'lock') => (narrow ? { 'aria-label': t(`frame.${name}`) } : {});
  return (
    <header className="rail">
      <Brand />
      <Tip text={t('frame.find')} off={!narrow}>
        <Button className="find" onPress={onFind} {...named('find')} aria-keyshortcuts="Control+K Meta+K">
          <Icon as={Search} />
          <span className="word">{t('frame.find')}</span>
          <Key>{`${modifier(f.language)} K`}</Key>
        </Button>
      </Tip>
      <nav aria-label={t('frame.main')}>
        {places.map((p) => (
          <Tip key={p.name} text={t(`frame.${p.name}`)} off={!narrow}>
            <Button
              className="go"
              onPress={() => go(p.route)}
              {...named(p.name)}
              {...(here === p.name ? { 'aria-current': 'page' } : {})}
            >
              <Icon as={p.icon} />
              <span className="word">{t(`frame.${p.name}`)}</span>
            </Button>
          </Tip>
        ))}
      </nav>
      <div className="grow" />
      <div className="foot">
        <DeviceLine />
        <Tip text={t('frame.lock')} off={!narrow}>
          <Button className="go" onPress={() => void lock()} {...named('lock')}>
            <Icon as={Lock} />
            <span className="word">{t('frame.lock')}</span>
          </Button>
        </Tip>
      </div>
    </header>
  );
};
