import { WelcomeScreen } from './features/welcome/WelcomeScreen.tsx';
import { ErrorBoundary } from './frame/ErrorBoundary.tsx';
import { Frame } from './frame/Frame.tsx';
import { SessionProvider, useSession } from './frame/session.tsx';
import { useAppearance } from './frame/useAppearance.ts';
import { I18nProvider } from './i18n/I18n.tsx';
import { type Route, RouterProvider } from './routes.tsx';
import { ToastProvider } from './ui/index.ts';

/** Welcome while the vault is closed, the frame while it is open. Locking forgets the screens and messages. */
const Inside = ({ start }: { start: Route }) => {
  const { status, info, settings } = useSession();
  useAppearance(settings.appearance);
  return (
    <I18nProvider language={settings.language} zone={info?.zone}>
      {status?.state === 'open' ? (
        <ToastProvider>
          <RouterProvider start={start}>
            <Frame />
          </RouterProvider>
        </ToastProvider>
      ) : (
        <WelcomeScreen />
      )}
    </I18nProvider>
  );
};

/** The whole renderer. `start` is the screen after unlocking (Today unless told). */
export const App = ({ start = { name: 'today' } }: { start?: Route }) => (
  <ErrorBoundary>
    <SessionProvider>
      <Inside start={start} />
    </SessionProvider>
  </ErrorBoundary>
);
