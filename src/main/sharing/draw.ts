import {
  lifetimeBudget,
  makeSharedSummary,
  type RandomBytes,
  rhoOfPure,
  spentBy,
} from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { Async, LedgerRow, Repositories } from '../vault/types.ts';
import type { Releasable } from './summary.ts';

type Ledger = Async<Repositories>['ledger'];

const overBudget = (rows: readonly LedgerRow[], epsilon: number) =>
  fail(
    'refused-by-rule',
    `This vault has given away ${spentBy(rows).epsilon} of its lifetime privacy budget of ${lifetimeBudget.epsilon}; ${epsilon} more would exceed it. Nothing was released. Choose a smaller epsilon, or keep the result to yourself.`,
    'epsilon',
  );

/**
 * One draw, one debit, one transaction. The draw is known to nobody until the ledger holds it together with its
 * debit; where the ledger held one about this subject already, that one is the answer and this draw is forgotten.
 *
 * @param effect the person's own estimate, in the effect's unit
 * @param at ISO time of the release
 */
export const drawOnce = async (
  ledger: Ledger,
  what: Pick<Releasable, 'subject' | 'input' | 'rule'>,
  effect: number,
  random: RandomBytes,
  at: string,
): Promise<Result<LedgerRow>> => {
  const { subject, input, rule } = what;
  const drawn = makeSharedSummary({ ...input, effect }, rule, random);
  if (!drawn.ok) return drawn;
  const { row } = await ledger.record(
    {
      at,
      kind: 'effect-summary',
      subject,
      epsilon: rule.epsilon,
      delta: 0,
      rho: rhoOfPure(rule.epsilon),
      payload: JSON.stringify(drawn.value),
    },
    lifetimeBudget,
  );
  return row ? ok(row) : overBudget(await ledger.list(), rule.epsilon);
};
