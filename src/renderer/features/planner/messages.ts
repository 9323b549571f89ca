import { arms } from './messages/arms.ts';
import { assurance } from './messages/assurance.ts';
import { how } from './messages/how.ts';
import { length } from './messages/length.ts';
import { outcome } from './messages/outcome.ts';
import { reminder } from './messages/reminder.ts';
import { start } from './messages/start.ts';

/** The texts of the planner, put together from its sections. */
export const planner = {
  en: { ...start.en, ...outcome.en, ...arms.en, ...how.en, ...length.en, ...reminder.en, ...assurance.en },
  de: { ...start.de, ...outcome.de, ...arms.de, ...how.de, ...length.de, ...reminder.de, ...assurance.de },
};
