import {
  type Debit,
  debitOf,
  isNothing,
  missingFrom,
  noReleases,
  spentBy,
  totalsOf,
} from '../../core/privacy/index.ts';
import type { LostReleases } from '../../shared/sharing.ts';
import { raiseReleased, releasedOf } from './keys/released.ts';
import { inTurn } from './keys/turns.ts';
import type { Async, LedgerRow, Repositories, Vault } from './types.ts';

/**
 * The ledger in the database and the counter in the key file. Two files cannot be written at once, so the order is:
 *
 *   1. the row (debit and drawn bytes) is committed to the database
 *   2. the counter in vault.key is raised
 *   3. the bytes are shown
 *
 * Whatever was shown is in both. A crash between 1 and 2 leaves a row that nobody saw; the next opening raises the
 * counter. So a counter that is ahead of the ledger means one thing only: this database is older than the vault's
 * last release. What is missing then is kept in the vault as `lost` and counts at full cost.
 */
type Ledger = Async<Repositories>['ledger'];

const sumOf = async (ledger: Ledger, lost: LostReleases | null) => {
  const rows = await ledger.list();
  const totals = totalsOf(lost ? [...rows, debitOf(lost)] : rows);
  return { ...totals, releases: rows.length + (lost?.releases ?? 0) };
};

/**
 * Compares counter and ledger, notes what is missing and raises the counter where it is behind. At each opening, and
 * after rows came in from elsewhere.
 *
 * @param atLeast counter of another folder that belongs to these rows (a damaged vault that was read)
 * @param recount true where rows were brought back: what they explain is no longer missing
 */
export const settleReleases = async (
  folder: string,
  ledger: Ledger,
  { atLeast, recount = false }: { atLeast?: ReturnType<typeof releasedOf>; recount?: boolean } = {},
): Promise<void> => {
  const own = releasedOf(folder) ?? noReleases;
  const counter = {
    releases: Math.max(own.releases, atLeast?.releases ?? 0),
    epsilon: Math.max(own.epsilon, atLeast?.epsilon ?? 0),
    delta: Math.max(own.delta, atLeast?.delta ?? 0),
  };
  const uncertain = ('uncertain' in own && own.uncertain === true) || atLeast === null;
  const known = await ledger.lost();
  const ahead = !isNothing(missingFrom(counter, await sumOf(ledger, known)));
  if (ahead || uncertain || (recount && known)) {
    const missing = missingFrom(counter, await sumOf(ledger, null));
    const doubt = uncertain || (known?.uncertain ?? false);
    const accepted = (known?.accepted ?? false) && !ahead && !uncertain;
    await ledger.setLost(isNothing(missing) && !doubt ? null : { ...missing, uncertain: doubt, accepted });
  }
  try {
    raiseReleased(folder, await sumOf(ledger, await ledger.lost()));
  } catch {
    // The key file cannot be written now: the vault opens all the same, and the next opening tries again.
  }
};

export type Recorded =
  | { row: LedgerRow; outcome: 'recorded' | 'known' }
  | { row: null; outcome: 'over-budget' | 'lost' };

/**
 * Records a release in the order above and answers only when both files hold it. A subject that was released before
 * gives its old row back.
 *
 * @throws AppFailure or the file system's error; then nothing was shown, and asking again shows the same draw
 */
export const recordRelease = (
  vault: Pick<Vault, 'folder' | 'repos'>,
  entry: Omit<LedgerRow, 'seq'>,
  budget: { epsilon: number; delta: number },
): Promise<Recorded> =>
  inTurn(vault.folder, async () => {
    const { ledger } = vault.repos;
    const lost = await ledger.lost();
    const earlier = await ledger.find(entry.kind, entry.subject);
    if (!earlier && lost && !lost.accepted) return { row: null, outcome: 'lost' };
    const { row, outcome } = await ledger.record(entry, budget);
    if (!row || outcome === 'over-budget') return { row: null, outcome: 'over-budget' };
    raiseReleased(vault.folder, await sumOf(ledger, lost));
    return { row, outcome };
  });

/** The person has read that releases are missing; they stay counted. */
export const acceptLost = async (ledger: Ledger): Promise<void> => {
  const lost = await ledger.lost();
  if (lost) await ledger.setLost({ ...lost, accepted: true });
};

/** Sums of what is known and what is missing, as the budget counts them. */
export const spentWith = (rows: readonly Debit[], lost: LostReleases | null) =>
  spentBy(lost ? [...rows, debitOf(lost)] : rows);
