import { sleepStage } from '../../../shared/samples.ts';

/** Metric names of Health Auto Export that have a metric of ours. */
export const metricNames: Readonly<Record<string, string>> = {
  step_count: 'steps',
  walking_running_distance: 'distance',
  distance_walking_running: 'distance',
  active_energy: 'active-energy',
  active_energy_burned: 'active-energy',
  heart_rate: 'heart-rate',
  resting_heart_rate: 'resting-heart-rate',
  heart_rate_variability: 'hrv-sdnn',
  heart_rate_variability_sdnn: 'hrv-sdnn',
  respiratory_rate: 'respiratory-rate',
  blood_oxygen_saturation: 'spo2',
  oxygen_saturation: 'spo2',
  body_temperature: 'body-temperature',
  weight_body_mass: 'weight',
  body_mass: 'weight',
  blood_pressure_systolic: 'blood-pressure-systolic',
  blood_pressure_diastolic: 'blood-pressure-diastolic',
  blood_glucose: 'glucose',
};

/** Metrics that add up over a stretch of time. */
export const summed: ReadonlySet<string> = new Set(['steps', 'distance', 'active-energy']);

/** Sleep stages by their names without case and blanks ("In Bed", "Asleep Core", "REM"). */
const stageNames: readonly (readonly [RegExp, number])[] = [
  [/^inbed$/, sleepStage.inBed],
  [/(?:core|light)$/, sleepStage.light],
  [/deep$/, sleepStage.deep],
  [/rem$/, sleepStage.rem],
  [/^awake$/, sleepStage.awake],
  [/^(?:asleep|asleepunspecified|unspecified|sleep)$/, sleepStage.asleep],
];

/** The stage's number, null for a name that is none. */
export const stageOf = (name: string): number | null =>
  stageNames.find(([pattern]) => pattern.test(name.toLowerCase().replace(/[\s_-]/g, '')))?.[1] ?? null;
