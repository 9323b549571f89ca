import { plainHeader } from '../text/headers.ts';

export const SOURCE = 'Fitbit';

/** Apps whose data Fitbit passes on, under the names their own exports are stored with. */
const known: Readonly<Record<string, string>> = {
  'garmin connect': 'Garmin',
  garmin: 'Garmin',
  oura: 'Oura',
  whoop: 'WHOOP',
  withings: 'Withings',
  'samsung health': 'Samsung Health',
  unknown: 'Health Connect',
};

/**
 * Who measured, by the column `data source`. "Garmin Connect Health Connect", "Phone Health Kit": a copy that Fitbit
 * was given by the phone; it keeps its own source, so that it never counts beside the tracker for the same time.
 */
export const sourceOf = (dataSource: string): { source: string; device: string | undefined } => {
  const copy = /^(.*?)\s*health\s?(?:connect|kit)$/i.exec(dataSource);
  if (!copy) return { source: SOURCE, device: dataSource || undefined };
  const app = (copy[1] ?? '').trim();
  return { source: known[plainHeader(app)] ?? (app || 'Health Connect'), device: undefined };
};
