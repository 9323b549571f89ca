import { lazy, Suspense } from 'react';
import { CalendarScreen } from '../features/calendar/CalendarScreen.tsx';
import { DataPlace } from '../features/data/DataPlace.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { SharingScreen } from '../features/sharing/SharingScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';
import type { Route } from '../routes.tsx';

// the screens with large charts load after Today is on the screen, so that it is there sooner
const load = {
  ideas: () => import('../features/ideas/IdeasScreen.tsx'),
  trials: () => import('../features/trials/TrialsScreen.tsx'),
  planner: () => import('../features/planner/PlannerScreen.tsx'),
  result: () => import('../features/result/ResultScreen.tsx'),
  history: () => import('../features/history/HistoryScreen.tsx'),
};
const IdeasScreen = lazy(async () => ({ default: (await load.ideas()).IdeasScreen }));
const TrialsScreen = lazy(async () => ({ default: (await load.trials()).TrialsScreen }));
const PlannerScreen = lazy(async () => ({ default: (await load.planner()).PlannerScreen }));
const ResultScreen = lazy(async () => ({ default: (await load.result()).ResultScreen }));
const HistoryScreen = lazy(async () => ({ default: (await load.history()).HistoryScreen }));

/** Loads the code of all screens, one after the other, while the person does nothing. Answers how to stop. */
export const loadAllScreens = (): (() => void) => {
  const left = Object.values(load);
  let waiting = 0;
  const next = () => {
    const one = left.shift();
    if (!one) return;
    waiting = requestIdleCallback(() => void one().then(next, next));
  };
  next();
  return () => {
    left.length = 0;
    cancelIdleCallback(waiting);
  };
};

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
      return <SettingsScreen {...(route.section === undefined ? {} : { section: route.section })} />;
  }
};

export const Screen = ({ route }: { route: Route }) => <Suspense fallback={null}>{screenOf(route)}</Suspense>;
