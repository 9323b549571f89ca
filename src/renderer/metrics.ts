import {
  Activity,
  ChartNoAxesColumn,
  Droplet,
  Dumbbell,
  Flame,
  Heart,
  HeartPulse,
  type LucideIcon,
  Moon,
  Pill,
  Route,
  Stethoscope,
  StickyNote,
  Thermometer,
  Weight,
  Wind,
} from 'lucide-react';
import type { UnitChoice } from '../shared/data.ts';
import type { I18n } from './i18n/I18n.tsx';
import type { MessageKey } from './i18n/translate.ts';
import { currentUnits, shownAs } from './units.ts';

interface MetricLook {
  name: MessageKey;
  icon: LucideIcon;
  /** Word after a value that says over what it is taken ("a night"). */
  per?: MessageKey;
  digits?: number;
}

const looks: Record<string, MetricLook> = {
  steps: { name: 'metrics.steps', icon: ChartNoAxesColumn, per: 'metrics.perDay' },
  distance: { name: 'metrics.distance', icon: Route, per: 'metrics.perDay', digits: 1 },
  'active-energy': { name: 'metrics.activeEnergy', icon: Flame, per: 'metrics.perDay' },
  'heart-rate': { name: 'metrics.heartRate', icon: HeartPulse },
  'resting-heart-rate': { name: 'metrics.restingHeartRate', icon: Heart },
  'hrv-sdnn': { name: 'metrics.hrvSdnn', icon: Activity, per: 'metrics.sdnn' },
  'hrv-rmssd': { name: 'metrics.hrvRmssd', icon: Activity, per: 'metrics.rmssd' },
  'respiratory-rate': { name: 'metrics.respiratoryRate', icon: Wind, digits: 1 },
  spo2: { name: 'metrics.spo2', icon: Droplet, digits: 1 },
  'body-temperature': { name: 'metrics.bodyTemperature', icon: Thermometer, digits: 1 },
  'skin-temperature-deviation': { name: 'metrics.skinTemperature', icon: Thermometer, digits: 1 },
  weight: { name: 'metrics.weight', icon: Weight, digits: 1 },
  'blood-pressure-systolic': { name: 'metrics.systolic', icon: Droplet },
  'blood-pressure-diastolic': { name: 'metrics.diastolic', icon: Droplet },
  glucose: { name: 'metrics.glucose', icon: Droplet, digits: 1 },
  'sleep-duration': { name: 'metrics.sleep', icon: Moon, per: 'metrics.perNight' },
  'sleep-deep': { name: 'metrics.sleepDeep', icon: Moon, per: 'metrics.perNight' },
  'sleep-rem': { name: 'metrics.sleepRem', icon: Moon, per: 'metrics.perNight' },
  'sleep-light': { name: 'metrics.sleepLight', icon: Moon, per: 'metrics.perNight' },
  'sleep-awake': { name: 'metrics.sleepAwake', icon: Moon, per: 'metrics.perNight' },
  headache: { name: 'metrics.headache', icon: StickyNote, digits: 1 },
  'migraine-day': { name: 'metrics.migraineDay', icon: StickyNote },
  pain: { name: 'metrics.pain', icon: StickyNote, digits: 1 },
  mood: { name: 'metrics.mood', icon: StickyNote, digits: 1 },
  menstruation: { name: 'metrics.menstruation', icon: Droplet },
  'sleep-stage': { name: 'metrics.sleepStage', icon: Moon },
};

/** Metrics with a name of their own: `symptom:light-sensitivity`, `medication:ibuprofen`, `workout:running`. */
const kinds: Record<string, { name: MessageKey; icon: LucideIcon; per?: MessageKey }> = {
  symptom: { name: 'metrics.symptom', icon: Stethoscope },
  medication: { name: 'metrics.medication', icon: Pill, per: 'metrics.perDay' },
  workout: { name: 'metrics.workout', icon: Dumbbell, per: 'metrics.perDay' },
};
const kindOf = (metric: string) => kinds[metric.slice(0, Math.max(0, metric.indexOf(':')))];

