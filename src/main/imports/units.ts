import { type MetricCode, metricUnits } from '../../shared/samples.ts';

/** value in the canonical unit = value * factor + offset; `fraction`: 0.97 means 97 %. */
interface Conversion {
  factor: number;
  offset?: number;
  fraction?: true;
}

const same: Conversion = { factor: 1 };

const length: Record<string, Conversion> = {
  m: same,
  km: { factor: 1000 },
  cm: { factor: 0.01 },
  mi: { factor: 1609.344 }, // international mile
  yd: { factor: 0.9144 },
  ft: { factor: 0.3048 },
  in: { factor: 0.0254 },
};
const energy: Record<string, Conversion> = {
  kcal: same,
  Cal: same, // the dietary Calorie, with a capital C
  cal: { factor: 0.001 },
  kJ: { factor: 1 / 4.184 }, // thermochemical calorie, as HealthKit uses
  J: { factor: 1 / 4184 },
};
const mass: Record<string, Conversion> = {
  kg: same,
  g: { factor: 0.001 },
  lb: { factor: 0.45359237 }, // international pound
  st: { factor: 6.35029318 },
  oz: { factor: 0.028349523125 },
};
const temperature: Record<string, Conversion> = {
  degC: same,
  degF: { factor: 5 / 9, offset: -160 / 9 },
  K: { factor: 1, offset: -273.15 },
};
const pressure: Record<string, Conversion> = {
  mmHg: same,
  kPa: { factor: 7.50061683 },
  Pa: { factor: 0.00750061683 },
};
const rate: Record<string, Conversion> = {
  'count/min': same,
  '/min': same,
  bpm: same,
  'count/s': { factor: 60 },
};
const duration: Record<string, Conversion> = { ms: same, s: { factor: 1000 } };
const count: Record<string, Conversion> = { count: same };
const percent: Record<string, Conversion> = { '%': { factor: 1, fraction: true } };
const GLUCOSE = 18.01558800000541; // mg/dL in one mmol/L: the molar mass that HealthKit writes into its unit
const glucose: Record<string, Conversion> = {
  'mmol/L': same,
  'mmol<180.1558800000541>/L': same,
  'mg/dL': { factor: 1 / GLUCOSE },
};

const byUnit: Partial<Record<(typeof metricUnits)[MetricCode], Record<string, Conversion>>> = {
  count,
  m: length,
  kcal: energy,
  '/min': rate,
  ms: duration,
  '%': percent,
  degC: temperature,
  kg: mass,
  mmHg: pressure,
  'mmol/L': glucose,
};

/** Units that are the only ones their metric is ever written in: a row without a unit still has a meaning. */
const onlyUnit = new Set<string>(['count', '/min']);

/** Numbers above this came as per cent already, although the unit promises a fraction of 1. */
const LARGEST_FRACTION = 1;

/** Rounds to a millionth of the canonical unit: 0.1 km is 100 m, not 100.00000000000001 m. */
const tidy = (x: number): number => Math.round(x * 1e6) / 1e6;

/**
 * How to bring values of a metric from a source's unit into the canonical one.
 *
 * @param unit the unit as the export writes it, '' where it writes none
 * @returns a function of one value, or null where the unit is not one of this metric
 */
export const toCanonical = (metric: MetricCode, unit: string): ((value: number) => number) | null => {
  const canonical = metricUnits[metric];
  const found =
    unit === '' && onlyUnit.has(canonical)
      ? same
      : Object.entries(byUnit[canonical] ?? {}).find(([u]) => u === unit)?.[1];
  if (!found) return null;
  const { factor, offset = 0, fraction } = found;
  if (fraction) return (value) => tidy(value > LARGEST_FRACTION ? value : value * 100);
  if (factor === 1 && offset === 0) return (value) => value;
  return (value) => tidy(value * factor + offset);
};
