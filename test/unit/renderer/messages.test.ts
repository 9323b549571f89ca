import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../src/renderer/format.ts';
import { catalogue } from '../../../src/renderer/i18n/catalogue.ts';
import { createTranslate } from '../../../src/renderer/i18n/translate.ts';

/** Text of a message, or the source of the function that makes it. */
const textOf = (message: unknown) => (typeof message === 'string' ? message : String(message));

const all = Object.entries(catalogue).flatMap(([name, { en, de }]) =>
  Object.entries(en).map(([key, message]) => ({
    key: `${name}.${key}`,
    en: message as unknown,
    de: (de as Record<string, unknown>)[key],
  })),
);

describe('the catalogue', () => {
  it('has every message in both languages, of the same kind', () => {
    for (const m of all) expect(typeof m.de, m.key).toBe(typeof m.en);
    for (const [name, { en, de }] of Object.entries(catalogue))
      expect(Object.keys(de).sort(), name).toEqual(Object.keys(en).sort());
  });

  it('has no empty message', () => {
    for (const m of all) {
      expect(textOf(m.en).length, m.key).toBeGreaterThan(0);
      expect(textOf(m.de).length, m.key).toBeGreaterThan(0);
    }
  });

  it('never promises what it cannot keep', () => {
    const forbidden =
      /significan|\bproven?\b|\bcures?\b|risk-free|anonym|signifikant|bewiesen|\bheil(t|en|ung)\b|risikofrei/i;
    for (const m of all) expect(`${textOf(m.en)} ${textOf(m.de)}`, m.key).not.toMatch(forbidden);
  });
});

describe('translate', () => {
  it('gives plain and parametrised messages in the language asked for', () => {
    const en = createTranslate(createFormats('en'));
    const de = createTranslate(createFormats('de'));
    expect(en('common.undo')).toBe('Undo');
    expect(de('common.undo')).toBe('Rückgängig');
    expect(en('today.dayOf', { day: 46, total: 84 })).toBe('Day 46 of 84');
    expect(de('calendar.headline', { day: 46, total: 84, open: 1 })).toBe(
      'Tag 46 von 84. Ein Tag wartet auf eine Antwort.',
    );
    expect(en('calendar.headline', { day: 2, total: 84, open: 0 })).toBe('Day 2 of 84.');
  });
});
