import { verdictOf } from '../../core/inference/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type {
  Aftermath,
  CheckInAnswer,
  ConclusionChoice,
  HistoryRow,
  SensitivityView,
  SettleView,
} from '../../shared/results.ts';
import type { ResultView, TrialEventBody } from '../../shared/trial.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import type { Compute } from '../compute/client.ts';
import type { Exportable } from '../report/export.ts';
import type { Session } from '../session/session.ts';
import { auditOf } from '../trials/conduct.ts';
import { isOver } from '../trials/monitor.ts';
import { lastDayNow } from '../trials/schedule.ts';
import type { TrialRow, Vault } from '../vault/types.ts';
import { aftermathOf, checkInOn } from './aftermath.ts';
import { historyRow } from './history.ts';
import { type LoadedTrial, loadTrial } from './load.ts';
import { posteriorOf } from './posterior.ts';
import { sensitivityView, settleView } from './robustness.ts';
import { fullView, hiddenView } from './view.ts';

type OnProgress = (p: { done: number; total: number }) => void;

export interface ResultService {
  get(id: string): Promise<Result<ResultView>>;
  /** A result with the specification it answers, for files. */
  exportable(id: string): Promise<Result<Exportable>>;
  /** Other assumptions and the randomisation test; slow the first time, then kept in the vault. */
  sensitivity(id: string, onProgress?: OnProgress): Promise<Result<SensitivityView>>;
  /** How likely further rounds would settle the question; simulated for seconds, then kept in the vault. */
  settle(id: string, onProgress?: OnProgress): Promise<Result<SettleView>>;
  /** Notes what the person decided after the end of a trial. Append-only: a later decision follows, none goes. */
  conclude(
    id: string,
    decision: { choice: ConclusionChoice; armId: string | null; note: string },
  ): Promise<Result<Aftermath>>;
  /** Notes whether what was continued still helps. */
  checkIn(id: string, said: { answer: CheckInAnswer; note: string }): Promise<Result<Aftermath>>;
  /** All trials that have ended, newest first, with their answers and what was decided. */
  history(): Promise<Result<HistoryRow[]>>;
}

const nothing: OnProgress = () => undefined;

export const createResultService = (session: Session, compute: Compute, clock: Clock): ResultService => {
  const today = () => localDayOf(clock.now(), clock.zone);

  const load = async (id: string): Promise<Result<{ vault: Vault; trial: LoadedTrial }>> => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const trial = await loadTrial(opened.value, id, clock);
    return trial.ok ? ok({ vault: opened.value, trial: trial.value }) : trial;
  };

  const ended = (row: TrialRow): boolean => row.state !== 'running' || isOver(row, today());

  const viewOf = async (vault: Vault, trial: LoadedTrial): Promise<Result<ResultView>> => {
    const { row, entries, days, visibleFrom } = trial;
    if (!trial.spec) {
      const view = hiddenView(row, entries, trial.today, visibleFrom);
      return ok(trial.state === 'hidden' ? view : { ...view, hiddenUntil: null });
    }
    const found = await posteriorOf(vault, trial, compute);
    if (!found.ok) return found;
    const { analysis, headline, afterPeriods, factorial } = found.value;
    const { thresholds } = row.protocol.analysis;
    const view = fullView({
      row,
      entries,
      days,
      today: trial.today,
      headline,
      analysis,
      // the frozen priors are robust mixtures: in a conflict the data win, and the screen says so
      verdicts: analysis.effects.map((e) => verdictOf(e, thresholds)),
      afterPeriods,
    });
    return ok({
      ...view,
      ...(factorial ? { factorial } : {}),
      ...(ended(row) ? { aftermath: aftermathOf(row.events ?? [], trial.today) } : {}),
    });
  };

  const note = async (id: string, event: TrialEventBody): Promise<Result<Aftermath>> => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const { trials, audit } = opened.value.repos;
    const row = await trials.get(id);
    if (!row) return fail('not-found', 'This trial is not in the vault.', 'id');
    if (!ended(row))
      return fail(
        'refused-by-rule',
        'This trial is still running. Its diary is safe. Decide when it has ended, or stop it first.',
        'id',
      );
    if (event.kind === 'conclusion' && event.armId !== null) {
      const known = row.protocol.arms.some((a) => a.id === event.armId);
      if (!known) return fail('bad-input', 'The trial has no such arm. Nothing was changed.', 'armId');
    }
    const before = aftermathOf(row.events ?? [], today());
    if (event.kind === 'check-in' && before.checkInFrom === null && checkInOn(before, today()) === null)
      return fail('refused-by-rule', 'Nothing was continued after this trial, so nothing is asked.', 'id');
    const at = isoOf(clock);
    await trials.addEvent(id, { ...event, at, day: today() });
    await audit.append({ at, trialId: id, ...auditOf(event) });
    return ok(aftermathOf((await trials.get(id))?.events ?? [], today()));
  };

  return {
    async get(id) {
      const loaded = await load(id);
      return loaded.ok ? viewOf(loaded.value.vault, loaded.value.trial) : loaded;
    },
    async exportable(id) {
      const loaded = await load(id);
      if (!loaded.ok) return loaded;
      const { vault, trial } = loaded.value;
      const view = await viewOf(vault, trial);
      if (!view.ok) return view;
      const other = trial.spec ? await sensitivityView(vault, trial, compute, nothing) : null;
      return ok({
        view: view.value,
        spec: trial.spec,
        synthetic: vault.synthetic,
        other: other?.ok ? other.value : null, // the report stands without it
        at: isoOf(clock),
      });
    },
    async sensitivity(id, onProgress = nothing) {
      const loaded = await load(id);
      return loaded.ok
        ? sensitivityView(loaded.value.vault, loaded.value.trial, compute, onProgress)
        : loaded;
    },
    async settle(id, onProgress = nothing) {
      const loaded = await load(id);
      return loaded.ok ? settleView(loaded.value.vault, loaded.value.trial, compute, onProgress) : loaded;
    },
    conclude: (id, decision) => note(id, { kind: 'conclusion', ...decision }),
    checkIn: (id, said) => note(id, { kind: 'check-in', ...said }),
    async history() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const rows: HistoryRow[] = [];
      for (const row of await opened.value.repos.trials.list()) {
        if (!ended(row)) continue;
        const loaded = await loadTrial(opened.value, row.id, clock);
        const view = loaded.ok ? await viewOf(opened.value, loaded.value) : loaded;
        rows.push(historyRow(row, view.ok ? view.value : null, lastDayNow(row, today()), today()));
      }
      return ok(rows);
    },
  };
};
