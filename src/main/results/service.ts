import { addDays } from '../../core/design/civil-day.ts';
import { verdictOf } from '../../core/inference/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type ResultView, rulesOf } from '../../shared/trial.ts';
import type { Clock } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import type { Compute } from '../compute/client.ts';
import type { Session } from '../session/session.ts';
import { readLivedDays } from '../trials/outcome.ts';
import { lastDayNow } from '../trials/schedule.ts';
import type { TrialRow } from '../vault/types.ts';
import { analysisSpecOf, resultDays } from './spec.ts';
import { stamped } from './spec-hash.ts';
import { fullView, hiddenView } from './view.ts';

export interface ResultService {
  get(id: string): Promise<Result<ResultView>>;
}

/** Index (1-based among the arms) of the arm most likely to be best, the reference left out. */
const headlineArm = (pBest: readonly number[]): number =>
  pBest.reduce((best, p, i) => (p > (pBest[best] ?? -1) ? i : best), 0) + 1;

const endOf = (row: TrialRow, zone: string, today: string): string => {
  const stopped = row.endedAt === null ? today : localDayOf(Date.parse(row.endedAt), zone);
  const planned = lastDayNow(row, stopped < today ? stopped : today);
  if (row.state !== 'stopped') return planned;
  return stopped < planned ? stopped : planned;
};

export const createResultService = (session: Session, compute: Compute, clock: Clock): ResultService => ({
  async get(id) {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const { trials, diary } = opened.value.repos;
    const row = await trials.get(id);
    if (!row) return fail('not-found', 'This trial is not in the vault.', 'id');
    const { protocol } = row;
    const today = localDayOf(clock.now(), clock.zone);
    const end = endOf(row, protocol.zone, today);
    const entries = await diary.list(protocol.start, end);
    const lived = await readLivedDays(opened.value, protocol, protocol.start, end);
    const visibleFrom = addDays(lastDayNow(row, today), 1);
    if (row.state === 'running' && protocol.hideUntilEnd && today < visibleFrom)
      return ok(hiddenView(row, entries, today, visibleFrom));

    const days = resultDays(row, lived, today < end ? today : end);
    if (!days.some((d) => d.y !== null && !d.dropped))
      return ok({ ...hiddenView(row, entries, today, visibleFrom), hiddenUntil: null });

    const spec = analysisSpecOf(row, days);
    const started = performance.now();
    const analysis = await compute.analyse(spec);
    if (!analysis.ok) return analysis;
    const milliseconds = performance.now() - started;
    const headline = headlineArm(analysis.value.effects.map((e) => e.pBest));
    const after = await compute.afterPeriods(spec, [...new Set(days.map((d) => d.period))]);
    if (!after.ok) return after;
    const factorial = rulesOf(protocol).factorial ? await compute.factorial(spec) : null;
    if (factorial && !factorial.ok) return factorial;
    return ok({
      ...fullView({
        row,
        entries,
        days,
        today,
        headline,
        analysis: stamped(analysis.value, spec, milliseconds),
        // the frozen priors are robust mixtures: in a conflict the data win, and the screen says so
        verdicts: analysis.value.effects.map((e) => verdictOf(e, protocol.analysis.thresholds)),
        afterPeriods: after.value.flatMap((a) => {
          const effect = a.effects[headline - 1];
          if (!effect) return [];
          const q = effect.quantiles;
          return [
            {
              period: a.period,
              day: a.day,
              mean: effect.mean,
              sd: effect.sd,
              q10: q['0.1'],
              q90: q['0.9'],
              q025: q['0.025'],
              q975: q['0.975'],
              pAtLeastMcid: effect.pAtLeastMcid,
            },
          ];
        }),
      }),
      ...(factorial ? { factorial: factorial.value } : {}),
    });
  },
});
