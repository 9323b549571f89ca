import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../../src/main/report/html.ts';
import { reportLanguages, type Words, wordsOf } from '../../../../src/main/report/language/index.ts';
import { worthwhile } from '../../../../src/main/report/words.ts';
import type { ResultView } from '../../../../src/shared/trial.ts';
import { effect, exampleView } from './view.ts';

const view = exampleView('m');
const html = (of: ResultView, language: 'en' | 'de') => reportHtml(of, { language, synthetic: true });
const plain = (text: string) =>
  text.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');

/** Every number of a text in one notation, those inside of hashes and addresses left out. */
const numbers = (text: string, german: boolean) =>
  (plain(text).match(/(?<![\w./,-])[\u2212+]?\d+(?:[.,]\d+)?(?![\w/])/g) ?? [])
    .map((n) => (german ? n.replace(',', '.') : n))
    .toSorted();

const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, shape(v)]));
  return typeof value;
};

describe('the report in German', () => {
  it('has every text of the English one, and none left in English', () => {
    const { checkNames: _, ...english } = wordsOf('en');
    const { checkNames, ...german } = wordsOf('de');
    expect(shape(german)).toEqual(shape(english));
    expect(Object.keys(checkNames).length).toBe(6);
    expect(Object.keys(german.engineMethods)).toEqual(Object.keys(english.engineMethods));
    const same = Object.entries(german).filter(
      ([key, text]) => typeof text === 'string' && text === english[key as keyof Omit<Words, 'checkNames'>],
    );
    expect(same.map(([key]) => key)).toEqual(['arm']); // the same word in both
    expect(reportLanguages).toEqual(['en', 'de']);
  });

  it.each(['en', 'de'])('never promises more than it knows (%s)', (language) => {
    const file = new URL(`../../../../src/main/report/language/${language}.ts`, import.meta.url);
    const promises =
      /signifi[ck]an|bewi?es|prove[nd]|heil(?:ung|t)\b|\bcures?\b|ris[ik]+o?-?(?:frei|free)|anonym/i;
    expect(readFileSync(file, 'utf8')).not.toMatch(promises);
    expect(
      'signifikant, bewiesen, Heilung, risikofrei, anonym'.split(', ').every((x) => promises.test(x)),
    ).toBe(true);
  });

  it('says which language it is in, and answers first', () => {
    const said = html(view, 'de');
    expect(said).toContain('<html lang="de">');
    expect(plain(said)).toContain(
      'Magnesium m: zu 73 % sicher, dass es mindestens 2 Migränetage in 28 Tagen verhindert.',
    );
    expect(plain(said)).toContain('etwa 2,9 Tage weniger in 28 (80 %: 0,6 bis 5,2 weniger)');
    expect(plain(said)).toContain('22. Februar 2025');
    expect(said).not.toMatch(/undefined|NaN|\[object/);
  });

  it('holds the same figures as the English one, with a decimal comma', () => {
    const [english, german] = [html(view, 'en'), html(view, 'de')];
    // the English sentence of the conflict writes 1,000; the German one 1000
    const expected = numbers(english.replace('1,000', '1000'), false);
    expect(numbers(german, true)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(60);
    expect(plain(german)).toContain('\u22122,9 \u22125,2 bis \u22120,6 \u22126,4 bis +0,6');
  });

  it("sets a person's own name of the outcome in quotes, for it cannot be inflected", () => {
    const { outcome } = view;
    const said = (o: Partial<typeof outcome>) => worthwhile({ ...outcome, ...o }, wordsOf('de'));
    expect(said({ mcid: 1 })).toBe('mindestens 1 Migränetag in 28 Tagen verhindert');
    expect(said({ key: 'own', label: 'Schwindel' })).toBe(
      '„Schwindel“ an mindestens 2 Tagen in 28 verhindert',
    );
    const pain = { family: 'gaussian', key: 'pain', label: 'Stärkster Schmerz', unit: 'points' } as const;
    expect(said({ ...pain, mcid: 1.5 })).toBe('„Stärkster Schmerz“ um mindestens 1,5 Punkte senkt');
    expect(said({ ...pain, mcid: 1, better: 'higher' })).toBe(
      '„Stärkster Schmerz“ um mindestens 1 Punkt hebt',
    );
  });

  it('has no English sentence in any of its parts', () => {
    const e = effect('magnesium', -2.9, 1.8);
    const adverse = {
      kind: 'adverse',
      id: 1,
      at: '',
      day: '2025-03-02',
      onDay: '2025-03-01',
      severity: 'mild',
      armId: null,
      what: 'x',
    } as const;
    const all = reportHtml(
      { ...view, events: [adverse], state: 'stopped' },
      {
        language: 'de',
        other: {
          sensitivity: {
            rows: (
              ['as-planned', 'flat-prior', 'no-autocorrelation', 'slow-wash-out', 'no-wash-out'] as const
            ).map((change) => ({ change, withoutPeriods: [] as number[], effects: [e] })),
            missingDays: [{ arm: 'magnesium', share: 0.25, tippingDelta: 3.4 }],
          },
          randomisation: null,
        },
      },
    );
    expect(plain(all)).not.toMatch(
      /\b(the|and|were|days|trial(?!-)|period|better|worse|none|fewer|unknown)\b/i,
    );
    expect(plain(all)).toContain(
      'das Urteil würde sich ändern, wenn sie um 3,4 Tage in 28 schlechter gewesen wären',
    );
    expect(plain(all)).toContain('1. März 2025, außerhalb der Abschnitte, leicht: x');
  });
});
