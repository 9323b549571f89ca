import { type Debit, spentBy } from './budget.ts';
import { fromDecimal, subtract, toNumber } from './rational.ts';
import { rhoOfPure } from './zcdp.ts';

/** Sums of releases: how many, and what they cost together. */
export interface ReleaseTotals {
  releases: number;
  epsilon: number;
  delta: number;
}

export const noReleases: ReleaseTotals = { releases: 0, epsilon: 0, delta: 0 };

/** Exact decimal sums of a ledger. */
export const totalsOf = (debits: readonly Debit[]): ReleaseTotals => {
  const { epsilon, delta } = spentBy(debits);
  return { releases: debits.length, epsilon, delta };
};

const minus = (a: number, b: number): number =>
  Math.max(0, toNumber(subtract(fromDecimal(a), fromDecimal(b))));

/** What a counter knows beyond a ledger, each sum by itself and never below 0. */
export const missingFrom = (counter: ReleaseTotals, ledger: ReleaseTotals): ReleaseTotals => ({
  releases: Math.max(0, counter.releases - ledger.releases),
  epsilon: minus(counter.epsilon, ledger.epsilon),
  delta: minus(counter.delta, ledger.delta),
});

export const isNothing = (t: ReleaseTotals): boolean => t.releases === 0 && t.epsilon === 0 && t.delta === 0;

/** Releases whose rows are lost, as one debit at full cost: nothing smaller is known of them. */
export const debitOf = (lost: ReleaseTotals): Debit => ({
  epsilon: lost.epsilon,
  delta: lost.delta,
  rho: rhoOfPure(lost.epsilon),
});
