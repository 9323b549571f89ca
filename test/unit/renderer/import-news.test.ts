import { describe, expect, it } from 'vitest';
import { importNews } from '../../../src/renderer/features/data/import-news.ts';
import { createFormats } from '../../../src/renderer/format.ts';
import { createTranslate } from '../../../src/renderer/i18n/translate.ts';
import { fail } from '../../../src/shared/errors.ts';
import type { ImportProgress, ImportReceipt } from '../../../src/shared/samples.ts';

const t = createTranslate(createFormats('en'));
const german = createTranslate(createFormats('de'));
const quiet = { running: false, progress: null, receipt: null, error: null };
const at = (bytesDone: number, bytesTotal = 1000, phase: ImportProgress['phase'] = 'reading') => ({
  ...quiet,
  running: true,
  progress: {
    jobId: 'j',
    file: '/home/alice/export.zip',
    source: 'apple-health',
    bytesDone,
    bytesTotal,
    rowsRead: 10,
    rowsNew: 4,
    secondsLeft: null,
    phase,
  },
});
const receipt = {
  new: 41_206,
  known: 12,
  refused: [
    { reason: 'a', count: 3, examples: [] },
    { reason: 'b', count: 4, examples: [] },
  ],
} as unknown as ImportReceipt;

describe('what a screen reader hears of an import', () => {
  it('is its begin, each quarter once, and that the daily values follow', () => {
    const heard = Array.from({ length: 101 }, (_, i) => importNews(at(10 * i), { t }));
    const changes = heard.filter((text, i) => text !== heard[i - 1]);
    expect(changes.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      'The import has begun.',
      'Import: 25 % read.',
      'Import: 50 % read.',
      'Import: 75 % read.',
    ]);
    expect(importNews({ ...quiet, running: true }, { t })).toBe('The import has begun.');
    expect(importNews(at(0, 0), { t })).toBe('The import has begun.');
    expect(importNews(at(1000, 1000, 'summarising'), { t })).toContain('daily values');
  });

  it('is its end with the numbers of the receipt, or that it failed, and nothing otherwise', () => {
    expect(importNews({ ...quiet, receipt }, { t })).toBe(
      'Import finished: 41,206 new, 12 known before, 7 refused.',
    );
    expect(importNews({ ...quiet, receipt }, { t: german })).toBe(
      'Einlesen beendet: 41.206 neu, 12 schon bekannt, 7 abgelehnt.',
    );
    const { error } = fail('internal', 'It broke.');
    expect(importNews({ ...quiet, error }, { t })).toContain('ended with an error');
    expect(importNews(quiet, { t })).toBe('');
  });
});
