import { addDays, daysBetween } from '../../core/design/civil-day.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { DiaryDay, DiaryQuestion, DiarySave, TodayView } from '../../shared/trial.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import type { Session } from '../session/session.ts';
import { BACKFILL_DAYS } from '../trials/calendar-view.ts';
import { emptyEntry, todayView, trialOn } from './today.ts';

export interface DiaryService {
  today(day?: string): Promise<Result<TodayView>>;
  save(entry: DiarySave): Promise<Result<DiaryDay>>;
  undo(day: string): Promise<Result<DiaryDay>>;
}

/** Shown on Today where the vault has a value of last night or yesterday. */
const wearableMetrics = ['sleep-duration', 'resting-heart-rate', 'hrv-sdnn', 'steps'];

/** Why an answer cannot be stored, as a sentence; null where it fits its question. */
const misfit = (question: DiaryQuestion | undefined, value: number): string | null => {
  if (question?.kind === 'yes-no' && value !== 0 && value !== 1) return 'must be 0 (no) or 1 (yes)';
  if (question?.kind === 'scale' && !(value >= 0 && value <= 10)) return 'must lie between 0 and 10';
  if (!Number.isFinite(value) || value < 0) return 'must be 0 or more';
  if (question?.kind === 'count' && !Number.isInteger(value)) return 'must be a whole number';
  return null;
};

export const createDiaryService = (session: Session, clock: Clock): DiaryService => {
  const today = () => localDayOf(clock.now(), clock.zone);

  return {
    async today(day) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { trials, diary, daily } = opened.value.repos;
      const now = today();
      const shown = day ?? now;
      if (shown > now)
        return fail('future-day', `${shown} has not come yet. Answers can be given from that day on.`, 'day');
      const wearable = [];
      for (const metric of wearableMetrics) {
        const recent = await daily.list(metric, addDays(shown, -1), shown);
        const value = recent.at(-1);
        if (value) wearable.push({ metric, value });
      }
      return ok(
        todayView({
          today: now,
          day: shown,
          trials: await trials.list(),
          entries: await diary.list(addDays(now, -BACKFILL_DAYS - 1), now).then(async (recent) => {
            const own = await diary.get(shown);
            return own && !recent.some((e) => e.day === shown) ? [...recent, own] : recent;
          }),
          wearable,
        }),
      );
    },

    async save(entry) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { trials, diary } = opened.value.repos;
      const now = today();
      if (entry.day > now)
        return fail(
          'future-day',
          `${entry.day} has not come yet, so nothing was saved. Choose today or an earlier day.`,
          'day',
        );
      const row = trialOn(await trials.list(), entry.day);
      for (const [key, value] of Object.entries(entry.answers)) {
        const why =
          value === null
            ? null
            : misfit(
                row?.protocol.questions.find((q) => q.key === key),
                value,
              );
        if (why)
          return fail('bad-input', `The answer to "${key}" ${why}. Nothing was saved.`, `answers.${key}`);
      }
      const late = daysBetween(entry.day, now) > 0;
      const before = await diary.get(entry.day);
      // an answer given on the day stays "on the day" when it is corrected afterwards
      const answeredOnTime =
        before !== null && !before.late && Object.values(before.answers).some((a) => typeof a === 'number');
      return ok(
        await diary.save({ ...entry, trialId: row?.id ?? null }, isoOf(clock), late && !answeredOnTime),
      );
    },

    async undo(day) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const restored = await opened.value.repos.diary.undo(day, isoOf(clock));
      return ok(restored ?? emptyEntry(day, null));
    },
  };
};
