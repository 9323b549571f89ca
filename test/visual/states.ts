import type { Scenario } from '../ui/scenario.ts';
import { scenarios as calendar } from '../ui/scenarios/calendar.ts';
import { scenarios as data } from '../ui/scenarios/data.ts';
import { scenarios as gallery } from '../ui/scenarios/gallery.ts';
import { scenarios as history } from '../ui/scenarios/history.ts';
import { scenarios as ideas } from '../ui/scenarios/ideas.ts';
import { scenarios as planner } from '../ui/scenarios/planner.ts';
import { scenarios as result } from '../ui/scenarios/result.ts';
import { scenarios as settings } from '../ui/scenarios/settings.ts';
import { scenarios as sharing } from '../ui/scenarios/sharing.ts';
import { scenarios as today } from '../ui/scenarios/today.ts';
import { scenarios as trials } from '../ui/scenarios/trials.ts';
import { scenarios as welcome } from '../ui/scenarios/welcome.ts';

/** All routes of the app (a test compares with src/renderer/routes.tsx), what comes before a vault is open, the charts. */
export const screens = [
  'today',
  'ideas',
  'trials',
  'planner',
  'calendar',
  'result',
  'history',
  'data',
  'sharing',
  'settings',
  'welcome',
  'gallery',
] as const;
type Screen = (typeof screens)[number];

const scenarios: Record<Screen, Record<string, Scenario>> = {
  calendar,
  data,
  gallery,
  history,
  ideas,
  planner,
  result,
  settings,
  sharing,
  today,
  trials,
  welcome,
};

/** Which states are kept as pictures: of every screen (the compiler asks for each) what people see most. */
const kept: Record<Screen, readonly string[]> = {
  calendar: ['main', 'paused'],
  data: ['done', 'running', 'metric', 'empty'],
  gallery: ['main'],
  history: ['main', 'empty'],
  ideas: ['main', 'empty'],
  planner: ['main', 'frozen'],
  result: ['main', 'unsure', 'worse', 'hidden'],
  settings: ['main', 'palette'],
  sharing: ['main', 'made'],
  today: ['main', 'none', 'error'],
  trials: ['main', 'empty'],
  welcome: ['create', 'wrong', 'device'],
};

interface NamedState {
  name: string;
  scenario: Scenario;
}

const nameOf = (screen: string, key: string): string => (key === 'main' ? screen : `${screen}-${key}`);

/** The states that are kept as pictures. */
export const states: readonly NamedState[] = Object.entries(kept).flatMap(([screen, keys]) =>
  keys.map((key) => {
    const scenario = scenarios[screen as Screen][key];
    if (!scenario) throw new Error(`There is no state "${key}" of ${screen} in test/ui/scenarios.`);
    return { name: nameOf(screen, key), scenario };
  }),
);

/** All there are, without the page of charts that no build of the app contains. */
export const everyState: readonly NamedState[] = Object.entries(scenarios)
  .filter(([screen]) => screen !== 'gallery')
  .flatMap(([screen, of]) =>
    Object.entries(of).map(([key, scenario]) => ({ name: nameOf(screen, key), scenario })),
  );
