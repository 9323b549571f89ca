import type { ImportRecord } from '../../shared/contract.ts';
import type { DayDetail } from '../../shared/data.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import type {
  DailyValue,
  ImportReceipt,
  MetricInfo,
  SampleBatch,
  StoredSample,
  ZoneSpan,
} from '../../shared/samples.ts';
import type { LostReleases } from '../../shared/sharing.ts';
import type {
  DiaryDay,
  DiarySave,
  FrozenProtocol,
  TrialEvent,
  TrialEventBody,
  TrialState,
} from '../../shared/trial.ts';
import type { BackupInfo, OpenExportReport, VaultHealth } from '../../shared/vault.ts';
import type { BackupOrder } from './backup/make.ts';
import type { KeyFile } from './keys/key-file.ts';
import type { Salvaged } from './salvage/salvage.ts';

/** An import that is running, or that a crash interrupted. */
export interface InterruptedImport {
  importId: string;
  startedAt: string;
  task: string | null;
  /** Batches that are stored, and what was in them. */
  batches: number;
  byMetric: Record<string, { new: number; known: number }>;
}

/**
 * What the vault can do. The repositories run synchronously inside the SQL worker thread; everybody else sees
 * them through `Vault.repos`, where each method is asynchronous. Times are UTC ms or ISO strings given by the
 * caller: the vault never reads a clock.
 */
export interface SampleRepository {
  /**
   * Opens an import; its rows do not count before `finish`.
   *
   * @param task what is needed to go on with it after a crash, JSON; without it a crash ends the import
   */
  begin(importId: string, startedAt: string, task?: string | null): void;
  /** Adds the rows that are not there yet (key: metric, start, end, source, value). One transaction. */
  insert(importId: string, batch: SampleBatch): { byMetric: Record<string, { new: number; known: number }> };
  finish(importId: string, receipt: ImportReceipt, finishedAt: string): void;
  /** Removes everything an unfinished import added. */
  abort(importId: string): { removed: number };
  /**
   * Takes back a finished import; its receipt stays, marked undone. Samples that another import holds too stay.
   * Brings the daily values up to date. All at once: long for a large import, see `undoBegin`.
   */
  undo(importId: string, at: string): { removed: number };
  /** The first step of an undo in slices: from here on its samples do not count. `purge` follows. */
  undoBegin(importId: string, at: string): void;
  /** Removes samples of an undone or unfinished import for about so many milliseconds. */
  purge(importId: string, milliseconds: number): { removed: number; done: boolean };
  /** Imports that are running, or that a crash interrupted. */
  interrupted(): InterruptedImport[];
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
  /**
   * The same in slices: works for about `milliseconds`, so that other questions are answered in between.
   *
   * @param zones null: the zone history that the stored values rest on
   * @param metric null: all; else only what this metric's daily values need
   * @returns days computed, and how many days (times groups of metrics) are left
   */
  advance(
    zones: ZoneSpan[] | null,
    metric: string | null,
    milliseconds: number,
  ): { days: number; left: number };
  list(metric: string, from: string | null, to: string | null): DailyValue[];
  metrics(): MetricInfo[];
}

export interface DayRepository {
  /**
   * One day of a metric and what became of each of its samples. Daily values have to be up to date.
   *
   * @param offset, limit which of the day's samples to send
   */
  explain(metric: string, day: string, zones: ZoneSpan[], offset: number, limit: number): DayDetail;
  /** Daily values of all metrics from a day on. */
  recent(from: string): { metric: string; day: string; value: number }[];
  /** The newest daily value of each metric. */
  newest(): { metric: string; value: DailyValue }[];
  /** Zones that sleep records state themselves, as a history. */
  sleepZones(): ZoneSpan[];
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
  /** What happened after the start, oldest first; the repository always fills it in. */
  events?: readonly TrialEvent[];
}

export interface TrialRepository {
  insert(row: TrialRow): void;
  list(): TrialRow[];
  get(id: string): TrialRow | null;
  end(id: string, state: 'finished' | 'stopped', at: string, reason: string): void;
  /** Adds to the append-only list of what happened to a trial. */
  addEvent(id: string, event: TrialEventBody & { at: string; day: string }): void;
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
  /** Releases that this database does not hold although they happened (vault/releases.ts). */
  lost(): LostReleases | null;
  setLost(lost: LostReleases | null): void;
}

export interface MetaRepository {
  /** Has the person typed the recovery key back, so that it surely is on paper? */
  recoveryConfirmed(): boolean;
  setRecoveryConfirmed(confirmed: boolean): void;
}

export interface Repositories {
  samples: SampleRepository;
  daily: DailyRepository;
  day: DayRepository;
  trials: TrialRepository;
  diary: DiaryRepository;
  profile: ProfileRepository;
  settings: SettingRepository;
  audit: AuditRepository;
  zones: ZoneRepository;
  meta: MetaRepository;
  ledger: LedgerRepository;
}

export type Async<R> = {
  [K in keyof R]: {
    [M in keyof R[K]]: R[K][M] extends (...args: infer A) => infer O ? (...args: A) => Promise<O> : never;
  };
};

type OnProgress = (done: number, total: number) => void;

/** What concerns the vault as a whole. Other questions wait meanwhile. Rejects with AppFailure. */
export interface VaultUpkeep {
  /** Makes and verifies a backup. */
  backup(order: BackupOrder): Promise<BackupInfo>;
  verify(at: string, onProgress?: OnProgress): Promise<VaultHealth>;
  /** Writes everything, unencrypted, into the new folder `to`. */
  exportTo(to: string, at: string, onProgress?: OnProgress): Promise<OpenExportReport>;
  /** Reads an export into this vault, which must be empty. */
  importFrom(from: string, onProgress?: OnProgress): Promise<OpenExportReport>;
  /** Reads what can be read of the damaged vault in `from` into this new one; `key` is moved away. */
  salvage(from: string, key: Uint8Array<ArrayBuffer>, onProgress?: OnProgress): Promise<Salvaged>;
  /** Writes everything anew under `next`; both keys are moved away (their buffers are empty afterwards). */
  rotate(key: Uint8Array<ArrayBuffer>, next: Uint8Array<ArrayBuffer>, keyFile: KeyFile): Promise<void>;
}

/** An open vault. */
export interface Vault {
  readonly id: string;
  readonly folder: string;
  readonly synthetic: boolean;
  readonly repos: Async<Repositories>;
  readonly upkeep: VaultUpkeep;
  /** For a vault that was made and not finished: closes it and removes its files. */
  discard(): Promise<void>;
  /** Closes the database, zeroes the key, ends the worker. */
  close(): Promise<void>;
}
