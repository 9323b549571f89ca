import { randomUUID } from 'node:crypto';
import type { ImportRecord } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type {
  DailyValue,
  ImportPreview,
  ImportProgress,
  ImportReceipt,
  InterruptedImportInfo,
  MetricInfo,
  ZoneSpan,
} from '../../shared/samples.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import { purge, runImport, summarise } from '../imports/import-job.ts';
import { previewImport } from '../imports/preview.ts';
import { readTask, settingsOfTask } from '../imports/resume.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/types.ts';
import { joinDaily, metricsOf } from './combined.ts';
import { diaryDaily } from './diary-metrics.ts';
import { withProfiles } from './tables.ts';
import { saveZones, zonesOf } from './zones.ts';

/** What a person set or answered for an import. */
export interface ImportSettings {
  /** Becomes the person's zone history if the import succeeds. */
  newZones?: ZoneSpan[];
  /** By source id, e.g. the column mapping of a CSV. */
  options?: Record<string, unknown>;
  /** Answers to questions of the preview, by question id. */
  answers?: Record<string, string>;
}

/** Settings as they come over the contract, where what was left out may be undefined. */
export const settingsOf = (given: {
  options?: Record<string, unknown> | undefined;
  answers?: Record<string, string> | undefined;
}): ImportSettings => ({
  ...(given.options ? { options: given.options } : {}),
  ...(given.answers ? { answers: given.answers } : {}),
});

export interface DataService {
  metrics(): Promise<Result<MetricInfo[]>>;
  daily(metric: string, from?: string, to?: string): Promise<Result<DailyValue[]>>;
  imports(): Promise<Result<ImportRecord[]>>;
  /** What is in files, without storing anything. */
  preview(paths: string[], settings?: ImportSettings): Promise<Result<ImportPreview>>;
  /** One import at a time; the vault stays usable meanwhile. */
  startImport(
    paths: string[],
    onProgress: (p: ImportProgress) => void,
    settings?: ImportSettings | ZoneSpan[],
  ): Promise<Result<ImportReceipt>>;
  /** Stops the running import and waits until nothing of it is left; stops previews as well. */
  cancelImport(): Promise<{ cancelled: boolean }>;
  /** Imports that a crash interrupted; their rows are stored but do not count. */
  interrupted(): Promise<Result<InterruptedImportInfo[]>>;
  /** Goes on with an interrupted import from the files it was made of. */
  resumeImport(
    importId: string,
    onProgress: (p: ImportProgress) => void,
    settings?: ImportSettings,
  ): Promise<Result<ImportReceipt>>;
  /** Removes what an interrupted import had stored. */
  discardImport(importId: string): Promise<Result<{ removed: number }>>;
  /** Takes back one finished import; samples that another import holds too stay. */
  undoImport(importId: string): Promise<Result<{ removed: number }>>;
  zones(): Promise<Result<ZoneSpan[]>>;
  /** Replaces the zone history and moves every sample without a zone of its own to its new local day. */
  setZones(spans: unknown): Promise<Result<ZoneSpan[]>>;
}

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

const busy = () =>
  fail(
    'refused-by-rule',
    'An import is already running. Wait for it or cancel it first. Nothing was changed.',
  );
const noSuchImport = () =>
  fail('not-found', 'This import is not in the vault, or it was already undone.', 'importId');

