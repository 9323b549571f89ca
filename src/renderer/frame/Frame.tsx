import { useEffect, useRef, useState } from 'react';
import { ImportProvider } from '../features/data/ImportProvider.tsx';
import { DraftProvider } from '../features/today/draft.tsx';
import { useI18n } from '../i18n/I18n.tsx';
import { useRouter } from '../routes.tsx';
import { focusHeading } from './arrive.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Rail } from './Rail.tsx';
import { RecoveryNudge } from './RecoveryNudge.tsx';
import { loadAllScreens, Screen } from './Screen.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { Strips } from './Strips.tsx';
import { takesText } from './shortcuts.ts';

/** Rail, strip and screen of an open vault; moves the focus to the heading when the screen changes. */
export const Frame = () => {
  const { t } = useI18n();
  const { route, back } = useRouter();
  const [finding, setFinding] = useState(false);
  const [listing, setListing] = useState(false);
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(false);
  useEffect(loadAllScreens, []);

  useEffect(() => {
    document.title = t('frame.titleOf', { screen: t(`frame.${route.name}`) });
    if (!arrived.current || !main.current) {
      arrived.current = true;
      return;
    }
    window.scrollTo(0, 0);
    return focusHeading(main.current);
  }, [route, t]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setFinding((open) => !open);
      } else if (event.key === '?' && !takesText(event.target)) {
        // by the backdrop: a second dialog on top of one would trap its focus
        if (document.querySelector('.overlay')) return;
        event.preventDefault();
        setListing(true);
      } else if (event.altKey && event.key === 'ArrowLeft') {
        event.preventDefault();
        back();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [back]);

  return (
    <ImportProvider>
      <DraftProvider>
        <div className="app">
          <Rail onFind={() => setFinding(true)} />
          <div className="column">
            <Strips />
            <RecoveryNudge />
            <main ref={main} tabIndex={-1} aria-label={t(`frame.${route.name}`)}>
              <ErrorBoundary key={JSON.stringify(route)}>
                <Screen route={route} />
              </ErrorBoundary>
            </main>
          </div>
        </div>
        <CommandPalette
          open={finding}
          onClose={() => setFinding(false)}
          onShortcuts={() => setListing(true)}
        />
        <ShortcutsDialog open={listing} onClose={() => setListing(false)} />
      </DraftProvider>
    </ImportProvider>
  );
};
