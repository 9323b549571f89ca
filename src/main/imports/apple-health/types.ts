import { type MetricCode, SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';

/** HealthKit quantity types that have a metric code of ours. */
export const quantityTypes: Readonly<Record<string, MetricCode>> = {
  HKQuantityTypeIdentifierStepCount: 'steps',
  HKQuantityTypeIdentifierDistanceWalkingRunning: 'distance',
  HKQuantityTypeIdentifierActiveEnergyBurned: 'active-energy',
  HKQuantityTypeIdentifierHeartRate: 'heart-rate',
  HKQuantityTypeIdentifierRestingHeartRate: 'resting-heart-rate',
  HKQuantityTypeIdentifierHeartRateVariabilitySDNN: 'hrv-sdnn',
  HKQuantityTypeIdentifierRespiratoryRate: 'respiratory-rate',
  HKQuantityTypeIdentifierOxygenSaturation: 'spo2',
  HKQuantityTypeIdentifierBodyTemperature: 'body-temperature',
  HKQuantityTypeIdentifierBodyMass: 'weight',
  HKQuantityTypeIdentifierBloodPressureSystolic: 'blood-pressure-systolic',
  HKQuantityTypeIdentifierBloodPressureDiastolic: 'blood-pressure-diastolic',
  HKQuantityTypeIdentifierBloodGlucose: 'glucose',
};

export const SLEEP_TYPE = 'HKCategoryTypeIdentifierSleepAnalysis';
export const SLEEP_METRIC = SLEEP_STAGE_METRIC;

/** Before iOS 16 there was only Asleep; AsleepUnspecified is its name since. */
export const sleepValues: Readonly<Record<string, number>> = {
  HKCategoryValueSleepAnalysisInBed: sleepStage.inBed,
  HKCategoryValueSleepAnalysisAsleep: sleepStage.asleep,
  HKCategoryValueSleepAnalysisAsleepUnspecified: sleepStage.asleep,
  HKCategoryValueSleepAnalysisAsleepCore: sleepStage.light,
  HKCategoryValueSleepAnalysisAsleepDeep: sleepStage.deep,
  HKCategoryValueSleepAnalysisAsleepREM: sleepStage.rem,
  HKCategoryValueSleepAnalysisAwake: sleepStage.awake,
};

/** Blood pressure rows appear twice: in a Correlation that pairs them, and on their own. */
export const pairedMetrics: ReadonlySet<string> = new Set<MetricCode>([
  'blood-pressure-systolic',
  'blood-pressure-diastolic',
]);

/** Elements that carry no measurement or repeat one (the totals of a workout are sums of its records). */
export const silentElements: ReadonlySet<string> = new Set([
  'HealthData',
  'ExportDate',
  'Me',
  'Correlation',
  'MetadataEntry',
  'HeartRateVariabilityMetadataList',
  'InstantaneousBeatsPerMinute',
]);
