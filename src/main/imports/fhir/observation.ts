import type { MetricCode } from '../../../shared/samples.ts';
import { isObject, type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-shape.ts';
import { loinc, panels, unitOf, wholeDay } from './codes.ts';

export interface FhirValue {
  metric: MetricCode;
  value: number;
  /** A unit of ../units.ts, '' where none is stated. */
  unit: string;
  /** The value is that of a whole day. */
  wholeDay: boolean;
}

/** When it was observed, as it is written; `end` only for a period. */
export interface FhirTime {
  start: string;
  end: string | null;
}

export type Observed =
  | { kind: 'values'; time: FhirTime; values: (FhirValue | { refused: string })[] }
  /** No metric of ours; the name is for counting. */
  | { kind: 'unknown'; name: string }
  | { kind: 'refused'; reason: string };

const codingsOf = (concept: unknown): JsonObject[] => objectsOf(objectOf(concept)['coding']);

/** The LOINC codes of a concept; a coding without a system is taken as LOINC where it has that form. */
const loincCodes = (concept: unknown): string[] =>
  codingsOf(concept)
    .filter((c) => {
      const system = textOf(c['system']);
      return system === '' ? /^\d{1,6}-\d$/.test(textOf(c['code'])) : /loinc/i.test(system);
    })
    .map((c) => textOf(c['code']));

const nameOf = (concept: unknown): string => {
  const first = codingsOf(concept)[0];
  const code = textOf(first?.['code']);
  const display = textOf(first?.['display']);
  return `FHIR Observation ${code} ${display}`.trim().slice(0, 120);
};

const timeOf = (o: JsonObject): FhirTime | null => {
  const at = textOf(o['effectiveDateTime']) || textOf(o['effectiveInstant']);
  if (at !== '') return { start: at, end: null };
  const period = objectOf(o['effectivePeriod']);
  const start = textOf(period['start']);
  return start === '' ? null : { start, end: textOf(period['end']) || null };
};

/** The unit of a rate a day as that of the day's figure: "{steps}/d" and "m/(24.h)". */
const ofDay = (code: string): string => code.replace(/\/(?:d|\(?24\.?h\)?)$/, '');

/** The value of an observation or of one of its components. */
const readValue = (holder: JsonObject, code: string, metric: MetricCode): FhirValue | { refused: string } => {
  if (holder['dataAbsentReason'] !== undefined)
    return { refused: 'The health record says that the value is absent.' };
  const quantity = holder['valueQuantity'];
  const whole = wholeDay.has(code);
  if (!isObject(quantity)) {
    const integer = holder['valueInteger'];
    return typeof integer === 'number'
      ? { metric, value: integer, unit: '', wholeDay: whole }
      : { refused: 'The health record gives the value in a form other than a number.' };
  }
  if (textOf(quantity['comparator']) !== '')
    return { refused: 'The health record gives only a limit ("below" or "above"), not a value.' };
  return {
    metric,
    value: numberOf(quantity['value']),
    unit: unitOf(
      whole ? ofDay(textOf(quantity['code'])) : textOf(quantity['code']),
      textOf(quantity['unit']),
    ),
    wholeDay: whole,
  };
};

const withdrawn = new Set(['entered-in-error', 'cancelled', 'registered']);

/**
 * What an R4 Observation says, as far as it has a metric of ours: its own value, or those of its components (blood
 * pressure). Nothing about the patient is looked at.
 */
export const observed = (o: JsonObject): Observed => {
  const own = loincCodes(o['code']);
  const ownCode = own.find((code) => loinc[code]);
  const components = objectsOf(o['component']).flatMap((component) => {
    const code = loincCodes(component['code']).find((c) => loinc[c]);
    return code === undefined ? [] : [{ component, code }];
  });
  if (ownCode === undefined && components.length === 0 && !own.some((c) => panels.has(c)))
    return { kind: 'unknown', name: nameOf(o['code']) };
  if (withdrawn.has(textOf(o['status'])))
    return { kind: 'refused', reason: 'The health record has withdrawn the entry or not filled it in yet.' };
  const time = timeOf(o);
  if (!time) return { kind: 'refused', reason: 'The health record does not say when it was measured.' };
  const values = components.map(({ component, code }) => readValue(component, code, loinc[code]!));
  if (ownCode !== undefined && (values.length === 0 || o['valueQuantity'] !== undefined))
    values.unshift(readValue(o, ownCode, loinc[ownCode]!));
  return values.length > 0
    ? { kind: 'values', time, values }
    : { kind: 'refused', reason: 'The health record gives the value in a form other than a number.' };
};
