import { fromDecimal, isAtMost, type Rational, rational, toNumber } from './rational.ts';
import { epsilonOfZcdp } from './zcdp.ts';

/** What one release cost. */
export interface Debit {
  epsilon: number;
  delta: number;
  /** zCDP cost of the release, where it is known to be smaller than its epsilon implies. */
  rho: number;
}

/** What all releases of one person's life with this vault may cost together. */
export interface LifetimeBudget {
  epsilon: number;
  delta: number;
}

/**
 * The lifetime budget of a vault: six effects at epsilon 1, or fewer and requests for hypotheses. One release at
 * epsilon 1 raises nobody's chance of guessing something about the person by more than a factor e; all together
 * by no more than e^6, which protects little: the screen says so in words.
 */
export const lifetimeBudget: LifetimeBudget = { epsilon: 6, delta: 1e-5 };

const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
const total = (values: readonly number[]): Rational =>
  values.reduce((sum, x) => add(sum, fromDecimal(x)), rational(0n));

export interface Spent {
  /** Sum of the releases (basic composition): what the cap is held against. Exact decimals. */
  epsilon: number;
  delta: number;
  /** The smaller bound that zCDP gives at the budget's delta, for information. */
  epsilonByZcdp: number;
}

export const spentBy = (debits: readonly Debit[], budget: LifetimeBudget = lifetimeBudget): Spent => {
  const epsilon = toNumber(total(debits.map((d) => d.epsilon)));
  const rho = debits.reduce((sum, d) => sum + d.rho, 0);
  return {
    epsilon,
    delta: toNumber(total(debits.map((d) => d.delta))),
    epsilonByZcdp: rho === 0 ? 0 : Math.min(epsilon, epsilonOfZcdp(rho, budget.delta)),
  };
};

/** True if one more release keeps the sums within the budget; exact, so 0.1 + 0.2 is 0.3 here. */
export const fits = (
  debits: readonly Debit[],
  next: Debit,
  budget: LifetimeBudget = lifetimeBudget,
): boolean =>
  isAtMost(total([...debits.map((d) => d.epsilon), next.epsilon]), fromDecimal(budget.epsilon)) &&
  isAtMost(total([...debits.map((d) => d.delta), next.delta]), fromDecimal(budget.delta));
