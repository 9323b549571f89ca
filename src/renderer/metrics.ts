import {
  Activity,
  ChartNoAxesColumn,
  Droplet,
  Flame,
  Heart,
  HeartPulse,
  type LucideIcon,
  Moon,
  Route,
  StickyNote,
  Thermometer,
  Weight,
  Wind,
} from 'lucide-react';
import type { I18n } from './i18n/I18n.tsx';
import type { MessageKey } from './i18n/translate.ts';

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
};

/** Name of a metric in words; an unknown code (a question of the person's own) stays as it is. */
export const metricName = (metric: string, { t }: I18n): string => {
  const look = looks[metric];
  return look ? t(look.name) : metric.replaceAll('-', ' ');
};

export const metricIcon = (metric: string): LucideIcon => looks[metric]?.icon ?? Activity;

const units: Record<string, MessageKey> = { '/min': 'metrics.perMinute', degC: 'metrics.celsius' };

/** A value with its unit as people write it: "7 h 12 min", "58 bpm", "8,412", "6 of 10", "yes". */
export const metricValue = (metric: string, value: number, unit: string, { t, f }: I18n): string => {
  if (unit === 'min') return f.minutes(value);
  if (unit === '0/1') return value >= 0.5 ? t('metrics.yes') : t('metrics.no');
  if (unit === '0-10') return t('metrics.ofTen', { value });
  if (metric === 'distance' && unit === 'm') return `${f.number(value / 1000, 1)}\u00a0km`;
  const text = f.number(value, looks[metric]?.digits ?? (Math.abs(value) < 10 ? 1 : 0));
  if (unit === 'count' || unit === '') return text;
  const known = units[unit];
  return `${text}\u00a0${known ? t(known) : unit}`;
};

/** "a night", "a day", or nothing. */
export const metricPer = (metric: string, { t }: I18n): string => {
  const per = looks[metric]?.per;
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
