import { lazy, Suspense } from 'react';
import { CalendarScreen } from '../features/calendar/CalendarScreen.tsx';
import { DataPlace } from '../features/data/DataPlace.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { SharingScreen } from '../features/sharing/SharingScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';
import type { Route } from '../routes.tsx';

// the screens with large charts load when they are opened, so that Today is on the screen sooner
const IdeasScreen = lazy(async () => ({
  default: (await import('../features/ideas/IdeasScreen.tsx')).IdeasScreen,
}));
const TrialsScreen = lazy(async () => ({
  default: (await import('../features/trials/TrialsScreen.tsx')).TrialsScreen,
}));
const PlannerScreen = lazy(async () => ({
  default: (await import('../features/planner/PlannerScreen.tsx')).PlannerScreen,
}));
const ResultScreen = lazy(async () => ({
  default: (await import('../features/result/ResultScreen.tsx')).ResultScreen,
}));

const HistoryScreen = lazy(async () => ({
  default: (await import('../features/history/HistoryScreen.tsx')).HistoryScreen,
}));

const screenOf = (route: Route) => {
  switch (route.name) {
    case 'today':
      return <TodayScreen {...(route.day === undefined ? {} : { day: route.day })} />;
    case 'ideas':
      return <IdeasScreen />;
    case 'trials':
      return <TrialsScreen />;
    case 'planner':
      return <PlannerScreen candidateIds={route.candidateIds ?? []} />;
    case 'calendar':
      return <CalendarScreen id={route.id} />;
    case 'result':
      return <ResultScreen id={route.id} />;
    case 'history':
      return <HistoryScreen />;
    case 'data':
      return <DataPlace {...route} />;
    case 'sharing':
      return <SharingScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
};

export const Screen = ({ route }: { route: Route }) => <Suspense fallback={null}>{screenOf(route)}</Suspense>;
