import { calendar } from '../features/calendar/messages.ts';
import { intake } from '../features/data/intake-messages.ts';
import { measure } from '../features/data/measure-messages.ts';
import { data } from '../features/data/messages.ts';
import { tables, units, zones } from '../features/data/place-messages.ts';
import { ideas } from '../features/ideas/messages.ts';
import { planner } from '../features/planner/messages.ts';
import { result } from '../features/result/messages.ts';
import { settings } from '../features/settings/messages.ts';
import { sharing } from '../features/sharing/messages.ts';
import { prior } from '../features/sharing/service-messages.ts';
import { today } from '../features/today/messages.ts';
import { trials } from '../features/trials/messages.ts';
import { welcome } from '../features/welcome/messages.ts';
import { frame } from '../frame/messages.ts';
import { common } from './common.ts';
import { metrics } from './metrics.ts';

/** Every text of the app, one namespace a feature. Keys are read as `today.title`. */
export const catalogue = {
  common,
  metrics,
  frame,
  welcome,
  today,
  ideas,
  trials,
  planner,
  calendar,
  result,
  data,
  intake,
  measure,
  zones,
  tables,
  units,
  sharing,
  prior,
  settings,
};
