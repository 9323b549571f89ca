import { daysBetween } from '../../core/design/civil-day.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import {
  AMOUNT_KEY,
  type DiaryDay,
  type DiaryQuestion,
  type DiarySave,
  rulesOf,
  type TimeWindow,
} from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';

const MINUTES_A_DAY = 1440;

/** Why an answer cannot be stored, as the end of a sentence; null where it fits its question. */
export const misfit = (question: DiaryQuestion | undefined, value: number): string | null => {
  if (question?.kind === 'yes-no' && value !== 0 && value !== 1) return 'must be 0 (no) or 1 (yes)';
  if (question?.kind === 'scale' && !(value >= 0 && value <= 10)) return 'must lie between 0 and 10';
  if (!Number.isFinite(value) || value < 0) return 'must be 0 or more';
  if (question?.kind === 'count' && !Number.isInteger(value)) return 'must be a whole number';
  if (question?.kind === 'duration' && value > MINUTES_A_DAY)
    return 'must be at most 1,440 minutes, a whole day';
  return null;
};

export const checkAnswers = (
  answers: DiarySave['answers'],
  questions: readonly DiaryQuestion[],
): Result<null> => {
  for (const [key, value] of Object.entries(answers)) {
    const why =
      value === null
        ? null
        : misfit(
            questions.find((q) => q.key === key),
            value,
          );
    if (why) return fail('bad-input', `The answer to "${key}" ${why}. Nothing was saved.`, `answers.${key}`);
  }
  return ok(null);
};

const hasAnswer = (answers: DiarySave['answers']): boolean =>
  Object.entries(answers).some(([key, a]) => key !== AMOUNT_KEY && typeof a === 'number');

/**
 * A first answer has to come within the window that the protocol fixed: later it would be a guess about the past.
 * An answer that is there can always be corrected; the earlier one stays in the history.
 */
export const checkWindow = (
  row: TrialRow | undefined,
  entry: DiarySave,
  before: DiaryDay | null,
  today: string,
): Result<null> => {
  if (!row || !hasAnswer(entry.answers) || (before && hasAnswer(before.answers))) return ok(null);
  const { backfillDays } = rulesOf(row.protocol);
  if (daysBetween(entry.day, today) <= backfillDays) return ok(null);
  return fail(
    'refused-by-rule',
    `The plan of this trial lets a day be answered for ${backfillDays} days, and ${entry.day} lies further back. It stays unknown; nothing was saved.`,
    'day',
  );
};

/** True where a wall-clock time lies in the window; one that ends before it begins goes over midnight. */
export const inWindow = (window: TimeWindow, time: string): boolean =>
  window.from <= window.to
    ? window.from <= time && time <= window.to
    : time >= window.from || time <= window.to;

/** True where an answer that is new in this entry was given on the day but outside its question's part of the day. */
export const isOutsideWindow = (
  questions: readonly DiaryQuestion[],
  entry: DiarySave,
  before: DiaryDay | null,
  time: string,
): boolean =>
  questions.some(
    (q) =>
      q.window !== undefined &&
      typeof entry.answers[q.key] === 'number' &&
      entry.answers[q.key] !== before?.answers[q.key] &&
      !inWindow(q.window, time),
  );
