import { z } from 'zod';
import type { InterruptedImport } from '../vault/types.ts';
import { type HashedFile, type ImportTask, READER_VERSION } from './protocol.ts';

/** What an import stores of itself, so that it can go on after a crash. */
const storedTask = z.object({
  reader: z.number(),
  now: z.number(),
  /** Where the files lay; inside the encrypted vault. */
  paths: z.array(z.string()),
  /** Everything that decides which rows come in which order. */
  content: z.string(),
});
export type StoredTask = z.infer<typeof storedTask>;

const contentOf = (task: ImportTask, files: readonly HashedFile[]): string =>
  JSON.stringify([
    files.map((f) => [f.sha256, f.source]),
    task.zones,
    task.options ?? {},
    task.answers ?? {},
  ]);

/** @returns JSON for the vault */
export const describeTask = (task: ImportTask, files: readonly HashedFile[]): string =>
  JSON.stringify({
    reader: READER_VERSION,
    now: task.now,
    paths: task.paths,
    content: contentOf(task, files),
  } satisfies StoredTask);

/** What an interrupted import stored of itself, null where this version cannot go on with it. */
export const readTask = (interrupted: InterruptedImport): StoredTask | null => {
  if (interrupted.task === null) return null;
  const parsed = storedTask.safeParse(JSON.parse(interrupted.task));
  return parsed.success && parsed.data.reader === READER_VERSION ? parsed.data : null;
};

const storedSettings = z.tuple([
  z.unknown(),
  z.unknown(),
  z.record(z.string(), z.unknown()),
  z.record(z.string(), z.string()),
]);

/** What the person had set and answered for an interrupted import: going on needs the same. */
export const settingsOfTask = (
  stored: StoredTask,
): { options: Record<string, unknown>; answers: Record<string, string> } => {
  const parsed = storedSettings.safeParse(JSON.parse(stored.content));
  return parsed.success ? { options: parsed.data[2], answers: parsed.data[3] } : { options: {}, answers: {} };
};

/** Would this task read the same rows in the same order as the interrupted import did? */
export const continues = (
  stored: StoredTask | null,
  task: ImportTask,
  files: readonly HashedFile[],
): boolean => stored !== null && stored.content === contentOf(task, files);
