import { type DiaryDay, EXCLUDE_MARK, rulesOf, type TrialRules } from '../../shared/trial.ts';

/** True for a day that the protocol's rule (or the person's own mark) leaves out of the answer. */
export const isExcluded = (
  entry: Pick<DiaryDay, 'marks'> | undefined,
  protocol: { rules?: TrialRules | undefined },
): boolean => {
  if (!entry) return false;
  const { excludeMarks } = rulesOf(protocol);
  return entry.marks.some((m) => m === EXCLUDE_MARK || excludeMarks.includes(m));
};
