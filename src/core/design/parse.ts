import type { z } from 'zod';
import { type DesignSpec, designSpec } from '../../shared/design.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { DAYS_REPORTED } from '../../shared/units.ts';
import { trialLength } from './calendar.ts';
import { dayNumber, isCivilDay } from './civil-day.ts';
import { countSequences, type SequenceRules } from './sequences.ts';

const LAST_DAY = '9999-12-31';

/** The rules of a specification in terms of arm indexes. */
export const rulesOf = (spec: Pick<DesignSpec, 'arms' | 'periods' | 'constraint'>): SequenceRules => ({
  arms: spec.arms.length,
  periods: spec.periods,
  balanced: spec.constraint.balanced,
  maxRun: spec.constraint.maxRun,
  ...(spec.constraint.permutedBlocks ? { permutedBlocks: true } : {}),
  ...(spec.constraint.counterbalanced ? { counterbalanced: true } : {}),
});

/**
 * Checks a design specification (parsed JSON, nothing assumed about it). On failure: `bad-input`, the sentence
 * and `where` name the field, and say what would be right.
 */
export const parseDesignSpec = (json: unknown): Result<DesignSpec> => {
  const parsed = designSpec.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return bad(fieldOf(issue), sayIssue(issue));
  }
  const spec = parsed.data;
  if (!isCivilDay(spec.start)) return bad('start', 'must be a day that exists, like 2026-01-05');
  if (dayNumber(spec.start) + trialLength(spec) > dayNumber(LAST_DAY))
    return bad('start', 'must let the trial end before the year 10000');
  if (!isZone(spec.zone)) return bad('zone', 'must be an IANA time zone name, like Europe/Berlin');
  if (countSequences(rulesOf(spec)) === 0n)
    return bad('constraint', 'permits no sequence at all: allow a longer run');
  return checkAssumptions(spec);
};

const checkAssumptions = (spec: DesignSpec): Result<DesignSpec> => {
  const { assumptions, outcome } = spec;
  const contrasts = spec.arms.length - 1;
  const given = assumptions?.effects?.length;
  if (given !== undefined && given !== contrasts && given !== 1)
    return bad(
      'assumptions.effects',
      `needs one effect for each of the ${contrasts} arms after the first, or one for all`,
    );
  if (given !== undefined && !outcome) return bad('outcome', 'must say what the assumed effects are about');
  if (outcome?.family === 'ordinal' && outcome.categories === undefined)
    return bad('outcome.categories', 'must say how many categories an ordinal outcome has');
  const baseline = assumptions?.baseline;
  if (baseline === undefined || !outcome) return ok(spec);
  if (outcome.family === 'bernoulli' && !(baseline > 0 && baseline < DAYS_REPORTED))
    return bad('assumptions.baseline', `must lie between 0 and ${DAYS_REPORTED} days in ${DAYS_REPORTED}`);
  if ((outcome.family === 'poisson' || outcome.family === 'negative-binomial') && !(baseline > 0))
    return bad('assumptions.baseline', 'must be greater than 0 events a day');
  return ok(spec);
};

const bad = (field: string, message: string) =>
  fail('bad-input', `The design cannot be used: ${field} ${lowerFirst(message)}. Nothing was stored.`, field);

/** Dotted path of the field at fault; an unknown field is named itself. */
const fieldOf = (issue: { path: PropertyKey[]; code?: string; keys?: string[] }): string => {
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? (issue.keys ?? []).slice(0, 1) : [])];
  return path.map(String).join('.') || 'design';
};

const kinds: Record<string, string> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'a group of fields',
  boolean: 'true or false',
};

/** What would be right, in words: the schema's own messages speak to programmers. */
const sayIssue = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array') return `must name at least ${issue.minimum}`;
      if (issue.origin === 'string') return 'must not be empty';
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `must name at most ${issue.maximum}`
        : `must be at most ${issue.maximum}`;
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? 'is missing'
        : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return 'is not a field of a design';
    default:
      return issue.message;
  }
};

const lowerFirst = (s: string) => (s ? s[0]!.toLowerCase() + s.slice(1) : s).replace(/\.$/, '');

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
