import { addDays, type CalendarShape, isDrawnPeriod, trialLength } from '../../core/design/index.ts';
import { rulesOf, type TrialEvent, type TrialPhase } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';

/** Where a calendar day stands in a trial; `index` counts from 1 on the first day (run-in included). */
export interface TrialDay {
  day: string;
  index: number;
  /** 0 in run-in and for days of no period before the first one. */
  period: number;
  /** 1-based day within its period (or within the run-in). */
  dayOfPeriod: number;
  armId: string | null;
  phase: TrialPhase;
}

type Scheduled = Pick<TrialRow, 'protocol' | 'sequence'> & { events?: TrialRow['events'] };

/** Length and last day as planned, before anything happened. */
export const totalDaysOf = trialLength;
export const lastDayOf = (p: CalendarShape): string => addDays(p.start, trialLength(p) - 1);

interface Pause {
  from: string;
  /** First day after the pause; null while it goes on. */
  until: string | null;
}

export const pausesOf = (events: readonly TrialEvent[] = []): Pause[] => {
  const pauses: Pause[] = [];
  for (const e of events) {
    const last = pauses.at(-1);
    if (e.kind === 'pause' && last?.until !== null) pauses.push({ from: e.day, until: null });
    if (e.kind === 'resume' && last?.until === null) last.until = e.day;
  }
  return pauses;
};

/** First day of the pause that goes on; null while none does. */
export const pausedSince = (events: readonly TrialEvent[] = []): string | null => {
  const last = pausesOf(events).at(-1);
  return last && last.until === null ? last.from : null;
};

/** One arm a period, as far as it is drawn: an adaptive trial draws later blocks one by one. */
export const sequenceOf = (row: Scheduled): (string | null)[] => {
  const { periods, arms } = row.protocol;
  if (rulesOf(row.protocol).allocation === 'fixed') return [...row.sequence];
  const drawn = new Map(
    (row.events ?? []).flatMap((e) => (e.kind === 'allocation' ? [[e.period, e.armId]] : [])),
  );
  return Array.from({ length: periods }, (_, i) =>
    isDrawnPeriod(i + 1, arms.length) ? (drawn.get(i + 1) ?? null) : (row.sequence[i] ?? null),
  );
};

/**
 * Every day of a trial, from its first to its last, as it was lived up to `today` and is planned from there.
 * - A pause adds days of no arm; what follows moves back by them. A period that it broke goes on with its remaining
 *   days (the first of them wash-out again) or, if the protocol says so, starts again in full, its earlier days set
 *   aside. A pause that goes on is taken to end tomorrow.
 * - A moved period begins later by a number of days of no arm; the order of the arms stays as it was drawn.
 * Pure day arithmetic: no zone, no clock change.
 */
export const trialDays = (row: Scheduled, today: string): TrialDay[] => {
  const { protocol: p, events = [] } = row;
  const sequence = sequenceOf(row);
  const pauses = pausesOf(events);
  const restart = rulesOf(p).afterPause === 'restart';
  const days: TrialDay[] = [];
  const next = () => addDays(p.start, days.length);
  const add = (period: number, dayOfPeriod: number, armId: string | null, phase: TrialPhase) =>
    days.push({ day: next(), index: days.length + 1, period, dayOfPeriod, armId, phase });
  /** Adds the days of the pauses that begin on or before the next day; true if there were any. */
  const addPause = (period: number): boolean => {
    let any = false;
    for (;;) {
      const day = next();
      const pause = pauses.find((x) => x.from <= day && (x.until === null ? day <= today : day < x.until));
      if (!pause) return any;
      add(period, 0, null, 'paused');
      any = true;
    }
  };
  for (let i = 0; i < p.runInDays; i++) {
    addPause(0);
    add(0, i + 1, null, 'run-in');
  }
  for (let period = 1; period <= p.periods; period++) {
    const gap = events.reduce((n, e) => n + (e.kind === 'shift' && e.period === period ? e.days : 0), 0);
    for (let i = 0; i < gap; i++) {
      addPause(period - 1);
      add(period - 1, 0, null, 'gap');
    }
    const armId = sequence[period - 1] ?? null;
    const changed = period > 1 && sequence[period - 2] !== armId;
    let washUntil = changed ? p.washoutDays : 0;
    for (let i = 0; i < p.periodDays; i++) {
      const before = days.length;
      if (addPause(i === 0 ? period - 1 : period) && i > 0) {
        washUntil = restart ? p.washoutDays : i + p.washoutDays;
        if (restart) {
          for (const d of days.slice(0, before))
            if (d.period === period && d.phase !== 'paused') d.phase = 'set-aside';
          i = 0;
        }
      }
      add(period, i + 1, armId, i < washUntil ? 'washout' : 'treatment');
    }
  }
  return days;
};

/** The trial day of `day`, or null outside the trial. */
export const trialDayAt = (row: Scheduled, day: string, today: string = day): TrialDay | null =>
  trialDays(row, today).find((d) => d.day === day) ?? null;

/** Last day as things stand; later than planned after pauses and moved periods. */
export const lastDayNow = (row: Scheduled, today: string): string =>
  addDays(row.protocol.start, trialDays(row, today).length - 1);

/** First day of a period as things stand; null for a period that does not exist. */
export const periodStart = (days: readonly TrialDay[], period: number): string | null =>
  days.find((d) => d.period === period && d.dayOfPeriod > 0)?.day ?? null;

/** True from the last day of a period on. */
export const periodOver = (days: readonly TrialDay[], period: number, today: string): boolean => {
  const last = days.findLast((d) => d.period === period && d.dayOfPeriod > 0);
  return last !== undefined && last.day <= today;
};
