import { debitOf, fits, type LifetimeBudget } from '../../../core/privacy/index.ts';
import type { LostReleases } from '../../../shared/sharing.ts';
import type { Database } from '../db.ts';
import type { LedgerRepository, LedgerRow } from '../types.ts';
import { settingRepository } from './settings.ts';

/** Among the settings, which go wherever the ledger goes (backups, open export, salvage). */
const LOST = 'ledger.lost';

/**
 * The privacy ledger. `record` is the only way in: it holds the budget, the debit and the drawn value in one
 * transaction. A subject that was released before gives back the row of that time, whatever is offered now, so
 * that a second draw can never be shown.
 */
export const ledgerRepository = (db: Database): LedgerRepository => {
  const columns = 'seq, at, kind, subject, epsilon, delta, rho, payload';
  const all = db.prepare<[], LedgerRow>(`SELECT ${columns} FROM privacy_ledger ORDER BY seq`);
  const one = db.prepare<[string, string], LedgerRow>(
    `SELECT ${columns} FROM privacy_ledger WHERE kind = ? AND subject = ?`,
  );
  const insert = db.prepare(
    'INSERT INTO privacy_ledger (at, kind, subject, epsilon, delta, rho, payload) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const settings = settingRepository(db);
  const lost = (): LostReleases | null => {
    const text = settings.get(LOST);
    return text ? (JSON.parse(text) as LostReleases) : null;
  };
  const record = db.transaction((entry: Omit<LedgerRow, 'seq'>, budget: LifetimeBudget) => {
    const earlier = one.get(entry.kind, entry.subject);
    if (earlier) return { row: earlier, outcome: 'known' as const };
    const missing = lost();
    const debits = missing ? [...all.all(), debitOf(missing)] : all.all();
    if (!fits(debits, entry, budget)) return { row: null, outcome: 'over-budget' as const };
    insert.run(entry.at, entry.kind, entry.subject, entry.epsilon, entry.delta, entry.rho, entry.payload);
    return { row: one.get(entry.kind, entry.subject) ?? null, outcome: 'recorded' as const };
  });
  return {
    list: () => all.all(),
    find: (kind, subject) => one.get(kind, subject) ?? null,
    record: (entry, budget) => record.immediate(entry, budget),
    lost,
    setLost: (next) => settings.set(LOST, next ? JSON.stringify(next) : ''),
  };
};
