import { offsetZone, type WallClock } from '../../clock.ts';
import type { FitPart } from './readings.ts';

const FIT_EPOCH = Date.UTC(1989, 11, 31); // ms
/** Times below are seconds since the device was switched on: its clock was never set. FIT profile, date_time. */
const SYSTEM_TIME = 0x10000000;
const FARTHEST = 15 * 3600; // seconds between any place and UTC
const QUARTER = 900; // seconds; offsets are multiples

export interface FitClock {
  /** UTC ms of a time of the file, NaN where nothing tells it. */
  instant(seconds: number): number;
  /** The offset of the place, where the file states one that can be true. */
  zone: string | undefined;
}

/** The clock of a FIT file by its anchors: what the device counted, and what the clock on the wall showed then. */
export const fitClock = (part: FitPart, clock: WallClock): FitClock => {
  const anchor = part.anchors.find((a) => a.time >= 0 && a.local >= SYSTEM_TIME);
  const shift = anchor ? anchor.local - anchor.time : Number.NaN;
  const place = anchor !== undefined && anchor.time >= SYSTEM_TIME && Math.abs(shift) <= FARTHEST;
  const rounded = Math.round(shift / QUARTER) * QUARTER;
  return {
    instant(seconds) {
      if (seconds >= SYSTEM_TIME) return FIT_EPOCH + seconds * 1000;
      return Number.isNaN(shift) ? Number.NaN : clock.instant(FIT_EPOCH + (seconds + shift) * 1000);
    },
    zone: place ? offsetZone(rounded / 60) : undefined,
  };
};
