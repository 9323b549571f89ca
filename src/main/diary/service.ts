import { addDays, daysBetween } from '../../core/design/civil-day.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type DiaryDay, type DiarySave, OUTSIDE_WINDOW_MARK, type TodayView } from '../../shared/trial.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { localDayOf, localTimeOf } from '../clock/local-day.ts';
import type { Session } from '../session/session.ts';
import { checkAnswers, checkWindow, isOutsideWindow } from './checks.ts';
import { emptyEntry, endedTrialOn, lookBack, todayView, trialsOn } from './today.ts';

export interface DiaryService {
  today(day?: string): Promise<Result<TodayView>>;
  save(entry: DiarySave): Promise<Result<DiaryDay>>;
  undo(day: string): Promise<Result<DiaryDay>>;
  /** Every version of a day, oldest first. */
  history(day: string): Promise<Result<DiaryDay[]>>;
}

/** Shown on Today where the vault has a value of last night or yesterday. */
const wearableMetrics = ['sleep-duration', 'resting-heart-rate', 'hrv-sdnn', 'steps'];

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
      const rows = await trials.list();
      const measured = trialsOn(rows, shown, now).flatMap((r) => r.protocol.outcome.metric ?? []);
      const wearable = [];
      for (const metric of new Set([...measured, ...wearableMetrics])) {
        const recent = await daily.list(metric, addDays(shown, -1), shown);
        const value = recent.at(-1);
        if (value) wearable.push({ metric, value });
      }
      const recent = await diary.list(addDays(now, -lookBack(rows)), now);
      const own = recent.some((e) => e.day === shown) ? null : await diary.get(shown);
      return ok(
        todayView({
          today: now,
          day: shown,
          trials: rows,
          entries: own ? [...recent, own] : recent,
          wearable,
        }),
      );
    },

    async save(entry) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { trials, diary, audit } = opened.value.repos;
      const now = today();
      if (entry.day > now)
        return fail(
          'future-day',
          `${entry.day} has not come yet, so nothing was saved. Choose today or an earlier day.`,
          'day',
        );
      const rows = await trials.list();
      const covering = trialsOn(rows, entry.day, now);
      const row = covering[0] ?? endedTrialOn(rows, entry.day);
      const questions = (covering.length > 0 ? covering : row ? [row] : []).flatMap(
        (r) => r.protocol.questions,
      );
      const fits = checkAnswers(entry.answers, questions);
      if (!fits.ok) return fits;
      const before = await diary.get(entry.day);
      const timely = checkWindow(row, entry, before, now);
      if (!timely.ok) return timely;
      const late = daysBetween(entry.day, now) > 0;
      // an answer given on the day stays "on the day" when it is corrected afterwards
      const answeredOnTime =
        before !== null && !before.late && Object.values(before.answers).some((a) => typeof a === 'number');
      const at = isoOf(clock);
      const time = localTimeOf(clock.now(), clock.zone);
      const outside = !late && isOutsideWindow(questions, entry, before, time);
      const marks =
        outside && !entry.marks.includes(OUTSIDE_WINDOW_MARK)
          ? [...entry.marks, OUTSIDE_WINDOW_MARK]
          : entry.marks;
      const saved = await diary.save(
        { ...entry, marks, trialId: row?.id ?? null },
        at,
        late && !answeredOnTime,
      );
      // what deviates from "answered once, on the day" is on the trail; what was answered is not
      if (row && late && saved.revision !== before?.revision)
        await audit.append({
          at,
          what: before === null ? 'diary-late' : 'diary-changed',
          trialId: row.id,
          detail: `${entry.day}, revision ${saved.revision}`,
        });
      return ok(saved);
    },

    async undo(day) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const restored = await opened.value.repos.diary.undo(day, isoOf(clock));
      return ok(restored ?? emptyEntry(day, null));
    },

    async history(day) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      return ok(await opened.value.repos.diary.history(day));
    },
  };
};
