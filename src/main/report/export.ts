import { writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ResultView } from '../../shared/trial.ts';
import { resultCsv, resultJson } from './data.ts';
import { reportHtml } from './html.ts';

/** What exporting needs of the app: where to write, and a way to print a page. */
export interface ExportTarget {
  savePath(suggestedName: string): Promise<string | null>;
  writePdf(html: string, path: string): Promise<void>;
}

export type ExportFormat = 'pdf' | 'html' | 'json' | 'csv';

/** Writes a result to the file the person chose; null when they closed the dialog. The name holds no health text. */
export const exportResult = async (
  view: ResultView,
  format: ExportFormat,
  target: ExportTarget,
): Promise<Result<{ path: string | null }>> => {
  if (view.hiddenUntil !== null)
    return fail(
      'refused-by-rule',
      `The protocol hides the result until ${view.hiddenUntil}. Nothing was written.`,
    );
  const path = await target.savePath(`n1-trial-${view.trialId.slice(0, 8)}.${format}`);
  if (path === null) return ok({ path: null });
  try {
    if (format === 'pdf') await target.writePdf(reportHtml(view), path);
    else await writeFile(path, { html: reportHtml, json: resultJson, csv: resultCsv }[format](view), 'utf8');
    return ok({ path });
  } catch {
    return fail(
      'folder-not-writable',
      'The file could not be written there. The result is safe in the vault. Choose another folder.',
    );
  }
};
