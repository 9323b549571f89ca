import { MS_PER_DAY } from '../../shared/units.ts';
import { type DateOrder, parseDate } from './text/dates.ts';

/**
 * The calendar day that a text names, days since 1970-01-01, whatever time and offset stand behind it; NaN where it
 * names none (`takeDay` refuses that with a reason).
 */
export const dayIn = (text: string, order: DateOrder = 'mdy'): number => {
  const date = parseDate(text, order);
  return date ? Math.floor(date.wall / MS_PER_DAY) : Number.NaN;
};
