import { Activity, CalendarCheck, Lightbulb, type LucideIcon, Settings2, Share, Shuffle } from 'lucide-react';
import type { Route, RouteName } from '../routes.tsx';

export type PlaceName = 'today' | 'ideas' | 'trials' | 'data' | 'sharing' | 'settings';

/** The six places of the rail, in the order of a day's use. */
export const places: readonly { name: PlaceName; icon: LucideIcon; route: Route }[] = [
  { name: 'today', icon: CalendarCheck, route: { name: 'today' } },
  { name: 'ideas', icon: Lightbulb, route: { name: 'ideas' } },
  { name: 'trials', icon: Shuffle, route: { name: 'trials' } },
  { name: 'data', icon: Activity, route: { name: 'data' } },
  { name: 'sharing', icon: Share, route: { name: 'sharing' } },
  { name: 'settings', icon: Settings2, route: { name: 'settings' } },
];

/** Under which place of the rail a screen lives. */
export const placeOf: Record<RouteName, PlaceName> = {
  today: 'today',
  ideas: 'ideas',
  trials: 'trials',
  planner: 'trials',
  calendar: 'trials',
  result: 'trials',
  history: 'trials',
  data: 'data',
  sharing: 'sharing',
  settings: 'settings',
};
