import type { DailyInput, DayValue } from './columns.ts';
import { dailyHeadache, highestOfDay } from './highest.ts';
import { dailyMeans } from './means.ts';
import { ruleOf } from './rules.ts';
import { dailySleep } from './sleep.ts';
import { dailySums } from './sums.ts';

export { type DailyInput, type DayValue, isWholeDay, type SampleColumns, type Source } from './columns.ts';
export { explainDay, type SampleFate } from './explain.ts';
export { dailyGroup, marginOf, ruleOf, storedMetrics } from './rules.ts';
export { type SleepSession, sleepSessions } from './sleep.ts';
export { sourceRank } from './source-rank.ts';
export {
  dayStart,
  localDay,
  offsetAt,
  tableAt,
  type ZoneHistory,
  type ZoneTable,
  zoneHistory,
} from './zone.ts';

/**
 * Daily values of all metrics of a group (rules.ts), from the samples of its stored metrics.
 *
 * @returns by metric code, rows of the days from `input.from` to `input.to` that have data, in order
 */
export const dailyValues = (group: string, input: DailyInput): Record<string, DayValue[]> => {
  const rule = ruleOf(group);
  switch (rule.kind) {
    case 'sleep':
      return dailySleep(input);
    case 'headache':
      return dailyHeadache(input);
    case 'total':
      return { [group]: dailySums(input) };
    case 'highest':
      return { [group]: highestOfDay(input) };
    case 'mean':
      return { [group]: dailyMeans(input, rule) };
  }
};
