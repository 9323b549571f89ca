import { lifetimeBudget } from '../../core/privacy/index.ts';
import type { BudgetView, ReleaseRecord } from '../../shared/sharing.ts';
import { spentWith } from '../vault/releases.ts';
import type { Async, LedgerRow, Repositories } from '../vault/types.ts';
import { noiseSdOf } from './summary.ts';

/** The rule as a summary itself states it. */
const noiseIn = (payload: string): number | null => {
  const { clip, grid, epsilon } = JSON.parse(payload) as {
    clip?: [number, number];
    grid?: number;
    epsilon?: number;
  };
  return clip && grid && epsilon ? noiseSdOf({ clip: clip[1], grid, epsilon }) : null;
};

/** A row of the ledger as the screens show it. */
export const recordOf = ({ payload, rho: _rho, ...row }: LedgerRow): ReleaseRecord => ({
  ...row,
  json: payload,
  noiseSd: row.kind === 'effect-summary' ? noiseIn(payload) : null,
});

/** The lifetime budget and what of it is spent, missing releases included. */
export const budgetOf = async (ledger: Async<Repositories>['ledger']): Promise<BudgetView> => {
  const lost = await ledger.lost();
  const spent = spentWith(await ledger.list(), lost);
  return {
    ...lifetimeBudget,
    spentEpsilon: spent.epsilon,
    spentDelta: spent.delta,
    spentByZcdp: spent.epsilonByZcdp,
    lost,
  };
};
