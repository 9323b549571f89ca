/** What the vault stores of a wearable export: one row a sample. */

/** Metric codes and canonical units (the vault stores nothing in another unit). */
export const metricUnits = {
  steps: 'count',
  distance: 'm',
  'active-energy': 'kcal',
  'heart-rate': '/min',
  'resting-heart-rate': '/min',
  'hrv-sdnn': 'ms',
  'hrv-rmssd': 'ms',
  'respiratory-rate': '/min',
  spo2: '%',
  'body-temperature': 'degC',
  'skin-temperature-deviation': 'degC',
  weight: 'kg',
  'blood-pressure-systolic': 'mmHg',
  'blood-pressure-diastolic': 'mmHg',
  glucose: 'mmol/L',
  'sleep-duration': 'min',
  'sleep-deep': 'min',
  'sleep-rem': 'min',
  'sleep-light': 'min',
  'sleep-awake': 'min',
  headache: '0-10',
  'migraine-day': '0/1',
  pain: '0-10',
  mood: '0-10',
  /** Bleeding of the day: 1 spotting or of unknown strength, 2 light, 3 medium, 4 heavy; 0 only where it was said. */
  menstruation: '0-4',
} as const;
export type MetricCode = keyof typeof metricUnits;

/**
 * Metrics with a name of their own behind a colon, and their units. `symptom:` 0 not present, 1 mild or of unknown
 * strength, 2 moderate, 3 severe. `medication:` intakes. `workout:` minutes without pauses.
 */
const namedUnits: Readonly<Record<string, string>> = {
  symptom: '0-3',
  medication: 'count',
  workout: 'min',
};

/** The canonical unit of a metric code, '' for a code that nobody defined. */
export const unitOfMetric = (code: string): string => {
  if (code === SLEEP_STAGE_METRIC) return 'stage';
  const fixed = (metricUnits as Readonly<Record<string, string>>)[code];
  return fixed ?? namedUnits[code.slice(0, Math.max(0, code.indexOf(':')))] ?? '';
};

/** Makes the code of a named metric: ('symptom', 'Light sensitivity') -> 'symptom:light-sensitivity'. */
export const namedMetric = (kind: 'symptom' | 'medication' | 'workout', name: string): string => {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${kind}:${plain === '' ? 'unnamed' : plain}`;
};

/** Sleep stages are stored as samples of the pseudo-metric `sleep-stage`, value = the stage's number. */
export const SLEEP_STAGE_METRIC = 'sleep-stage';
export const sleepStage = { inBed: 0, asleep: 1, awake: 2, light: 3, deep: 4, rem: 5 } as const;

/**
 * A columnar batch of samples, made by an import worker and transferred to the vault worker without copying.
 * Text columns are indexes into `dict`; index 0 of each dictionary is '' (unknown).
 */
export interface SampleBatch {
  n: number;
  dict: { metric: string[]; source: string[]; device: string[]; unit: string[]; zone: string[] };
  metric: Uint16Array;
  source: Uint16Array;
  device: Uint16Array;
  /** The source's own unit, kept as provenance; values are already canonical. */
  unit: Uint16Array;
  /** IANA zone where the export states it. */
  zone: Uint16Array;
  /** UTC milliseconds. */
  start: Float64Array;
  end: Float64Array;
  value: Float64Array;
}

export interface StoredSample {
  start: number;
  end: number;
  value: number;
  source: string;
  zone: string;
}

/** The value of one metric on one local day. No row means no data: missing is never zero. */
export interface DailyValue {
  day: string;
  value: number;
  unit: string;
  /** Share of the day (or night) that samples cover, 0 to 1; null where it has no meaning. */
  coverage: number | null;
  sources: string[];
}

export interface MetricInfo {
  metric: string;
  unit: string;
  days: number;
  first: string;
  last: string;
  sources: string[];
}

export interface Refusal {
  reason: string;
  count: number;
  examples: string[];
}

export interface ImportReceipt {
  importId: string;
  files: { path: string; source: string; bytes: number; sha256: string }[];
  read: number;
  new: number;
  known: number;
  refused: Refusal[];
  byMetric: Record<string, { read: number; new: number; known: number }>;
  unknownTypes: Record<string, number>;
  first: string | null;
  last: string | null;
  warnings: string[];
  seconds: number;
  /**
   * The zone history by which wall clocks without a zone became instants; left out where the export needed none.
   * After a change of the history these files can be imported again: that replaces this import.
   */
  zones?: ZoneSpan[];
}

/** An import that a crash interrupted. */
export interface InterruptedImportInfo {
  importId: string;
  at: string;
  /** The files it was made of; empty where this version cannot go on with it. */
  paths: string[];
  /** Rows that are stored and do not count yet. */
  rows: number;
}

/** A question about an export that only the person can answer. */
export interface ImportQuestion {
  id: string;
  text: string;
  choices: { value: string; label: string }[];
}

/** What is in files, before they are imported. */
export interface ImportPreview {
  files: { path: string; source: string; bytes: number }[];
  /** Rows that would be read, with the time from the first to the last. */
  byMetric: Record<string, { rows: number; first: string; last: string }>;
  refused: Refusal[];
  unknownTypes: Record<string, number>;
  warnings: string[];
  questions: ImportQuestion[];
  /** What sources tell about the files, by source id. */
  notes: Record<string, unknown>;
  /** True where the files are so large that only their beginning was looked at. */
  partial: boolean;
}

export interface ImportProgress {
  jobId: string;
  file: string;
  source: string;
  bytesDone: number;
  bytesTotal: number;
  rowsRead: number;
  rowsNew: number;
  secondsLeft: number | null;
  phase: 'reading' | 'summarising' | 'done' | 'failed' | 'cancelled';
}

/** One span of the person's zone history: from this local day on they lived in this zone. */
export interface ZoneSpan {
  from: string;
  zone: string;
}
