import { randomBytes, randomUUID } from 'node:crypto';
import type { AssuranceView, DesignPreview, RecommendView } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { TrialAction, TrialDraft, TrialEventBody, TrialSummary, TrialView } from '../../shared/trial.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { localDayOf } from '../clock/local-day.ts';
import type { Compute } from '../compute/client.ts';
import type { Session } from '../session/session.ts';
import type { TrialRow, Vault } from '../vault/types.ts';
import { besideRunning } from './alongside.ts';
import { assuranceOf, recommendedFor } from './assurance.ts';
import { packingSheet } from './blinding.ts';
import { trialView } from './calendar-view.ts';
import { checkDraft, type Misfit, misfitsOf } from './check-draft.ts';
import { auditOf, eventOf, zoneNow } from './conduct.ts';
import { drawSequence, permittedCount, randomisationFloor } from './draw.ts';
import { freezeProtocol } from './freeze.ts';
import type { SafetyGate } from './gate.ts';
import { drawBlock, isOver, lookAt } from './monitor.ts';
import { outcomeOn, readLivedDays } from './outcome.ts';
import { lastDayNow, lastDayOf, pausedSince, totalDaysOf } from './schedule.ts';

export interface TrialService {
  preview(draft: TrialDraft): Promise<Result<DesignPreview>>;
  /** Every field that does not fit, with the sentence that stands at it. */
  check(draft: TrialDraft): Promise<Result<Misfit[]>>;
  assurance(
    draft: TrialDraft,
    simulations: number,
    onProgress: (p: { done: number; total: number }) => void,
  ): Promise<Result<AssuranceView>>;
  /** The shortest length of this kind of trial that notices a real effect of twice the MCID 4 times in 5. */
  recommend(
    draft: TrialDraft,
    onProgress: (p: { done: number; total: number }) => void,
  ): Promise<Result<RecommendView>>;
  /** `seed`: 32 bytes; drawn from the system's generator unless the demo fixes it. */
  start(draft: TrialDraft, seed?: Uint8Array): Promise<Result<TrialView>>;
  list(): Promise<Result<TrialSummary[]>>;
  get(id: string): Promise<Result<TrialView>>;
  /** Pause, resume, move a period, report an unwanted effect, guess, decide; each stays in the trial's list. */
  record(id: string, action: TrialAction): Promise<Result<TrialView>>;
  stop(id: string, reason: string): Promise<Result<TrialView>>;
  /** The sealed sheet for the person who packs, as a page to print. Each printing is noted. */
  packingSheet(id: string): Promise<Result<{ html: string }>>;
}

