import type { MetricCode } from '../../../shared/samples.ts';

/** Observations that have a metric of ours, by LOINC code. */
export const loinc: Readonly<Record<string, MetricCode>> = {
  '55423-8': 'steps', // number of steps, unspecified time
  '41950-7': 'steps', // in 24 hours
  '41953-1': 'distance', // walked in 24 hours
  '8867-4': 'heart-rate',
  '40443-4': 'resting-heart-rate',
  '80404-7': 'hrv-sdnn', // R-R interval, standard deviation
  '9279-1': 'respiratory-rate',
  '2708-6': 'spo2',
  '59408-5': 'spo2', // by pulse oximetry
  '8310-5': 'body-temperature',
  '8331-1': 'body-temperature', // oral
  '8333-7': 'body-temperature', // tympanic
  '29463-7': 'weight',
  '3141-9': 'weight', // measured
  '3142-7': 'weight', // stated
  '8480-6': 'blood-pressure-systolic',
  '8462-4': 'blood-pressure-diastolic',
  '2339-0': 'glucose', // mass, blood
  '2345-7': 'glucose', // mass, serum or plasma
  '1558-6': 'glucose', // fasting
  '15074-8': 'glucose', // moles, blood
  '14749-6': 'glucose', // moles, serum or plasma
  '41653-7': 'glucose', // capillary, glucometer, mass
  '14743-9': 'glucose', // capillary, glucometer, moles
  '99504-3': 'glucose', // interstitial fluid
  '93832-4': 'sleep-duration',
  '93829-0': 'sleep-rem',
  '93830-8': 'sleep-light',
  '93831-6': 'sleep-deep',
  '72514-3': 'pain', // severity 0-10, verbal rating
};

/** Codes whose value is that of 24 hours, although the time of the observation is often a moment. */
export const wholeDay: ReadonlySet<string> = new Set([
  '41950-7',
  '41953-1',
  '93832-4',
  '93829-0',
  '93830-8',
  '93831-6',
]);

/** The two codes of a blood pressure panel, current and outdated. */
export const panels: ReadonlySet<string> = new Set(['85354-9', '55284-4']);

/** UCUM units that ../units.ts spells in another way; names such as "lbs" it knows itself. */
const ucum: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  '[lb_av]': 'lb',
  '[oz_av]': 'oz',
  '[stone_av]': 'st',
  Cel: 'degC',
  '[degF]': 'degF',
  '[mi_i]': 'mi',
  '[mi_us]': 'mi',
  '[ft_i]': 'ft',
  '1': 'count',
};

/**
 * A unit of ../units.ts for a FHIR quantity. Annotations in braces carry no unit: "{beats}/min" is "/min",
 * "{steps}" is a count.
 *
 * @returns '' where the quantity states no unit
 */
export const unitOf = (code: string, unit: string): string => {
  const stated = code || unit;
  const bare = stated.replace(/\{[^}]*\}/g, '');
  if (/^(?:beats|breaths)?\/min$/i.test(bare) || /^(?:beats|breaths)\s*per\s*min/i.test(bare)) return '/min';
  if (stated !== '' && bare === '') return /step/i.test(stated) ? 'count' : '';
  return ucum[bare] ?? bare;
};
