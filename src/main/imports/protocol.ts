import type { AppError } from '../../shared/errors.ts';
import type { Refusal, SampleBatch } from '../../shared/samples.ts';
import type { Tally } from './sink.ts';

/** Given to the import thread at its start. */
export interface ImportTask {
  paths: string[];
  /** UTC ms of the import. */
  now: number;
}

/** A file that will be read. */
export interface PlannedFile {
  path: string;
  source: string;
  /** Size on the disk. */
  bytes: number;
}

/** From the import thread. Each batch waits for an acknowledgement; at most MAX_AHEAD are on their way. */
export type FromWorker =
  | { kind: 'plan'; files: PlannedFile[]; bytesTotal: number }
  | { kind: 'batch'; batch: SampleBatch }
  | { kind: 'progress'; file: string; source: string; bytesDone: number; rowsRead: number }
  | { kind: 'done'; files: (PlannedFile & { sha256: string })[]; refusedFiles: Refusal[]; tally: Tally }
  | { kind: 'failed'; error: AppError };

export type ToWorker = { kind: 'ack' };

export const MAX_AHEAD = 4;
