import { writeFile } from 'node:fs/promises';
import type { AnalysisSpec } from '../../shared/analysis.ts';
import type { ExportFormat } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { SensitivityView } from '../../shared/results.ts';
import type { ResultView } from '../../shared/trial.ts';
import { resultCsv, resultJson } from './data.ts';
import { resultFhir } from './fhir.ts';
import { reportHtml } from './html.ts';
import type { ReportLanguage } from './language/index.ts';

export type { ExportFormat };

/** What exporting needs of the app: where to write, and a way to print a page. */
export interface ExportTarget {
  savePath(suggestedName: string): Promise<string | null>;
  writePdf(html: string, path: string): Promise<void>;
}

/** A result with what its files need besides: the specification that `n1vault analyse` takes, and the time. */
export interface Exportable {
  view: ResultView;
  /** null where there is no posterior yet. */
  spec: AnalysisSpec | null;
  synthetic: boolean;
  /** What other assumptions would have said; null where that could not be worked out. */
  other: SensitivityView | null;
  /** ISO 8601. */
  at: string;
  /** Of the report as HTML and PDF. */
  language?: ReportLanguage;
}

/** Ends of file names by format; two kinds of JSON are told apart. */
const endings: Record<ExportFormat, string> = {
  pdf: 'pdf',
  html: 'html',
  json: 'json',
  csv: 'csv',
  spec: 'analysis.json',
  fhir: 'fhir.json',
};

/** The text of every format but PDF, which only a window can print. */
export const exportText = (x: Exportable, format: Exclude<ExportFormat, 'pdf'>): string => {
  switch (format) {
    case 'html':
      return reportHtml(x.view, x);
    case 'json':
      return resultJson(x.view);
    case 'csv':
      return resultCsv(x.view);
    case 'fhir':
      return resultFhir(x.view, x.at);
    case 'spec':
      return `${JSON.stringify(x.spec, null, 2)}\n`;
  }
};

/** Why a result cannot be written now; null where it can. */
export const exportRefusal = ({ view, spec }: Exportable, format: ExportFormat): Result<never> | null => {
  if (view.hiddenUntil !== null)
    return fail(
      'refused-by-rule',
      `The protocol hides the result until ${view.hiddenUntil}. Nothing was written.`,
    );
  if (format === 'spec' && spec === null)
    return fail(
      'not-found',
      'There is nothing to analyse before the first answered day. Nothing was written.',
    );
  return null;
};

/** Writes a result to the file the person chose; null when they closed the dialog. The name holds no health text. */
export const exportResult = async (
  x: Exportable,
  format: ExportFormat,
  target: ExportTarget,
): Promise<Result<{ path: string | null }>> => {
  const refused = exportRefusal(x, format);
  if (refused) return refused;
  const path = await target.savePath(`n1-trial-${x.view.trialId.slice(0, 8)}.${endings[format]}`);
  if (path === null) return ok({ path: null });
  try {
    if (format === 'pdf') await target.writePdf(reportHtml(x.view, x), path);
    else await writeFile(path, exportText(x, format), 'utf8');
    return ok({ path });
  } catch {
    return fail(
      'folder-not-writable',
      'The file could not be written there. The result is safe in the vault. Choose another folder.',
    );
  }
};