const plain = (code: string): string => {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Name of a metric in words; an unknown code (a question of the person's own) stays as it is. */
export const metricName = (metric: string, { t }: Pick<I18n, 't'>): string => {
  const look = looks[metric];
  if (look) return t(look.name);
  const kind = kindOf(metric);
  return kind
    ? `${plain(metric.slice(metric.indexOf(':') + 1))}, ${t(kind.name)}`
    : metric.replaceAll('-', ' ');
};

export const metricIcon = (metric: string): LucideIcon =>
  looks[metric]?.icon ?? kindOf(metric)?.icon ?? Activity;

const units: Record<string, MessageKey> = { '/min': 'metrics.perMinute' };
const strengths: Record<string, readonly MessageKey[]> = {
  '0-3': ['metrics.absent', 'metrics.mild', 'metrics.moderate', 'metrics.severe'],
  '0-4': ['metrics.none', 'metrics.spotting', 'metrics.light', 'metrics.medium', 'metrics.heavy'],
};
const stages: readonly MessageKey[] = [
  'metrics.inBed',
  'metrics.asleep',
  'metrics.awake',
  'metrics.lightSleep',
  'metrics.deepSleep',
  'metrics.remSleep',
];

/** The unit in which a metric is shown, and the number of decimals. */
const shownUnit = (metric: string, unit: string, { t }: Pick<I18n, 't'>, chosen = currentUnits()) => {
  const shown = shownAs(metric, unit, chosen);
  if (shown) return shown;
  const known = units[unit];
  const digits = looks[metric]?.digits;
  return {
    of: (v: number) => v,
    unit: unit === 'count' ? '' : known ? t(known) : unit,
    ...(digits === undefined ? {} : { digits }),
  };
};

/** A value with its unit as people write it: "7 h 12 min", "58 bpm", "8,412", "6 of 10", "yes", "mild". */
export const metricValue = (metric: string, value: number, unit: string, { t, f }: I18n): string => {
  if (unit === 'min') return f.minutes(value);
  if (unit === '0/1') return value >= 0.5 ? t('metrics.yes') : t('metrics.no');
  if (unit === '0-10') return t('metrics.ofTen', { value });
  const word = (unit === 'stage' ? stages : strengths[unit])?.[value];
  if (word) return t(word);
  const shown = shownUnit(metric, unit, { t });
  const number = shown.of(value);
  const text = f.number(number, shown.digits ?? (Math.abs(number) < 10 ? 1 : 0));
  return shown.unit === '' || shown.unit in strengths ? text : `${text}\u00a0${shown.unit}`;
};

export interface Axis {
  /** A stored value as a number on the axis. */
  of(value: number): number;
  /** A number of the axis, with its unit where that is short. */
  tick(number: number): string;
  /** The unit, '' where it stands at each number or there is none. */
  unit: string;
}

/** How the axis of a metric counts: hours for sleep, the person's units for the rest. */
export const metricAxis = (metric: string, unit: string, i18n: I18n, chosen: UnitChoice): Axis => {
  const { f } = i18n;
  if (unit === 'min' && metric.startsWith('sleep'))
    return { of: (v) => v / 60, tick: (n) => `${f.number(n, 1)}\u00a0h`, unit: '' };
  const shown = shownUnit(metric, unit, i18n, chosen);
  return {
    of: shown.of,
    tick: (n) => f.number(n, 2),
    unit: unit === 'min' ? 'min' : /^0[-/]/.test(unit) ? '' : shown.unit,
  };
};

/** True for sums over a day, where an axis has to begin at zero. */
export const isTotal = (metric: string): boolean =>
  ['steps', 'distance', 'active-energy'].includes(metric) || /^(medication|workout):/.test(metric);

/** "a night", "a day", or nothing. */
export const metricPer = (metric: string, { t }: I18n): string => {
  const per = looks[metric]?.per ?? kindOf(metric)?.per;
  return per ? t(per) : '';
};

/** What a person looks for first; the rest follows by code. */
const first = [
  'sleep-duration',
  'resting-heart-rate',
  'hrv-sdnn',
  'steps',
  'migraine-day',
  'pain',
  'blood-pressure-systolic',
  'blood-pressure-diastolic',
];
const place = (metric: string) => (first.includes(metric) ? first.indexOf(metric) : first.length);

/** Compares two metric codes by the order in which the Data screen lists them. */
export const byInterest = (a: string, b: string): number => place(a) - place(b) || a.localeCompare(b);
