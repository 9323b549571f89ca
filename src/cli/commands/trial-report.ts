import { writeFile } from 'node:fs/promises';
import { type Exportable, exportRefusal, exportText } from '../../main/report/export.ts';
import { reportLanguages } from '../../main/report/language/index.ts';
import type { ExportFormat } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type Answer, optional, UsageError, type Values } from '../command.ts';

type Text = Exclude<ExportFormat, 'pdf'>;

/** One option a format: `--html F`, `--csv F`, `--spec F`, `--fhir F`; and the report's language. */
export const reportOptions = {
  html: { type: 'string' },
  csv: { type: 'string' },
  spec: { type: 'string' },
  fhir: { type: 'string' },
  pdf: { type: 'string' },
  lang: { type: 'string' },
} as const;

const formats: readonly Text[] = ['html', 'csv', 'spec', 'fhir'];

/** The language of `--lang`; English without it. */
const languageOf = (values: Values) => {
  const asked = optional(values, 'lang') ?? 'en';
  const found = reportLanguages.find((language) => language === asked);
  if (!found) throw new UsageError(`--lang must be ${reportLanguages.join(' or ')}, not "${asked}".`);
  return found;
};

/**
 * Writes the report of a trial to the files that were named; without any it answers with the report (HTML, or with
 * --json everything as JSON). A PDF needs a window to print in, which the command line has not.
 */
export const writeReport = async (found: Exportable, values: Values): Promise<Result<Answer>> => {
  const exportable = { ...found, language: languageOf(values) };
  if (optional(values, 'pdf') !== undefined)
    return fail(
      'not-available',
      'A PDF is printed in the app: open the result and choose "PDF for your clinician". Here use --html F, which prints the same two pages from any browser. Nothing was written.',
      'pdf',
    );
  const wanted = formats.flatMap((format) => {
    const path = optional(values, format);
    return path === undefined ? [] : [{ format, path }];
  });
  for (const { format } of wanted.length > 0 ? wanted : [{ format: 'html' as const }]) {
    const refused = exportRefusal(exportable, format);
    if (refused) return refused;
  }
  for (const { format, path } of wanted)
    try {
      await writeFile(path, exportText(exportable, format), 'utf8');
    } catch {
      return fail(
        'folder-not-writable',
        'The file could not be written there. The result is safe in the vault. Choose another place.',
        format,
      );
    }
  return ok({
    json: JSON.parse(exportText(exportable, 'json')),
    text:
      wanted.length > 0
        ? wanted.map(({ format, path }) => `${format}: ${path}`).join('\n')
        : exportText(exportable, 'html'),
  });
};
