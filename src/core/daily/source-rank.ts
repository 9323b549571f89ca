import type { Source } from './columns.ts';

/**
 * Who is believed first where several measured the same time. What is worn measures more of the day than what
 * lies on the table, and a device's own record is nearer to the measurement than an app's copy of it.
 */
const watch = /\bwatch/i;
const wearable =
  /\b(fitbit|garmin|forerunner|fenix|vivo\w+|oura|whoop|polar|withings|scanwatch|amazfit|mi band|huawei|xiaomi|galaxy fit|band|ring|samsung)\b/i;
const phone = /\b(iphone|ipad|ipod|phone|android|pixel|galaxy)\b/i;

export const rank = { watch: 0, wearable: 1, appOnWatch: 2, phone: 3, other: 4 } as const;

/**
 * Rank of a source, 0 first.
 *
 * @param source the name the export gives ("Robin's Apple Watch", "Strava")
 * @param device what the export says of the hardware, '' where it says nothing
 */
export const sourceRank = (source: string, device: string): number => {
  if (watch.test(source)) return rank.watch;
  if (wearable.test(source)) return rank.wearable;
  if (watch.test(device) || wearable.test(device)) return rank.appOnWatch;
  if (phone.test(source) || phone.test(device)) return rank.phone;
  return rank.other;
};

/** Sorting order of sources: rank first, then name, so that the answer never depends on the order of imports. */
export const believedFirst = (a: Source, b: Source): number =>
  a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
