/** Where the columns of a Clarity table stand; headers are in the account's language, their order is the same. */
export interface ClarityLayout {
  time: number;
  type: number;
  device: number;
  glucose: number;
  unit: 'mg/dL' | 'mmol/L';
}

/** The time's header tells its format: (YYYY-MM-DDThh:mm:ss), (JJJJ-MM-TTThh:mm:ss), (AAAA-MM-DDThh:mm:ss). */
const timeHeader = /\([YJA]{4}-[A-Z]{2}-[A-Z]{2}.*hh:mm:ss\)/i;
const glucoseHeader = /\((mg\/dl|mmol\/l)\)/i;

/** @param header cells of the first row */
export const clarityLayout = (header: readonly string[]): ClarityLayout | null => {
  const time = header.findIndex((h) => timeHeader.test(h));
  const glucose = header.findIndex((h) => glucoseHeader.test(h));
  if (time < 0 || glucose < time + 4) return null;
  const unit = glucoseHeader.exec(header[glucose] ?? '')?.[1]?.toLowerCase() === 'mg/dl' ? 'mg/dL' : 'mmol/L';
  return { time, type: time + 1, device: time + 4, glucose, unit };
};

const known = /^(?:EGV|EGW|VEG|VGE|Niveles estimados de glucosa)$/i;

/**
 * The word for "estimated glucose value" in this file: a known one, else the type that most readings have. Alerts
 * and calibrations carry numbers too and are not readings of the sensor.
 *
 * @param types types of the rows that have a time and a number
 */
export const readingType = (types: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([type]) => type);
  return ranked.find((type) => known.test(type)) ?? ranked[0] ?? '';
};
