import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.ts';

/** A clock that stands where the story has got to. */
export interface StoryClock extends Clock {
  /** Sets it to a wall-clock time of a local day. */
  set(day: string, time?: string): void;
}

export const createStoryClock = (zone: string, day: string, time = '12:00'): StoryClock => {
  const at = (d: string, t: string) =>
    Temporal.PlainDate.from(d).toZonedDateTime({ timeZone: zone, plainTime: t }).epochMilliseconds;
  let now = at(day, time);
  return {
    zone,
    now: () => now,
    set: (d, t = '20:40') => {
      now = at(d, t);
    },
  };
};
