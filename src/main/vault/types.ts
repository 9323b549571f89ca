import type { ImportRecord } from '../../shared/contract.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import type {
  DailyValue,
  ImportReceipt,
  MetricInfo,
  SampleBatch,
  StoredSample,
  ZoneSpan,
} from '../../shared/samples.ts';
import type { DiaryDay, DiarySave, FrozenProtocol, TrialState } from '../../shared/trial.ts';

/**
 * What the vault can do. The repositories run synchronously inside the SQL worker thread; everybody else sees
 * them through `Vault.repos`, where each method is asynchronous. Times are UTC ms or ISO strings given by the
 * caller: the vault never reads a clock.
 */
export interface SampleRepository {
  /** Opens an import; its rows do not count before `finish`. */
  begin(importId: string, startedAt: string): void;
  /** Adds the rows that are not there yet (key: metric, start, end, source, value). One transaction. */
  insert(importId: string, batch: SampleBatch): { byMetric: Record<string, { new: number; known: number }> };
  finish(importId: string, receipt: ImportReceipt, finishedAt: string): void;
  /** Removes everything an unfinished import added. */
  abort(importId: string): { removed: number };
  /** Removes exactly what a finished import added; its receipt stays, marked undone. */
  undo(importId: string, at: string): { removed: number };
  imports(): ImportRecord[];
  range(metric: string, fromMs: number, toMs: number): StoredSample[];
  count(): number;
}

export interface DailyRepository {
  /**
   * Brings all daily values up to date: computes the days that finished imports touched since the last time, or
   * everything when `zones` differ from the history that the stored values rest on. `importId` names the import
   * that caused it, or null.
   */
  recompute(importId: string | null, zones: ZoneSpan[]): { days: number };
  list(metric: string, from: string | null, to: string | null): DailyValue[];
  metrics(): MetricInfo[];
}

export interface TrialRow {
  id: string;
  state: TrialState;
  protocol: FrozenProtocol;
  /** 32 bytes, hex. Leaves the main process only after the trial has ended. */
  seed: string;
  sequence: string[];
  commitment: string;
  permittedSequences: string;
  createdAt: string;
  endedAt: string | null;
}

export interface TrialRepository {
  insert(row: TrialRow): void;
  list(): TrialRow[];
  get(id: string): TrialRow | null;
  end(id: string, state: 'finished' | 'stopped', at: string, reason: string): void;
}

export interface DiaryRepository {
  get(day: string): DiaryDay | null;
  list(from: string, to: string): DiaryDay[];
  /** Stores a new revision of a day; the earlier ones stay in the history. */
  save(entry: DiarySave, savedAt: string, late: boolean): DiaryDay;
  /** Makes the revision before the current one current again (as a further revision: nothing is lost). */
  undo(day: string, savedAt: string): DiaryDay | null;
  history(day: string): DiaryDay[];
}

export interface ProfileRepository {
  get(): Profile | null;
  save(profile: Profile, at: string): void;
}

export interface SettingRepository {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

export interface AuditRepository {
  /** Append-only trail of what happened to trials: what, when, to which trial; never health values. */
  append(event: { at: string; what: string; trialId: string | null; detail: string }): void;
  list(): { at: string; what: string; trialId: string | null; detail: string }[];
}

export interface ZoneRepository {
  /** The person's zone history, oldest first; empty where nothing was told. */
  list(): ZoneSpan[];
  /** Replaces the whole history. One transaction. */
  replace(spans: ZoneSpan[]): void;
}

/** One differentially private release: the debit and the bytes that were drawn for it. */
export interface LedgerRow {
  seq: number;
  at: string;
  kind: 'effect-summary' | 'hypothesis-request';
  /** What was released about: an (intervention, outcome) pair, or a request. */
  subject: string;
  epsilon: number;
  delta: number;
  rho: number;
  /** The released JSON, byte for byte. */
  payload: string;
}

export interface LedgerRepository {
  list(): LedgerRow[];
  find(kind: LedgerRow['kind'], subject: string): LedgerRow | null;
  /** Debits and stores in one transaction; a subject released before gives its old row back. */
  record(
    entry: Omit<LedgerRow, 'seq'>,
    budget: { epsilon: number; delta: number },
  ): { row: LedgerRow | null; outcome: 'recorded' | 'known' | 'over-budget' };
}

export interface Repositories {
  samples: SampleRepository;
  daily: DailyRepository;
  trials: TrialRepository;
  diary: DiaryRepository;
  profile: ProfileRepository;
  settings: SettingRepository;
  audit: AuditRepository;
  zones: ZoneRepository;
  ledger: LedgerRepository;
}

export type Async<R> = {
  [K in keyof R]: {
    [M in keyof R[K]]: R[K][M] extends (...args: infer A) => infer O ? (...args: A) => Promise<O> : never;
  };
};

/** An open vault. */
export interface Vault {
  readonly id: string;
  readonly folder: string;
  readonly synthetic: boolean;
  readonly repos: Async<Repositories>;
  /** Closes the database, zeroes the key, ends the worker. */
  close(): Promise<void>;
}
