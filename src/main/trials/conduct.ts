import { addDays, daysBetween } from '../../core/design/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { TrialAction, TrialEvent, TrialEventBody } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';
import { openGuess, openProposal } from './events.ts';
import { pausedSince, periodStart, trialDays } from './schedule.ts';

const ended = () =>
  fail('refused-by-rule', 'This trial has ended and stays as it is. Nothing was changed.', 'id');

/**
 * Whether an action fits the trial as it stands on `today`, and the event it becomes. `answeredToday`: a pause then
 * begins tomorrow, so that the day that was lived counts. Nothing here can touch the protocol or the drawn order.
 */
export const eventOf = (
  row: TrialRow,
  action: TrialAction,
  today: string,
  answeredToday: boolean,
): Result<TrialEventBody & { day: string }> => {
  const running = row.state === 'running';
  const days = trialDays(row, today);
  if (action.kind === 'adverse') {
    if (action.onDay > today)
      return fail('future-day', `${action.onDay} has not come yet. Nothing was saved.`, 'onDay');
    const armId = days.find((d) => d.day === action.onDay)?.armId ?? null;
    return ok({ ...action, armId, day: today });
  }
  if (!running) return ended();
  switch (action.kind) {
    case 'pause':
      if (pausedSince(row.events) !== null)
        return fail('refused-by-rule', 'The trial is paused already. Nothing was changed.', 'id');
      return ok({ ...action, day: answeredToday ? addDays(today, 1) : today });
    case 'resume': {
      const since = pausedSince(row.events);
      if (since === null)
        return fail('refused-by-rule', 'The trial is not paused. Nothing was changed.', 'id');
      return ok({ ...action, day: since > today ? since : today });
    }
    case 'shift': {
      const begins = periodStart(days, action.period);
      if (begins === null) return fail('bad-input', 'The trial has no such period.', 'period');
      if (daysBetween(today, begins) <= 0)
        return fail(
          'refused-by-rule',
          'This period has begun already, so it cannot be moved. Pause the trial instead. Nothing was changed.',
          'period',
        );
      return ok({ ...action, day: today });
    }
    case 'guess': {
      if (openGuess(row, days, today)?.period !== action.period)
        return fail(
          'refused-by-rule',
          'No guess is asked for this period now. Nothing was changed.',
          'period',
        );
      if (action.armId !== null && !row.protocol.arms.some((a) => a.id === action.armId))
        return fail('bad-input', 'The trial has no such arm. Nothing was changed.', 'armId');
      return ok({ ...action, day: today });
    }
    case 'decision': {
      if (openProposal(row)?.period !== action.period)
        return fail(
          'refused-by-rule',
          'No decision is waiting for this period. Nothing was changed.',
          'period',
        );
      return ok({ ...action, day: today });
    }
  }
};

/** One line for the audit trail: what changed, never how the person felt. */
export const auditOf = (event: TrialEventBody): { what: string; detail: string } => {
  const what = `trial-${event.kind}`;
  switch (event.kind) {
    case 'shift':
      return { what, detail: `period ${event.period} by ${event.days} days` };
    case 'guess':
    case 'look':
      return { what, detail: `period ${event.period}` };
    case 'decision':
      return { what, detail: `period ${event.period}: ${event.choice}` };
    case 'allocation':
      return { what, detail: `period ${event.period}` };
    case 'zone':
      return { what, detail: event.zone };
    default:
      return { what, detail: '' };
  }
};

/** The zone the trial was last lived in. */
export const zoneNow = (row: Pick<TrialRow, 'protocol' | 'events'>): string => {
  const last = (row.events ?? []).findLast(
    (e): e is Extract<TrialEvent, { kind: 'zone' }> => e.kind === 'zone',
  );
  return last?.zone ?? row.protocol.zone;
};
