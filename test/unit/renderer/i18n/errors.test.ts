import { describe, expect, it } from 'vitest';
import { errorSentence, germanByCode } from '../../../../src/renderer/i18n/errors.ts';
import { germanSentences } from '../../../../src/renderer/i18n/errors-de.ts';
import { type ErrorCode, fail } from '../../../../src/shared/errors.ts';

const sources = Object.values(
  import.meta.glob<string>('../../../../src/{main,core,shared}/**/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

describe('the failures in German', () => {
  it('has a sentence for every code', () => {
    for (const [code, text] of Object.entries(germanByCode)) expect(text, code).toMatch(/^[A-ZÄÖÜ].+\.$/);
  });

  it('translates only sentences that the sources still say', () => {
    expect(sources.length).toBeGreaterThan(100_000);
    for (const english of Object.keys(germanSentences)) expect(sources.includes(english), english).toBe(true);
  });

  it('promises no more and no less than the English', () => {
    for (const [english, german] of Object.entries(germanSentences)) {
      expect(/Nothing was changed/.test(english), english).toBe(/Nichts wurde geändert/.test(german));
      expect(/Nothing was sent/.test(english), english).toBe(/Nichts wurde gesendet/.test(german));
      expect(german).not.toMatch(/signifikant|bewiesen|risikofrei|anonym/i);
    }
  });

  it('keeps figures and names of a sentence that stands in no table', () => {
    const { error } = fail('future-day', '2026-05-01 has not come yet. Nothing was saved.');
    expect(errorSentence(error, 'de')).toBe(
      'Dieser Tag ist noch nicht da. Wählen Sie heute oder einen früheren Tag. (Genauer, auf Englisch: 2026-05-01 has not come yet. Nothing was saved.)',
    );
    expect(errorSentence(error, 'en')).toBe(error.message);
  });

  it('speaks German alone where the sentence is known', () => {
    const { error } = fail(
      'vault-locked',
      'The vault is locked. Nothing was changed. Unlock it and try again.',
    );
    expect(errorSentence(error, 'de')).toBe(
      'Der Tresor ist gesperrt. Nichts wurde geändert. Entsperren Sie ihn und versuchen Sie es noch einmal.',
    );
  });

  it('leaves none of the codes of the sources out', () => {
    const used = new Set([...sources.matchAll(/\bfail\(\s*'([a-z-]+)'/g)].map((m) => m[1] as ErrorCode));
    for (const code of used) expect(germanByCode, code).toHaveProperty(code);
  });
});
