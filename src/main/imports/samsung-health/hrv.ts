import type { Member } from '../container.ts';
import { numberOf, objectsOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { SOURCE } from './columns.ts';
import { isEmptyDate } from './time.ts';

/** jsons/com.samsung.health.hrv/*: the windows of an hour, which the CSV only points to. Times in epoch ms. */
export const readHrvWindows = async (member: Member, context: ReadContext): Promise<void> => {
  objectsOf(await context.json(member)).forEach((window, i) => {
    const start = numberOf(window['start_time']);
    const end = numberOf(window['end_time']);
    if (Number.isNaN(start) || isEmptyDate(start)) return;
    for (const [key, metric] of [
      ['rmssd', 'hrv-rmssd'],
      ['sdnn', 'hrv-sdnn'],
    ] as const) {
      const value = numberOf(window[key]);
      if (value > 0)
        context.take(
          { metric, start, end: end >= start ? end : start, value, source: SOURCE },
          member,
          i + 1,
        );
    }
  });
};
