import type { z } from 'zod';
import { type AnalysisSpec, analysisSpec, robustPrior } from '../../shared/analysis.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';

/** `['days', 3, 'y']` as `days[3].y`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  );

/** The deepest issue behind a union: the branch that got furthest knows best what is wrong. */
const deepest = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const branches = issue.errors.map((e) => e.map(deepest));
  const inner = branches
    .flat()
    .reduce<z.core.$ZodIssue | null>((a, b) => (a && a.path.length >= b.path.length ? a : b), null);
  if (!inner || inner.path.length === 0) return issue;
  return { ...inner, path: [...issue.path, ...inner.path] };
};

/** What lies at a path of the input. */
const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  );

/**
 * An effect prior that has a weight or a vague part is meant as a robust mixture: the issue is what keeps it from
 * being one, not that a Normal prior has no weight.
 */
const asRobustPrior = (issue: z.core.$ZodIssue, json: unknown): z.core.$ZodIssue => {
  const path = issue.path.slice(0, 3);
  if (path[0] !== 'priors' || path[1] !== 'effects' || typeof path[2] !== 'number') return issue;
  const value = valueAt(json, path);
  if (typeof value !== 'object' || value === null || !('weight' in value || 'vague' in value)) return issue;
  const inner = robustPrior.safeParse(value).error?.issues[0];
  if (!inner) return issue;
  const missing = valueAt(value, inner.path) === undefined && inner.code === 'invalid_type';
  return {
    ...inner,
    path: [...path, ...inner.path],
    message: missing ? 'is missing from this robust prior' : inner.message,
  };
};

const hints: readonly [pattern: RegExp, hint: string][] = [
  [/^days\[\d+\]\.y$/, 'Give a number, or null for a day without an answer.'],
  [/^days\[\d+\]\.arm$/, 'Use one of the names in arms.'],
  [/^days\[\d+\]\.day$/, 'Number the days 1, 2, 3, ...; each has one row.'],
  [/^days/, 'days is a list of {"day": 1, "period": 1, "arm": "usual", "y": 5.9}.'],
  [/^outcome\.family$/, 'Use gaussian, student-t, bernoulli, poisson, negative-binomial or ordinal.'],
  [/^outcome\.(mcid|rope)$/, 'Give a number above 0; the direction comes from better.'],
  [/^outcome\.better$/, 'Use "lower" or "higher".'],
  [/^arms/, 'Name 2 to 4 different arms, the reference first.'],
  [/^model\.lambda/, 'Give a number from 0 to below 1, or {"grid": [0, 0.2, 0.4]}.'],
  [/^model\.periodEffect/, 'Give false, or {"sd": {"halfNormal": 0.5}}.'],
  [
    /^priors\.effects/,
    'Give one {"mean", "sd"} or {"weight", "mean", "sd", "vague"} for each arm after the reference.',
  ],
  [/^priors/, 'A Normal prior is {"mean", "sd"}, a scale {"halfNormal"}.'],
];

const sentence = (where: string, message: string): string => {
  const hint = hints.find(([pattern]) => pattern.test(where))?.[1];
  const told = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
  return [`${where || 'The specification'}: ${told}.`, hint].filter(Boolean).join(' ');
};

/**
 * Parses an analysis specification. On failure: bad-input, `where` the first field at fault (`days[3].y`) and a
 * message that names it and says what would be right.
 */
export const parseAnalysisSpec = (json: unknown): Result<AnalysisSpec> => {
  const parsed = analysisSpec.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issue = deepest(asRobustPrior(parsed.error.issues[0]!, json));
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const where = pathOf([...issue.path, ...extra]);
  const message = extra.length > 0 ? 'is not a known field' : issue.message;
  return fail('bad-input', sentence(where, message), where);
};
