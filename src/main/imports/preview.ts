import { AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import type { ImportPreview, ZoneSpan } from '../../shared/samples.ts';
import { readInThread } from './reading-thread.ts';

export interface PreviewJob {
  paths: string[];
  zones: ZoneSpan[];
  options?: Record<string, unknown>;
  answers?: Record<string, string>;
  nativeBinding?: string | undefined;
  /** UTC ms. */
  now: number;
  signal: AbortSignal;
}

/** Long enough for all but the largest exports, short enough to wait for. */
const PREVIEW_TIME = 8000; // ms

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/**
 * Looks at files without storing anything: what they are, which measurements of which time they hold, what would be
 * refused, what the person has to answer first. Large files are read for some seconds; `partial` says so.
 *
 * @returns the preview, or why none of the files can be read
 */
export const previewImport = async (job: PreviewJob): Promise<Result<ImportPreview>> => {
  const { signal, nativeBinding, ...task } = job;
  try {
    const done = await readInThread(
      {
        ...task,
        ...(nativeBinding ? { nativeBinding } : {}),
        preview: { milliseconds: PREVIEW_TIME },
      },
      signal,
      {
        plan: async () => ({ now: job.now, skip: 0 }),
        progress: () => undefined,
        store: async () => undefined,
      },
    );
    return ok({
      files: done.files.map(({ path, source, bytes }) => ({ path, source, bytes })),
      byMetric: Object.fromEntries(
        Object.entries(done.preview?.byMetric ?? {})
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([metric, m]) => [metric, { rows: m.rows, first: iso(m.first), last: iso(m.last) }]),
      ),
      refused: [...done.refusedFiles, ...done.tally.refused],
      unknownTypes: done.tally.unknownTypes,
      warnings: done.tally.warnings,
      questions: done.questions,
      notes: done.notes,
      partial: done.preview?.partial ?? false,
    });
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    if (signal.aborted) return fail('cancelled', 'The preview was stopped. Nothing was imported.');
    throw error;
  }
};
