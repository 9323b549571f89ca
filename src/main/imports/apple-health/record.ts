import { type MetricCode, metricUnits } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { badTime, rangeOf } from '../plausible.ts';
import type { Sink } from '../sink.ts';
import { workoutMetric } from '../text/workouts.ts';
import { toCanonical } from '../units.ts';
import { type CategoryType, categoryTypes } from './categories.ts';
import { appleInstant } from './date.ts';
import { deviceName, plainName, withoutAddress } from './names.ts';
import { quantityTypes, SLEEP_METRIC, SLEEP_TYPE, sleepValues } from './types.ts';

/** A record that is understood; `zone` follows from a child element. */
export interface Row {
  metric: number;
  code: string;
  start: number;
  end: number;
  value: number;
  source: number;
  device: number;
  unit: number;
  zone: number;
}

export type Attributes = Readonly<Record<string, string>>;

/** What a value of a Record can be read as, by its type. */
interface Reader {
  code: string;
  metric: number;
  /** The value in the canonical unit, or the reason why there is none. */
  value(text: string | undefined, unit: string): number | string;
}

const quoted = (text: string | undefined) => (text === undefined ? 'none' : `"${text.slice(0, 40)}"`);

const quantityReader = (code: MetricCode, metric: number): Reader => {
  const [lowest, highest] = rangeOf(code);
  const conversions = new Map<string, ReturnType<typeof toCanonical>>();
  return {
    code,
    metric,
    value: (text, unit) => {
      const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
      if (!Number.isFinite(number)) return 'The value is not a number.';
      let convert = conversions.get(unit);
      if (convert === undefined) {
        convert = toCanonical(code, unit);
        if (conversions.size < 100) conversions.set(unit, convert);
      }
      if (!convert) return `The unit is not one of ${code} (${metricUnits[code]}).`;
      const value = convert(number);
      return value >= lowest && value <= highest
        ? value
        : `The value of ${code} is not possible for a person.`;
    },
  };
};

const sleepReader = (metric: number): Reader => ({
  code: SLEEP_METRIC,
  metric,
  value: (text) => sleepValues[text ?? ''] ?? 'The sleep stage is not known.',
});

/** Symptoms and other categories whose value is a word. */
const categoryReader = (type: CategoryType, metric: number): Reader => ({
  code: type.metric,
  metric,
  value: (text) => type.values[text ?? ''] ?? 'The value is not one that this version knows.',
});

/** The longest pause that a workout may have, as a share: a duration beyond its own length is none. */
const ROUNDING = 1.02;

/**
 * Makes the function that turns a Record's attributes into a row. It refuses (and counts) what cannot be a
 * measurement, and answers null for it.
 *
 * @param now UTC ms; later rows are refused
 */
export const recordReader = (sink: Sink, now: number) => {
  const readers = new Map<string, Reader>(
    Object.entries(quantityTypes).map(([type, code]) => [type, quantityReader(code, sink.metric.id(code))]),
  );
  readers.set(SLEEP_TYPE, sleepReader(sink.metric.id(SLEEP_METRIC)));
  for (const [type, category] of Object.entries(categoryTypes))
    readers.set(type, categoryReader(category, sink.metric.id(category.metric)));
  const source = cached((raw) => sink.source.id(plainName(raw)));
  const device = cached((raw) => sink.device.id(deviceName(raw)));

  const record = (a: Attributes, line: number): Row | null => {
    const type = a['type'] ?? '';
    const reader = readers.get(type);
    if (!reader) {
      sink.unknown(type.slice(0, 120) || 'Record without a type');
      return null;
    }
    const refuse = (reason: string, detail: string) => {
      sink.refuse(reason, `line ${line}: ${reader.code}, ${detail}`);
      return null;
    };
    const start = appleInstant(a['startDate']);
    const end = a['endDate'] === undefined ? start : appleInstant(a['endDate']);
    const wrong = badTime(start, end, now);
    if (wrong) return refuse(wrong, `from ${quoted(a['startDate'])} to ${quoted(a['endDate'])}`);
    const unit = a['unit'] ?? '';
    const value = reader.value(a['value'], unit);
    if (typeof value === 'string')
      return refuse(value, `value ${quoted(a['value'])}, unit ${quoted(a['unit'])}`);
    return {
      metric: reader.metric,
      code: reader.code,
      start,
      end,
      value,
      source: source(a['sourceName'] ?? a['source'] ?? ''), // `source` in exports of 2015
      device: device(withoutAddress(a['device'] ?? '')),
      unit: sink.unit.id(unit),
      zone: 0,
    };
  };

  /** A Workout: minutes without pauses. Its energy and distance are sums of records that are there as well. */
  const workout = (a: Attributes, line: number): Row | null => {
    const kind = a['workoutActivityType'] ?? '';
    const code = workoutMetric(kind);
    const refuse = (reason: string, detail: string) => {
      sink.refuse(reason, `line ${line}: ${code}, ${detail}`);
      return null;
    };
    const [start, end] = [appleInstant(a['startDate']), appleInstant(a['endDate'])];
    const wrong = badTime(start, end, now);
    if (wrong) return refuse(wrong, `from ${quoted(a['startDate'])} to ${quoted(a['endDate'])}`);
    const unit = a['durationUnit'] ?? 'min';
    const told = Number(a['duration'] ?? Number.NaN);
    const minutes = Number.isFinite(told) ? toCanonical(code, unit)?.(told) : undefined;
    const span = (end - start) / MS_PER_MINUTE;
    const value = minutes !== undefined && minutes >= 0 && minutes <= span * ROUNDING ? minutes : span;
    if (!(value > 0)) return refuse('The workout has no length.', `duration ${quoted(a['duration'])}`);
    return {
      metric: sink.metric.id(code),
      code,
      start,
      end,
      value: Math.round(value * 1e6) / 1e6,
      source: source(a['sourceName'] ?? ''),
      device: device(withoutAddress(a['device'] ?? '')),
      unit: sink.unit.id(unit),
      zone: 0,
    };
  };
  return { record, workout };
};

/** Remembers answers for texts that come again and again; hostile variety only costs time, not memory. */
const cached = (compute: (text: string) => number) => {
  const answers = new Map<string, number>();
  return (text: string): number => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = compute(text);
    if (answers.size < 10_000) answers.set(text, answer);
    return answer;
  };
};
