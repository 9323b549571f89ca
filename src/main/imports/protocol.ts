import type { AppError } from '../../shared/errors.ts';
import type { Refusal, SampleBatch, ZoneSpan } from '../../shared/samples.ts';
import type { Tally } from './sink.ts';
import type { ImportQuestion } from './source.ts';

/**
 * Raised whenever a parser gives other rows or another order of rows for the same file: an import that a crash
 * interrupted before is then not continued but begun anew.
 */
export const READER_VERSION = 3;

/** Given to the import thread at its start. */
export interface ImportTask {
  paths: string[];
  /** UTC ms of the import. */
  now: number;
  /** Where the person was when; at least one span. */
  zones: ZoneSpan[];
  /** What the person set, by source id (e.g. the column mapping of a CSV). */
  options?: Record<string, unknown>;
  /** What the person answered to questions of an earlier preview, by question id. */
  answers?: Record<string, string>;
  /** SQLite binding of the Electron 33 test runtime, for databases inside exports. */
  nativeBinding?: string;
  /** Only look: no batches, no checksums, and an end after so many milliseconds. */
  preview?: { milliseconds: number };
}

/** A file that will be read. */
export interface PlannedFile {
  path: string;
  source: string;
  /** Size on the disk. */
  bytes: number;
}

export interface HashedFile extends PlannedFile {
  /** Of the file as it lies on the disk; '' in a preview. */
  sha256: string;
}

/** What a preview saw of a metric. UTC ms. */
export interface MetricPreview {
  rows: number;
  first: number;
  last: number;
}

/** From the import thread. Each batch waits for an acknowledgement; at most MAX_AHEAD are on their way. */
export type FromWorker =
  /** The thread goes on when it is told to. */
  | { kind: 'plan'; files: HashedFile[]; refusedFiles: Refusal[]; bytesTotal: number }
  | { kind: 'batch'; batch: SampleBatch }
  | { kind: 'progress'; file: string; source: string; bytesDone: number; rowsRead: number }
  | {
      kind: 'done';
      files: HashedFile[];
      refusedFiles: Refusal[];
      tally: Tally;
      /** True where wall clocks became instants by the zone history alone. */
      byWallClock: boolean;
      questions: ImportQuestion[];
      /** What sources tell the preview about themselves, by source id. */
      notes: Record<string, unknown>;
      /** In a preview only. */
      preview?: { byMetric: Record<string, MetricPreview>; partial: boolean };
    }
  | { kind: 'failed'; error: AppError };

export type ToWorker =
  | { kind: 'ack' }
  /**
   * Read on. `now` is that of the first attempt where an interrupted import goes on, so that the same rows come in
   * the same batches; the first `skip` of them are stored already and not sent again.
   */
  | { kind: 'go'; now: number; skip: number };

export const MAX_AHEAD = 4;
