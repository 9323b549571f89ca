import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { publicFields, type RandomBytes } from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { BudgetView, ReleaseOffer, ReleaseRecord, ReleaseRequest } from '../../shared/sharing.ts';
import type { ResultView } from '../../shared/trial.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import type { Compute } from '../compute/client.ts';
import type { ResultService } from '../results/service.ts';
import type { Session } from '../session/session.ts';
import type { TrialService } from '../trials/service.ts';
import { acceptLost, spentWith } from '../vault/releases.ts';
import type { Vault } from '../vault/types.ts';
import { drawOnce } from './draw.ts';
import { ownEstimate } from './estimate.ts';
import { budgetOf, recordOf } from './records.ts';
import { releasable } from './summary.ts';

/** The system's generator; the only source for a real person's release. */
const systemBytes: RandomBytes = (n) => new Uint8Array(randomBytes(n));

export interface SharingService {
  budget(): Promise<Result<BudgetView>>;
  /** What would leave and what it would cost. Draws nothing. */
  offer(request: ReleaseRequest): Promise<Result<ReleaseOffer>>;
  /**
   * Draws, debits and stores in one transaction, then answers. Asked again about the same (intervention, outcome)
   * pair, it answers with the same bytes, whatever epsilon is asked for, and debits nothing.
   */
  release(request: ReleaseRequest): Promise<Result<ReleaseRecord>>;
  history(): Promise<Result<ReleaseRecord[]>>;
  /** The person has read that releases are missing from this copy of the vault; they stay counted. */
  acceptLost(): Promise<Result<BudgetView>>;
  /** Writes the stored bytes of a release to a file that the person chose. */
  save(
    seq: number,
    savePath: (suggested: string) => Promise<string | null>,
  ): Promise<Result<{ path: string | null }>>;
}

export const createSharingService = (
  session: Session,
  compute: Compute,
  services: { results: ResultService; trials: Pick<TrialService, 'get'> },
  clock: Clock,
  random: RandomBytes = systemBytes,
): SharingService => {
  const opened = async (request: ReleaseRequest): Promise<Result<{ vault: Vault; view: ResultView }>> => {
    const vault = session.vault();
    if (!vault.ok) return vault;
    const settled = await services.trials.get(request.trialId); // notes the end of a trial whose last day has passed
    if (!settled.ok) return settled;
    const view = await services.results.get(request.trialId);
    return view.ok ? ok({ vault: vault.value, view: view.value }) : view;
  };

  return {
    async budget() {
      const vault = session.vault();
      return vault.ok ? ok(await budgetOf(vault.value.repos.ledger)) : vault;
    },

    async offer(request) {
      const found = await opened(request);
      if (!found.ok) return found;
      const { vault, view } = found.value;
      const allowed = releasable(view, request.arm, request.epsilon);
      if (!allowed.ok) return allowed;
      const { subject, input, rule, noiseSd } = allowed.value;
      const rows = await vault.repos.ledger.list();
      const earlier = await vault.repos.ledger.find('effect-summary', subject);
      const lost = await vault.repos.ledger.lost();
      const budget = await budgetOf(vault.repos.ledger);
      return ok({
        arm: input.intervention,
        armName: view.protocol.arms[request.arm]?.name ?? input.intervention,
        fields: [
          ...Object.entries(publicFields(input, rule)).map(([name, value]) => ({ name, value })),
          { name: 'released', value: null },
          { name: 'contribution', value: null },
        ],
        noiseSd,
        unit: input.unit,
        budget,
        after: {
          epsilon: earlier
            ? budget.spentEpsilon
            : spentWith([...rows, { epsilon: rule.epsilon, delta: 0, rho: 0 }], lost).epsilon,
          delta: budget.spentDelta,
        },
        earlier: earlier ? recordOf(earlier) : null,
      });
    },

    async release(request) {
      const found = await opened(request);
      if (!found.ok) return found;
      const { vault, view } = found.value;
      const allowed = releasable(view, request.arm, request.epsilon);
      if (!allowed.ok) return allowed;
      const { ledger, trials } = vault.repos;
      const earlier = await ledger.find('effect-summary', allowed.value.subject);
      if (earlier) return ok(recordOf(earlier));
      const row = await trials.get(request.trialId);
      if (!row) return fail('not-found', 'This trial is not in the vault.', 'trialId');
      const estimate = await ownEstimate(row, view, request.arm, compute);
      if (!estimate.ok) return estimate;
      const kept = await drawOnce(vault, allowed.value, estimate.value, random, isoOf(clock));
      return kept.ok ? ok(recordOf(kept.value)) : kept;
    },

    async history() {
      const vault = session.vault();
      return vault.ok ? ok((await vault.value.repos.ledger.list()).map(recordOf).reverse()) : vault;
    },

    async acceptLost() {
      const vault = session.vault();
      if (!vault.ok) return vault;
      await acceptLost(vault.value.repos.ledger);
      return ok(await budgetOf(vault.value.repos.ledger));
    },

    async save(seq, savePath) {
      const vault = session.vault();
      if (!vault.ok) return vault;
      const row = (await vault.value.repos.ledger.list()).find((r) => r.seq === seq);
      if (!row) return fail('not-found', 'There is no such release in this vault.', 'seq');
      const path = await savePath(`n1-summary-${seq}.json`);
      if (path === null) return ok({ path: null });
      try {
        await writeFile(path, `${row.payload}\n`, 'utf8');
        return ok({ path });
      } catch {
        return fail(
          'folder-not-writable',
          'The file could not be written there. The release is safe in the vault, and saving it again costs nothing. Choose another folder.',
        );
      }
    },
  };
};
