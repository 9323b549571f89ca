/** What is read of a table of single moments: `time`, `zone_offset` and columns with values. */
export interface InstantTable {
  table: string;
  columns: readonly { column: string; metric: string; unit: string }[];
}

/**
 * Tables of the export (no official description; names from the Android source and real exports). Units are those
 * in which Android stores: grams, small calories, degrees Celsius, mmol/L, per cent.
 */
export const instantTables: readonly InstantTable[] = [
  { table: 'weight_record_table', columns: [{ column: 'weight', metric: 'weight', unit: 'g' }] },
  {
    table: 'blood_pressure_record_table',
    columns: [
      { column: 'systolic', metric: 'blood-pressure-systolic', unit: 'mmHg' },
      { column: 'diastolic', metric: 'blood-pressure-diastolic', unit: 'mmHg' },
    ],
  },
  {
    table: 'resting_heart_rate_record_table',
    columns: [{ column: 'beats_per_minute', metric: 'resting-heart-rate', unit: '/min' }],
  },
  {
    table: 'heart_rate_variability_rmssd_record_table',
    columns: [{ column: 'heart_rate_variability_millis', metric: 'hrv-rmssd', unit: 'ms' }],
  },
  {
    table: 'oxygen_saturation_record_table',
    columns: [{ column: 'percentage', metric: 'spo2', unit: '%' }],
  },
  {
    table: 'respiratory_rate_record_table',
    columns: [{ column: 'rate', metric: 'respiratory-rate', unit: '/min' }],
  },
  { table: 'blood_glucose_record_table', columns: [{ column: 'level', metric: 'glucose', unit: 'mmol/L' }] },
  {
    table: 'body_temperature_record_table',
    columns: [{ column: 'temperature', metric: 'body-temperature', unit: 'degC' }],
  },
];

/** Tables of sums over a stretch of time. */
export const intervalTables: readonly { table: string; column: string; metric: string; unit: string }[] = [
  { table: 'steps_record_table', column: 'count', metric: 'steps', unit: 'count' },
  { table: 'distance_record_table', column: 'distance', metric: 'distance', unit: 'm' },
  { table: 'active_calories_burned_record_table', column: 'energy', metric: 'active-energy', unit: 'cal' },
];

/** Tables with a parent row an interval and a child row a value. */
export const seriesTables: readonly {
  parent: string;
  child: string;
  column: string;
  metric: string;
  unit: string;
}[] = [
  {
    parent: 'heart_rate_record_table',
    child: 'heart_rate_record_series_table',
    column: 'beats_per_minute',
    metric: 'heart-rate',
    unit: '/min',
  },
  {
    parent: 'skin_temperature_record_table',
    child: 'skin_temperature_delta_table',
    column: 'delta',
    metric: 'skin-temperature-deviation',
    unit: 'degC',
  },
];

/** Android writes this smallest of numbers for "not recorded". */
export const NOT_RECORDED = 5e-324;
