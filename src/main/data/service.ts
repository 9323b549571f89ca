import { randomUUID } from 'node:crypto';
import type { ImportRecord } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type {
  DailyValue,
  ImportProgress,
  ImportReceipt,
  MetricInfo,
  ZoneSpan,
} from '../../shared/samples.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { runImport } from '../imports/import-job.ts';
import type { Session } from '../session/session.ts';
import { diaryDaily, diaryMetrics } from './diary-metrics.ts';
import { zonesOf } from './zones.ts';

export interface DataService {
  metrics(): Promise<Result<MetricInfo[]>>;
  daily(metric: string, from?: string, to?: string): Promise<Result<DailyValue[]>>;
  imports(): Promise<Result<ImportRecord[]>>;
  /**
   * One import at a time; the vault stays usable meanwhile. `newZones` becomes the person's zone history if the
   * import succeeds.
   */
  startImport(
    paths: string[],
    onProgress: (p: ImportProgress) => void,
    newZones?: ZoneSpan[],
  ): Promise<Result<ImportReceipt>>;
  /** Stops the running import and waits until nothing of it is left. */
  cancelImport(): Promise<{ cancelled: boolean }>;
  undoImport(importId: string): Promise<Result<{ removed: number }>>;
}

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

export const createDataService = (session: Session, clock: Clock): DataService => {
  let running: { abort: AbortController; done: Promise<unknown> } | null = null;

  const cancelImport = async () => {
    if (!running) return { cancelled: false };
    running.abort.abort();
    await running.done;
    return { cancelled: true };
  };
  session.onLock(async () => {
    await cancelImport();
  });

  return {
    async metrics() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { daily, diary } = opened.value.repos;
      return ok([...(await daily.metrics()), ...diaryMetrics(await diary.list(FIRST_DAY, LAST_DAY))]);
    },

    async daily(metric, from, to) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { daily, diary } = opened.value.repos;
      const stored = await daily.list(metric, from ?? null, to ?? null);
      if (stored.length > 0) return ok(stored);
      return ok(diaryDaily(await diary.list(from ?? FIRST_DAY, to ?? LAST_DAY), metric));
    },

    async imports() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      return ok(await opened.value.repos.samples.imports());
    },

    async startImport(paths, onProgress, newZones) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      if (running)
        return fail('refused-by-rule', 'An import is already running. Wait for it or cancel it first.');
      const abort = new AbortController();
      const job = runImport({
        vault: opened.value,
        paths,
        zones: await zonesOf(opened.value, clock.zone),
        ...(newZones ? { newZones } : {}),
        importId: randomUUID(),
        now: clock.now,
        onProgress,
        signal: abort.signal,
      });
      running = { abort, done: job.catch(() => undefined) };
      try {
        return await job;
      } finally {
        running = null;
      }
    },

    cancelImport,

    async undoImport(importId) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { samples } = opened.value.repos;
      if (!(await samples.imports()).some((i) => i.importId === importId && i.state === 'done'))
        return fail('not-found', 'This import is not in the vault, or it was already undone.', 'importId');
      return ok(await samples.undo(importId, isoOf(clock))); // brings the daily values up to date itself
    },
  };
};
