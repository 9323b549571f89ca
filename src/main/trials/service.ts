import { randomBytes, randomUUID } from 'node:crypto';
import type { AssuranceView, DesignPreview } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { TrialDraft, TrialSummary, TrialView } from '../../shared/trial.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { isZone, localDayOf } from '../clock/local-day.ts';
import type { Compute } from '../compute/client.ts';
import type { Session } from '../session/session.ts';
import type { TrialRow, Vault } from '../vault/types.ts';
import { assuranceOf } from './assurance.ts';
import { trialView } from './calendar-view.ts';
import { drawSequence, permittedCount, randomisationFloor } from './draw.ts';
import { freezeProtocol } from './freeze.ts';
import { lastDayOf, totalDaysOf } from './schedule.ts';

export interface TrialService {
  preview(draft: TrialDraft): Promise<Result<DesignPreview>>;
  assurance(
    draft: TrialDraft,
    simulations: number,
    onProgress: (p: { done: number; total: number }) => void,
  ): Promise<Result<AssuranceView>>;
  /** `seed`: 32 bytes; drawn from the system's generator unless the demo fixes it. */
  start(draft: TrialDraft, seed?: Uint8Array): Promise<Result<TrialView>>;
  list(): Promise<Result<TrialSummary[]>>;
  get(id: string): Promise<Result<TrialView>>;
  stop(id: string, reason: string): Promise<Result<TrialView>>;
}

const checkDraft = (draft: TrialDraft, today: string): Result<null> => {
  if (!isZone(draft.zone)) return fail('bad-input', `${draft.zone} is not a time zone name.`, 'zone');
  if (draft.start < today)
    return fail('bad-input', 'A trial can start today or later. Choose another first day.', 'start');
  if (draft.periods % draft.arms.length !== 0)
    return fail(
      'bad-input',
      `The number of periods must be a multiple of the ${draft.arms.length} arms, so that each gets the same time.`,
      'periods',
    );
  if (draft.washoutDays >= draft.periodDays)
    return fail('bad-input', 'The wash-out must be shorter than a period.', 'washoutDays');
  if (new Set(draft.arms.map((a) => a.id)).size !== draft.arms.length)
    return fail('bad-input', 'Two arms are the same. Choose different ones.', 'arms');
  if (!draft.questions.some((q) => q.primary && q.key === draft.outcome.key))
    return fail('bad-input', 'The diary must ask for the outcome of the trial.', 'questions');
  return ok(null);
};

export const createTrialService = (session: Session, compute: Compute, clock: Clock): TrialService => {
  const view = async (vault: Vault, row: TrialRow): Promise<TrialView> => {
    const today = localDayOf(clock.now(), row.protocol.zone);
    return trialView(row, await vault.repos.diary.list(row.protocol.start, lastDayOf(row.protocol)), today);
  };

  /** A running trial whose last day has passed is finished; noted once, when it is next looked at. */
  const settle = async (vault: Vault, row: TrialRow): Promise<TrialRow> => {
    if (row.state !== 'running' || localDayOf(clock.now(), row.protocol.zone) <= lastDayOf(row.protocol))
      return row;
    const at = isoOf(clock);
    await vault.repos.trials.end(row.id, 'finished', at, 'last day passed');
    await vault.repos.audit.append({ at, what: 'trial-finished', trialId: row.id, detail: '' });
    return (await vault.repos.trials.get(row.id)) ?? row;
  };

  const find = async (vault: Vault, id: string): Promise<Result<TrialRow>> => {
    const row = await vault.repos.trials.get(id);
    return row ? ok(await settle(vault, row)) : fail('not-found', 'This trial is not in the vault.', 'id');
  };

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

    async assurance(draft, simulations, onProgress) {
      return assuranceOf(draft, simulations, compute, onProgress);
    },

    async start(draft, seed = randomBytes(32)) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const vault = opened.value;
      const checked = checkDraft(draft, localDayOf(clock.now(), draft.zone));
      if (!checked.ok) return checked;
      const running = (await vault.repos.trials.list()).find((r) => r.state === 'running');
      if (running && (await settle(vault, running)).state === 'running')
        return fail(
          'refused-by-rule',
          'Another trial is still running. Two at once would blur each other: finish or stop it first.',
        );
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
      };
      await vault.repos.trials.insert(row);
      await vault.repos.audit.append({ at, what: 'trial-started', trialId: row.id, detail: row.commitment });
      return ok(await view(vault, row));
    },

    async list() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const rows = await opened.value.repos.trials.list();
      const settled = [];
      for (const row of rows) settled.push(await settle(opened.value, row));
      return ok(
        settled.map((r) => ({
          id: r.id,
          title: r.protocol.title,
          state: r.state,
          start: r.protocol.start,
          end: lastDayOf(r.protocol),
        })),
      );
    },

    async get(id) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const row = await find(opened.value, id);
      return row.ok ? ok(await view(opened.value, row.value)) : row;
    },

    async stop(id, reason) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const row = await find(opened.value, id);
      if (!row.ok) return row;
      if (row.value.state === 'running') {
        const at = isoOf(clock);
        await opened.value.repos.trials.end(id, 'stopped', at, reason);
        await opened.value.repos.audit.append({ at, what: 'trial-stopped', trialId: id, detail: '' });
      }
      const after = await find(opened.value, id);
      return after.ok ? ok(await view(opened.value, after.value)) : after;
    },
  };
};