export const createDataService = (
  session: Session,
  clock: Clock,
  nativeBinding?: string | undefined,
): DataService => {
  let running: { abort: AbortController; done: Promise<unknown> } | null = null;
  const looking = new Set<AbortController>();

  const cancelImport = async () => {
    for (const preview of looking) preview.abort();
    if (!running) return { cancelled: false };
    running.abort.abort();
    await running.done;
    return { cancelled: true };
  };
  session.onLock(async () => {
    await cancelImport();
  });

  /** Work on imports, one at a time, that a lock of the vault waits for. */
  const alone = async <T>(work: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> => {
    if (running) return busy();
    const abort = new AbortController();
    const job = work(abort.signal);
    running = { abort, done: job.catch(() => undefined) };
    try {
      return await job;
    } finally {
      running = null;
    }
  };

  const interruptedIn = async (vault: Vault) => (running ? [] : vault.repos.samples.interrupted());

  const startImport: DataService['startImport'] = async (paths, onProgress, settings = {}) => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const { newZones, options: given, answers } = Array.isArray(settings) ? { newZones: settings } : settings;
    const options = await withProfiles(opened.value, given);
    return alone(async (signal) =>
      runImport({
        vault: opened.value,
        paths,
        zones: await zonesOf(opened.value, clock.zone),
        ...(newZones ? { newZones } : {}),
        ...(options ? { options } : {}),
        ...(answers ? { answers } : {}),
        nativeBinding,
        importId: randomUUID(),
        now: clock.now,
        onProgress,
        signal,
      }),
    );
  };

  return {
    async metrics() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      await summarise(opened.value, null);
      return ok(await metricsOf(opened.value, await opened.value.repos.diary.list(FIRST_DAY, LAST_DAY)));
    },

    async daily(metric, from, to) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { daily, diary } = opened.value.repos;
      await summarise(opened.value, null, metric);
      const stored = await daily.list(metric, from ?? null, to ?? null);
      const entries = await diary.list(from ?? FIRST_DAY, to ?? LAST_DAY);
      return ok(joinDaily(stored, diaryDaily(entries, metric)));
    },

    async imports() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const all = await opened.value.repos.samples.imports();
      return ok(all.filter((i) => i.state !== 'running' || running)); // interrupted ones have a list of their own
    },

    async preview(paths, settings = {}) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { newZones, answers } = settings;
      const abort = new AbortController();
      looking.add(abort);
      try {
        const options = await withProfiles(opened.value, settings.options);
        return await previewImport({
          paths,
          zones: newZones ?? (await zonesOf(opened.value, clock.zone)),
          ...(options ? { options } : {}),
          ...(answers ? { answers } : {}),
          nativeBinding,
          now: clock.now(),
          signal: abort.signal,
        });
      } finally {
        looking.delete(abort);
      }
    },

    startImport,
    cancelImport,

    async interrupted() {
      const opened = session.vault();
      if (!opened.ok) return opened;
      return ok(
        (await interruptedIn(opened.value)).map((i) => ({
          importId: i.importId,
          at: i.startedAt,
          paths: readTask(i)?.paths ?? [],
          rows: Object.values(i.byMetric).reduce((sum, c) => sum + c.new + c.known, 0),
        })),
      );
    },

    async resumeImport(importId, onProgress, settings) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const found = (await interruptedIn(opened.value)).find((i) => i.importId === importId);
      if (!found) return noSuchImport();
      const task = readTask(found);
      if (!task)
        return fail(
          'not-available',
          'This import was begun by another version of N1 Vault and cannot go on. Nothing of it counts. Import the files again.',
          'importId',
        );
      return startImport(task.paths, onProgress, { ...settingsOfTask(task), ...settings });
    },

    async discardImport(importId) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      if (!(await interruptedIn(opened.value)).some((i) => i.importId === importId)) return noSuchImport();
      return alone(async () => ok({ removed: await purge(opened.value, importId) }));
    },

    async undoImport(importId) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      const { samples } = opened.value.repos;
      if (!(await samples.imports()).some((i) => i.importId === importId && i.state === 'done'))
        return noSuchImport();
      return alone(async () => {
        await samples.undoBegin(importId, isoOf(clock));
        const removed = await purge(opened.value, importId);
        await summarise(opened.value, null);
        return ok({ removed });
      });
    },

    async zones() {
      const opened = session.vault();
      return opened.ok ? ok(await zonesOf(opened.value, clock.zone)) : opened;
    },

    async setZones(spans) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      return alone(async () => {
        const saved = await saveZones(opened.value, spans);
        if (saved.ok) await summarise(opened.value, saved.value);
        return saved;
      });
    },
  };
};
