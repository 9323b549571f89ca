import {
  type Debit,
  lifetimeBudget,
  makeSharedSummary,
  type RandomBytes,
  rhoOfPure,
} from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { toAppError } from '../vault/failures.ts';
import { type Recorded, recordRelease, spentWith } from '../vault/releases.ts';
import type { LedgerRow, Vault } from '../vault/types.ts';
import type { Releasable } from './summary.ts';

const overBudget = (spent: number, epsilon: number) =>
  fail(
    'refused-by-rule',
    `This vault has given away ${spent} of its lifetime privacy budget of ${lifetimeBudget.epsilon}; ${epsilon} more would exceed it. Nothing was released. Choose a smaller epsilon, or keep the result to yourself.`,
    'epsilon',
  );

const lostReleases = () =>
  fail(
    'refused-by-rule',
    'This vault was brought back from a backup that is older than its last release. Nothing more is drawn until you have read, under Sharing, what is missing (on the command line: --accept-lost). Your data is safe.',
    'lost',
  );

/**
 * Stores a drawn payload with its debit (vault/releases.ts says in which order what is written). The answer may be
 * shown; where the ledger held a release about this subject already, that one is the answer and this draw is forgotten.
 *
 * @param at ISO time of the release
 */
export const recordOnce = async (
  vault: Pick<Vault, 'folder' | 'repos'>,
  what: Pick<LedgerRow, 'kind' | 'subject' | 'payload' | 'at'> & Debit,
): Promise<Result<LedgerRow>> => {
  let recorded: Recorded;
  try {
    recorded = await recordRelease(vault, what, lifetimeBudget);
  } catch (error) {
    return { ok: false, error: toAppError(error, vault.folder) }; // not shown; asked again, it is the same draw
  }
  const { row, outcome } = recorded;
  if (row) return ok(row);
  if (outcome === 'lost') return lostReleases();
  const { ledger } = vault.repos;
  return overBudget(spentWith(await ledger.list(), await ledger.lost()).epsilon, what.epsilon);
};

/**
 * One draw, one debit, one transaction. The draw is known to nobody until the ledger holds it together with its
 * debit; where the ledger held one about this subject already, that one is the answer and this draw is forgotten.
 *
 * @param effect the person's own estimate, in the effect's unit
 * @param at ISO time of the release
 */
export const drawOnce = async (
  vault: Pick<Vault, 'folder' | 'repos'>,
  what: Pick<Releasable, 'subject' | 'input' | 'rule'>,
  effect: number,
  random: RandomBytes,
  at: string,
): Promise<Result<LedgerRow>> => {
  const { subject, input, rule } = what;
  const drawn = makeSharedSummary({ ...input, effect }, rule, random);
  if (!drawn.ok) return drawn;
  return recordOnce(vault, {
    at,
    kind: 'effect-summary',
    subject,
    epsilon: rule.epsilon,
    delta: 0,
    rho: rhoOfPure(rule.epsilon),
    payload: JSON.stringify(drawn.value),
  });
};
