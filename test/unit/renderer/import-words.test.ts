import { describe, expect, it } from 'vitest';
import { importWords } from '../../../src/renderer/features/data/import-words.ts';
import {
  germanImportPatterns,
  germanImportWords,
} from '../../../src/renderer/features/data/import-words-de.ts';
import type { Formats } from '../../../src/renderer/format.ts';
import { germanSentences } from '../../../src/renderer/i18n/errors-de.ts';

const files = import.meta.glob<string>('../../../src/main/imports/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sources = Object.values(files).join('\n');
const code = sources.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const german = { t: (key: string) => key, f: { language: 'de' } as Formats };
const inGerman = (text: string) => importWords(text, german as Parameters<typeof importWords>[1]);

/** Whole sentences of the import code: warnings, reasons, questions; what fails a whole import is in errors-de. */
const sentences = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)]
  .map((m) => (m[1] ?? m[2] ?? '').replaceAll("\\'", "'"))
  .filter((text) => /^[A-Z][a-z']+ .+ .+[.?]$/.test(text));

describe('what an import says, in German', () => {
  it('has words for every sentence of the import code', () => {
    expect(sentences.length).toBeGreaterThan(60);
    const spoken = new Set([...Object.keys(germanImportWords), ...Object.keys(germanSentences)]);
    const failures =
      /import thread ended|more memory than this computer|preview was stopped|import was cancelled/;
    expect(sentences.filter((text) => !spoken.has(text) && !failures.test(text))).toEqual([]);
  });

  it('translates only what the import code still says', () => {
    const plain = code.replaceAll("\\'", "'");
    for (const english of Object.keys(germanImportWords)) expect(plain.includes(english), english).toBe(true);
  });

  it('has words for every answer that can be chosen', () => {
    const labels = [...code.matchAll(/label: '([^']+)'/g)].map((m) => m[1] ?? '');
    expect(labels.length).toBeGreaterThan(8);
    for (const label of labels) expect(germanImportWords).toHaveProperty([label]);
  });

  it('puts names and figures where they belong', () => {
    const pairs: [string, RegExp][] = [
      ['The unit is not one of weight (kg, lb).', /^Die Einheit passt nicht zu metrics\.\w+ \(kg, lb\)\.$/],
      [
        'The value of steps is not possible for a person.',
        /^Der Wert von metrics\.\w+ ist bei einem Menschen/,
      ],
      [
        'export.xml is damaged in 2 places (the first at line 7). What could be read was read.',
        /^export\.xml ist an 2 Stellen beschädigt \(zuerst: Zeile 7\)\. Was lesbar war, wurde gelesen\.$/,
      ],
      [
        'In which unit are the weights in this Fitbit file? What depends on it was left out (question "u"; answers: kg, lb).',
        /^In welcher Einheit stehen die Gewichte in dieser Fitbit-Datei\? Was davon abhängt, .*„u“; Antworten: kg, lb\)\.$/,
      ],
      [
        'Beside the export, a.zip holds x.csv, y.csv and 3 more, which looks like a table of your own. Should it be read too?',
        /^Neben dem Export enthält a\.zip auch x\.csv, y\.csv und 3 weitere: /,
      ],
    ];
    for (const [english, expected] of pairs) expect(inGerman(english)).toMatch(expected);
  });

  it('has a pattern for every sentence with names or figures in it', () => {
    const templates = [...code.matchAll(/(?:warn|refuse|text:|return)\s*\(?\s*`((?:[^`\\]|\\.)+[.?])`/g)].map(
      (m) =>
        (m[1] ?? '').replace(/\$\{[^{}]* : '([^']+)'\}/g, '$1').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '7'),
    );
    expect(templates.length).toBeGreaterThan(4);
    for (const text of templates)
      expect(
        germanImportPatterns.some((p) => p.english.test(text)),
        text,
      ).toBe(true);
  });

  it('leaves English alone, and what it does not know as it is', () => {
    const english = { ...german, f: { language: 'en' } as Formats } as Parameters<typeof importWords>[1];
    expect(importWords('The date cannot be read.', english)).toBe('The date cannot be read.');
    expect(inGerman('Something new.')).toBe('Something new.');
  });
});
