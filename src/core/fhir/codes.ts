import type { OutcomeSpec } from '../../shared/analysis.ts';
import type { Severity } from '../../shared/trial.ts';
import type { CodeableConcept, Quantity } from './types.ts';

/** Codes of the app's own; everything else names a code system of HL7, LOINC or UCUM. */
export const OWN = 'urn:n1vault:code';
const UCUM = 'http://unitsofmeasure.org';
const LOINC = 'http://loinc.org';

/** Outcomes that LOINC names in exactly the sense of this app. */
const loinc: Record<string, { code: string; display: string }> = {
  pain: { code: '72514-3', display: 'Pain severity - 0-10 verbal numeric rating [Score] - Reported' },
  'resting-heart-rate': { code: '40443-4', display: 'Heart rate --resting' },
  steps: { code: '41950-7', display: 'Number of steps in 24 hour Measured' },
  weight: { code: '29463-7', display: 'Body weight' },
};

/** Units with a code in UCUM; others travel as text. */
const ucum: Record<string, string> = {
  'days/28': '/(28.d)',
  'days in 28': '/(28.d)',
  'events/day': '/d',
  '/min': '/min',
  min: 'min',
  ms: 'ms',
  m: 'm',
  kg: 'kg',
  kcal: 'kcal',
  degC: 'Cel',
  'mmol/L': 'mmol/L',
  '%': '%',
  points: '{score}',
  count: '{count}',
};

export const own = (code: string, text: string): CodeableConcept => ({
  coding: [{ system: OWN, code }],
  text,
});

export const outcomeCode = (outcome: OutcomeSpec & { key: string; label: string }): CodeableConcept => {
  const known = loinc[outcome.key];
  return {
    coding: [...(known ? [{ system: LOINC, ...known }] : []), { system: OWN, code: outcome.key }],
    text: outcome.label,
  };
};

export const quantity = (value: number, unit: string): Quantity => {
  const code = ucum[unit];
  return { value, unit, ...(code ? { system: UCUM, code } : {}) };
};

export const absent = (code: 'unknown' | 'not-permitted', display: string): CodeableConcept => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code, display }],
});

export const severityCode = (severity: Severity): CodeableConcept => ({
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/adverse-event-severity',
      code: severity,
      display: severity.charAt(0).toUpperCase() + severity.slice(1),
    },
  ],
});
