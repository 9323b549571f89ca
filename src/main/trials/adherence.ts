import { type DiaryDay, keptKey } from '../../shared/trial.ts';

/** Did the person keep to the arm of this trial on this day? null: not said. A second trial has its own tick. */
export const keptOf = (entry: DiaryDay | undefined, trialId: string): boolean | null => {
  if (!entry) return null;
  if (entry.trialId === trialId) return entry.kept;
  const own = entry.answers[keptKey(trialId)];
  return typeof own === 'number' ? own === 1 : null;
};
