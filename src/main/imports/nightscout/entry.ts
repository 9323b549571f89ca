import { type JsonObject, numberOf, textOf } from '../json-shape.ts';

/** A glucose of Nightscout, in mg/dL whatever the site shows. */
export interface NightscoutEntry {
  /** UTC ms. */
  at: number;
  mgdl: number;
  /** Minutes east of UTC of the uploader, null where nothing or only 0 is stated (servers write 0 for unknown). */
  offset: number | null;
  device: string;
  /** False for a finger prick, whose meter measures beyond the sensor's range. */
  sensor: boolean;
}

/** Sensors report "too low" as 39 or less (1 to 12 are error codes) and "too high" as 401 or more. */
export const isBeyondRange = (mgdl: number): boolean => mgdl <= 39 || mgdl >= 401;

/** An entry of entries.json, null for one without a glucose (calibrations, profiles, treatments). */
export const entryOf = (e: JsonObject): NightscoutEntry | null => {
  const mgdl = numberOf(e['sgv'] ?? e['mbg']);
  if (e['sgv'] === undefined && e['mbg'] === undefined) return null;
  const stated = numberOf(e['date']);
  const at = Number.isFinite(stated) ? stated : Date.parse(textOf(e['dateString']));
  const offset = numberOf(e['utcOffset']);
  return {
    at,
    mgdl,
    offset: Number.isFinite(offset) && offset !== 0 ? offset : null,
    device: textOf(e['device']).slice(0, 60),
    sensor: e['sgv'] !== undefined,
  };
};

/**
 * A row of entries.csv, which has no header: ISO time in UTC, the same in ms, mg/dL, direction, device.
 *
 * @returns null for another table
 */
export const entryOfRow = (cells: readonly string[]): NightscoutEntry | null => {
  const iso = Date.parse((cells[0] ?? '').trim());
  const ms = Number((cells[1] ?? '').trim() || Number.NaN);
  const same = Number.isFinite(iso) && Math.abs(iso - ms) < 1000;
  return same
    ? {
        at: ms,
        mgdl: numberOf((cells[2] ?? '').trim()),
        offset: null,
        device: (cells[4] ?? '').trim(),
        sensor: true,
      }
    : null;
};
