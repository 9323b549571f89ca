import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { AppInfo, Settings, VaultStatus } from '../../shared/contract.ts';
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
const fallback = (): Settings => ({ appearance: 'system', autoLockMinutes: 15, language: systemLanguage() });

const Context = createContext<Session | null>(null);

/** What the frame knows: is the vault open, which runtime is this, how should it look. */
export const SessionProvider = ({ children }: { children: ReactNode }) => {
  const status = useQuery('vault.status', {});
  const info = useQuery('app.info', {});
  const isOpen = status.data?.state === 'open';
  // a locked vault would answer with defaults: ask only an open one
  const settings = useQuery('settings.get', isOpen ? {} : null);
  const refresh = useCallback(() => invalidate('vault.status', 'app.info'), []);
  useBridgeEvent('vault.locked', refresh);
  const lock = useCallback(async () => {
    await call('vault.lock', {});
    refresh();
  }, [refresh]);
  // settings live in the vault; a locked app keeps the look it had, and starts with the system's
  const [look, setLook] = useState(fallback);
  useEffect(() => {
    if (isOpen && settings.data) setLook(settings.data);
  }, [isOpen, settings.data]);
  const shown = isOpen && settings.data ? settings.data : look;
  const value = useMemo<Session>(
    () => ({ status: status.data, info: info.data, settings: shown, refresh, lock }),
    [status.data, info.data, shown, refresh, lock],
  );
  // the language is part of the settings: wait for them rather than flash another one
  const ready = status.data !== null && (!isOpen || settings.data !== null || settings.error !== null);
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
