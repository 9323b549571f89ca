import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { AUTO_LOCK_MINUTES } from '../../shared/auto-lock.ts';
import type { AppInfo, Settings, VaultStatus } from '../../shared/contract.ts';
import { forgetAnswers } from '../answers.ts';
import { call, invalidate, useBridgeEvent, useQuery } from '../api.ts';
import type { Language } from '../format.ts';
import { ErrorBanner } from '../ui/index.ts';

export interface Session {
  readonly status: VaultStatus | null;
  readonly info: AppInfo | null;
  readonly settings: Settings;
  /** Takes over the status that a channel answered (unlock, create, sample). */
  refresh(): void;
  lock(): Promise<void>;
}

const systemLanguage = (): Language => (navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en');
const fallback = (): Settings => ({
  appearance: 'system',
  autoLockMinutes: AUTO_LOCK_MINUTES,
  language: systemLanguage(),
});

const Context = createContext<Session | null>(null);

/** What the frame knows: is the vault open, which runtime is this, how should it look. */
export const SessionProvider = ({ children }: { children: ReactNode }) => {
  const status = useQuery('vault.status', {});
  const info = useQuery('app.info', {});
  // a locked vault answers with the look that it had; both change together
  const settings = useQuery('settings.get', {});
  const refresh = useCallback(() => invalidate('settings.get', 'vault.status', 'app.info'), []);
  useBridgeEvent('vault.locked', () => {
    forgetAnswers();
    refresh();
  });
  const lock = useCallback(async () => {
    await call('vault.lock', {});
    refresh();
  }, [refresh]);
  const [first] = useState(fallback);
  const shown = settings.data ?? first;
  const value = useMemo<Session>(
    () => ({ status: status.data, info: info.data, settings: shown, refresh, lock }),
    [status.data, info.data, shown, refresh, lock],
  );
  // the language is part of the settings: wait for them rather than flash another one
  const ready = status.data !== null && (settings.data !== null || settings.error !== null);
  if (status.error && status.data === null)
    return (
      <main className="page">
        <ErrorBanner error={status.error} onRetry={refresh} />
      </main>
    );
  return <Context value={value}>{ready ? children : null}</Context>;
};

export const useSession = (): Session => {
  const session = use(Context);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
};
