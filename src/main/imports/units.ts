import { unitOfMetric } from '../../shared/samples.ts';

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
  'mg/dL': { factor: 1 / GLUCOSE },
};

const minutes: Record<string, Conversion> = {
  min: same,
  h: { factor: 60 },
  s: { factor: 1 / 60 },
  ms: { factor: 1 / 60_000 },
};

/** By canonical unit. Scales of answers (0-10, 0-3) have no other unit. */
const byUnit: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  count,
  min: minutes,
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

/** Other spellings of units, in lower case; where case tells units apart (Cal, cal) the exact one is tried first. */
const spellings: Readonly<Record<string, string>> = {
  kgs: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  gram: 'g',
  grams: 'g',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  stone: 'st',
  ounces: 'oz',
  meter: 'm',
  meters: 'm',
  metre: 'm',
  metres: 'm',
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  mile: 'mi',
  miles: 'mi',
  centimeters: 'cm',
  feet: 'ft',
  yards: 'yd',
  kilocalories: 'kcal',
  kilocalorie: 'kcal',
  kilojoules: 'kJ',
  kj: 'kJ',
  joules: 'J',
  j: 'J',
  '°c': 'degC',
  c: 'degC',
  celsius: 'degC',
  'degrees celsius': 'degC',
  degc: 'degC',
  '°f': 'degF',
  f: 'degF',
  fahrenheit: 'degF',
  degf: 'degF',
  'beats per minute': '/min',
  'beats/min': '/min',
  rpm: '/min',
  'breaths per minute': '/min',
  brpm: '/min',
  'breaths/min': '/min',
  'mm hg': 'mmHg',
  mmhg: 'mmHg',
  'mm[hg]': 'mmHg',
  kpa: 'kPa',
  'mmol/l': 'mmol/L',
  'mg/dl': 'mg/dL',
  percent: '%',
  milliseconds: 'ms',
  millisecond: 'ms',
  msec: 'ms',
  seconds: 's',
  sec: 's',
  second: 's',
  minute: 'min',
  minutes: 'min',
  mins: 'min',
  hour: 'h',
  hours: 'h',
  hr: 'h',
  hrs: 'h',
  steps: 'count',
  step: 'count',
  counts: 'count',
};

/** HealthKit writes the molar mass into the unit of glucose; its decimals have differed. */
const withoutMass = (unit: string): string => unit.replace(/^mmol<180\.\d+>\/L$/, 'mmol/L');

/** Units that are the only ones their metric is ever written in: a row without a unit still has a meaning. */
const onlyUnit = new Set<string>(['count', '/min']);

/** Units of which a metric has several in use: a bare number could be pounds or kilograms. */
const several = new Set(['kg', 'm', 'kcal', 'degC', 'mmol/L', 'min', 'ms']);

/** Is a value of this metric meaningless without its unit? */
export const needsUnit = (metric: string): boolean => several.has(unitOfMetric(metric));

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
export const toCanonical = (metric: string, unit: string): ((value: number) => number) | null => {
  const canonical = unitOfMetric(metric);
  const known = new Map(Object.entries(byUnit[canonical] ?? {}));
  const plain = withoutMass(unit.trim());
  const found =
    plain === canonical || (plain === '' && onlyUnit.has(canonical))
      ? (known.get(canonical) ?? same)
      : (known.get(plain) ?? known.get(spellings[plain.toLowerCase()] ?? ''));
  if (!found) return null;
  const { factor, offset = 0, fraction } = found;
  if (fraction) return (value) => tidy(value > LARGEST_FRACTION ? value : value * 100);
  if (factor === 1 && offset === 0) return (value) => value;
  // A difference of temperatures has no zero point.
  const shift = metric === 'skin-temperature-deviation' ? 0 : offset;
  return (value) => tidy(value * factor + shift);
};
