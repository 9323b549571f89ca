import { addDays } from '../../core/design/civil-day.ts';
import { AppFailure, type Result } from '../../shared/errors.ts';
import type { DiaryService } from '../diary/service.ts';
import type { StoryClock } from './clock.ts';
import type { LivedDay } from './person.ts';

/** The value, or the expected failure as an exception: inside a story there is nobody to ask. */
export const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

/**
 * Enters lived days through the diary service, each in the evening it was answered on; answers whose evening lies
 * after `until` are not given yet. Returns how many were entered, and how many of them late.
 */
export const keepDiary = async (
  diary: DiaryService,
  clock: StoryClock,
  trialId: string,
  start: string,
  days: readonly LivedDay[],
  until: string,
): Promise<{ entered: number; late: number }> => {
  const entries = days
    .flatMap((lived, i) =>
      lived.answeredAfterDays === null
        ? []
        : [{ lived, day: addDays(start, i), evening: addDays(start, i + lived.answeredAfterDays) }],
    )
    .filter((e) => e.evening <= until)
    .sort((a, b) => a.evening.localeCompare(b.evening) || a.day.localeCompare(b.day));
  for (const { lived, day, evening } of entries) {
    clock.set(evening);
    unwrap(
      await diary.save({
        day,
        trialId,
        answers: { 'migraine-day': lived.migraine, pain: lived.pain },
        kept: lived.kept,
        marks: [],
        note: '',
      }),
    );
  }
  return { entered: entries.length, late: entries.filter((e) => e.evening > e.day).length };
};
