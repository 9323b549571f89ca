import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

/** Parts of the settings that can be gone to by name. */
export const settingsSections = [
  'appearance',
  'language',
  'reminders',
  'units',
  'security',
  'backups',
  'keep',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** The screens. Routes live in memory only: nothing about a person's trials belongs into an address. */
export type Route =
  | { name: 'today'; day?: string }
  | { name: 'ideas' }
  | { name: 'trials' }
  | { name: 'planner'; candidateIds?: readonly string[] }
  | { name: 'calendar'; id: string }
  | { name: 'result'; id: string }
  | { name: 'history' }
  /** The overview; with `metric` its page, with `day` too that day's samples; with `zones` the zone history. */
  | { name: 'data'; pick?: boolean; metric?: string; day?: string; zones?: boolean }
  | { name: 'sharing' }
  | { name: 'settings'; section?: SettingsSection };

export type RouteName = Route['name'];

export interface Router {
  readonly route: Route;
  go(route: Route): void;
  readonly canGoBack: boolean;
  back(): void;
}

const Context = createContext<Router | null>(null);
const DEPTH = 50; // remembered screens

export const RouterProvider = (props: { start?: Route; children: ReactNode }) => {
  const [history, setHistory] = useState<readonly Route[]>([props.start ?? { name: 'today' }]);
  const go = useCallback((route: Route) => setHistory((h) => [...h.slice(-DEPTH), route]), []);
  const back = useCallback(() => setHistory((h) => (h.length > 1 ? h.slice(0, -1) : h)), []);
  const value = useMemo<Router>(
    () => ({ route: history.at(-1) ?? { name: 'today' }, go, back, canGoBack: history.length > 1 }),
    [history, go, back],
  );
  return <Context value={value}>{props.children}</Context>;
};

/** `const { route, go, back } = useRouter()` */
export const useRouter = (): Router => {
  const router = use(Context);
  if (!router) throw new Error('useRouter outside of RouterProvider');
  return router;
};