export const createTrialService = (
  session: Session,
  compute: Compute,
  clock: Clock,
  gate: SafetyGate,
): TrialService => {
  /** Trial days are the person's own calendar days, wherever they are. */
  const today = () => localDayOf(clock.now(), clock.zone);

  const view = async (vault: Vault, row: TrialRow): Promise<TrialView> => {
    const now = today();
    const lived = await readLivedDays(vault, row.protocol, row.protocol.start, lastDayNow(row, now));
    return trialView(row, lived, now);
  };

  const note = async (
    vault: Vault,
    id: string,
    event: TrialEventBody & { day: string },
  ): Promise<TrialRow> => {
    const at = isoOf(clock);
    await vault.repos.trials.addEvent(id, { ...event, at });
    await vault.repos.audit.append({ at, trialId: id, ...auditOf(event) });
    return (await vault.repos.trials.get(id))!;
  };

  const end = async (vault: Vault, id: string, state: 'finished' | 'stopped', reason: string) => {
    const at = isoOf(clock);
    await vault.repos.trials.end(id, state, at, reason);
    await vault.repos.audit.append({ at, what: `trial-${state}`, trialId: id, detail: '' });
    return (await vault.repos.trials.get(id))!;
  };

  /**
   * Brings a running trial up to today, whoever looks first: its end, a new zone, the next adaptive block, a look at
   * a block's end. Each is noted once; a computation that fails leaves the rest as it is and is tried again later.
   */
  const settle = async (vault: Vault, found: TrialRow): Promise<TrialRow> => {
    let row = found;
    const now = today();
    if (row.state !== 'running' || now < row.protocol.start) return row;
    if (zoneNow(row) !== clock.zone && pausedSince(row.events) === null && !isOver(row, now))
      row = await note(vault, row.id, { kind: 'zone', zone: clock.zone, day: now });
    const drawn = await drawBlock(vault, compute, row, now);
    if (drawn.ok) for (const event of drawn.value) row = await note(vault, row.id, event);
    if (isOver(row, now)) return end(vault, row.id, 'finished', 'last day passed');
    const look = await lookAt(vault, compute, row, now);
    if (look.ok && look.value) row = await note(vault, row.id, look.value);
    return row;
  };

  // One at a time: two screens that look at once must not note the same thing twice.
  let turn: Promise<unknown> = Promise.resolve();
  const settled = (vault: Vault, row: TrialRow): Promise<TrialRow> => {
    const next = turn.then(async () => settle(vault, (await vault.repos.trials.get(row.id)) ?? row));
    turn = next.catch(() => undefined);
    return next;
  };

  const find = async (vault: Vault, id: string): Promise<Result<TrialRow>> => {
    const row = await vault.repos.trials.get(id);
    return row
      ? ok(row.state === 'running' ? await settled(vault, row) : row)
      : fail('not-found', 'This trial is not in the vault.', 'id');
  };

  const metricsOf = async (vault: Vault, draft: TrialDraft): Promise<string[]> =>
    draft.outcome.metric === undefined ? [] : (await vault.repos.daily.metrics()).map((m) => m.metric);

  return {
    async preview(draft) {
      const count = permittedCount(draft);
      if (!count.ok) return count;
      return ok({
        permittedSequences: count.value.toString(),
        end: lastDayOf(draft),
        totalDays: totalDaysOf(draft),
        randomisationFloor: randomisationFloor(count.value),
      });
    },

    async check(draft) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      return ok(misfitsOf(draft, today(), await metricsOf(opened.value, draft)));
    },

    async assurance(draft, simulations, onProgress) {
      return assuranceOf(draft, simulations, session, compute, onProgress);
    },

    async recommend(draft, onProgress) {
      return recommendedFor(draft, session, compute, onProgress);
    },

    async start(draft, seed = randomBytes(32)) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const vault = opened.value;
      const checked = checkDraft(draft, today(), await metricsOf(vault, draft));
      if (!checked.ok) return checked;
      const allowed = await gate(draft, await vault.repos.profile.get());
      if (!allowed.ok) return allowed;
      const rows = [];
      for (const row of await vault.repos.trials.list())
        if (row.state === 'running') rows.push(await settled(vault, row));
      const beside = besideRunning(
        draft,
        rows.filter((r) => r.state === 'running'),
      );
      if (!beside.ok) return beside;
      const protocol = freezeProtocol(draft);
      const drawn = drawSequence(protocol, seed);
      if (!drawn.ok) return drawn;
      const at = isoOf(clock);
      const row: TrialRow = {
        id: randomUUID(),
        state: 'running',
        protocol,
        seed: Buffer.from(seed).toString('hex'),
        ...drawn.value,
        createdAt: at,
        endedAt: null,
        events: [],
      };
      await vault.repos.trials.insert(row);
      await vault.repos.audit.append({ at, what: 'trial-started', trialId: row.id, detail: row.commitment });
      return ok(await view(vault, row));
    },

    async list() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const now = today();
      const summaries: TrialSummary[] = [];
      for (const found of await opened.value.repos.trials.list()) {
        const row = found.state === 'running' ? await settled(opened.value, found) : found;
        const since = row.state === 'running' ? pausedSince(row.events) : null;
        summaries.push({
          id: row.id,
          title: row.protocol.title,
          state: row.state,
          start: row.protocol.start,
          end: lastDayNow(row, now),
          ...(since === null ? {} : { pausedSince: since }),
        });
      }
      return ok(summaries);
    },

    async get(id) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const row = await find(opened.value, id);
      return row.ok ? ok(await view(opened.value, row.value)) : row;
    },

    async record(id, action) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const vault = opened.value;
      const found = await find(vault, id);
      if (!found.ok) return found;
      const now = today();
      const lived = await readLivedDays(vault, found.value.protocol, now, now);
      const answered = lived.entries.has(now) || outcomeOn(lived, found.value.protocol, now) !== null;
      const event = eventOf(found.value, action, now, answered);
      if (!event.ok) return event;
      let row = await note(vault, id, event.value);
      if (event.value.kind === 'decision' && event.value.choice === 'stop')
        row = await end(vault, id, 'stopped', 'stop rule');
      return ok(await view(vault, row));
    },

    async stop(id, reason) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      // Straight away: stopping waits for no computation and no open question.
      const row = await opened.value.repos.trials.get(id);
      if (!row) return fail('not-found', 'This trial is not in the vault.', 'id');
      if (row.state !== 'running') return ok(await view(opened.value, row));
      const over = isOver(row, today());
      return ok(
        await view(
          opened.value,
          await end(opened.value, id, over ? 'finished' : 'stopped', over ? 'last day passed' : reason),
        ),
      );
    },

    async packingSheet(id) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const row = await opened.value.repos.trials.get(id);
      if (!row) return fail('not-found', 'This trial is not in the vault.', 'id');
      if (row.protocol.rules?.blinding !== 'helper')
        return fail('refused-by-rule', 'This trial is not blinded, so there is nothing to pack.', 'id');
      if (row.state === 'running') await note(opened.value, id, { kind: 'sheet', day: today() });
      return ok({ html: packingSheet(row) });
    },
  };
};
