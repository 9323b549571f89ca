import { randomBytes } from 'node:crypto';
import {
  allocationProbabilities,
  allocationStream,
  daysBetween,
  drawArm,
  fromHex,
  isLook,
  proposalsOf,
  startsDrawnBlock,
} from '../../core/design/index.ts';
import type { AnalysisResult } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { rulesOf, type TrialEventBody } from '../../shared/trial.ts';
import type { Compute } from '../compute/client.ts';
import type { TrialRow, Vault } from '../vault/types.ts';
import { analysisSpecOf, resultDays } from './analysis-days.ts';
import { readLivedDays } from './outcome.ts';
import { designTools } from './random-stream.ts';
import { lastDayNow, periodStart, trialDays } from './schedule.ts';

export type DatedEvent = TrialEventBody & { day: string };

/** The posterior from the days before `until`; null while there is nothing to analyse. */
const posterior = async (
  vault: Vault,
  compute: Compute,
  row: TrialRow,
  until: string,
): Promise<Result<AnalysisResult | null>> => {
  const lived = await readLivedDays(vault, row.protocol, row.protocol.start, until);
  const days = resultDays(row, lived, until);
  if (!days.some((d) => d.y !== null && !d.dropped)) return ok(null);
  return compute.analyse(analysisSpecOf(row, days));
};

/** The last block that is over and has not been looked at, by its last period; null where no look is due. */
const lookDue = (row: TrialRow, today: string): number | null => {
  const { stop, allocation: _ } = rulesOf(row.protocol);
  if (!stop.harm && !stop.futility && !stop.success) return null;
  const { arms, periods } = row.protocol;
  const days = trialDays(row, today);
  const looked = Math.max(0, ...(row.events ?? []).map((e) => (e.kind === 'look' ? e.period : 0)));
  for (let period = periods - 1; period > looked; period--) {
    const next = periodStart(days, period + 1);
    if (isLook(period, arms.length, periods) && next !== null && next <= today) return period;
  }
  return null;
};

/**
 * Looks at the data at a block's end, if one is over, and says what the protocol's stop rules propose. The look is
 * an event also where it proposes nothing, so that the number of looks is on record.
 */
export const lookAt = async (
  vault: Vault,
  compute: Compute,
  row: TrialRow,
  today: string,
): Promise<Result<DatedEvent | null>> => {
  const period = lookDue(row, today);
  if (period === null) return ok(null);
  const days = trialDays(row, today);
  const last = days.findLast((d) => d.period === period && d.dayOfPeriod > 0)!.day;
  const result = await posterior(vault, compute, row, last);
  if (!result.ok) return result;
  const proposals = result.value
    ? proposalsOf(result.value.effects, row.protocol.analysis.thresholds, rulesOf(row.protocol).stop)
    : [];
  return ok({ kind: 'look', period, proposals, day: today });
};

/**
 * Draws the next block of an adaptive trial once its first day has come: P(best) from the data so far, raised to the
 * floor, and one arm a period from the sealed seed. A block whose first day went by undrawn (the app stayed closed)
 * is moved to today, so that nobody lived days of an arm they could not know. Empty where nothing is to be drawn.
 */
export const drawBlock = async (
  vault: Vault,
  compute: Compute,
  row: TrialRow,
  today: string,
): Promise<Result<DatedEvent[]>> => {
  const { protocol } = row;
  if (rulesOf(protocol).allocation !== 'adaptive') return ok([]);
  const arms = protocol.arms.length;
  const drawn = new Set((row.events ?? []).flatMap((e) => (e.kind === 'allocation' ? [e.period] : [])));
  const days = trialDays(row, today);
  for (let period = arms + 1; period <= protocol.periods; period++) {
    if (!startsDrawnBlock(period, arms) || drawn.has(period)) continue;
    const begins = periodStart(days, period);
    if (begins === null || begins > today) return ok([]);
    const result = await posterior(vault, compute, row, today);
    if (!result.ok) return result;
    const pBest = result.value
      ? [result.value.pBestReference, ...result.value.effects.map((e) => e.pBest)]
      : protocol.arms.map(() => 1 / arms);
    const probabilities = allocationProbabilities(pBest);
    const named = Object.fromEntries(protocol.arms.map((a, i) => [a.id, probabilities[i]!]));
    const seed = fromHex(row.seed) ?? new Uint8Array(randomBytes(32)); // the vault refuses a seed that is no hex
    const events: DatedEvent[] = [];
    const missed = daysBetween(begins, today);
    if (missed > 0) events.push({ kind: 'shift', period, days: missed, day: today });
    for (let p = period; p < period + arms && p <= protocol.periods; p++) {
      const arm = drawArm(probabilities, allocationStream(seed, p, designTools.sha256));
      events.push({
        kind: 'allocation',
        period: p,
        probabilities: named,
        armId: protocol.arms[arm]!.id,
        day: today,
      });
    }
    return ok(events);
  }
  return ok([]);
};

/** True once the last day as things stand lies before `today`. */
export const isOver = (row: TrialRow, today: string): boolean => today > lastDayNow(row, today);
