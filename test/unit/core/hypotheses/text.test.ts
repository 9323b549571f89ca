import { describe, expect, it } from 'vitest';
import { clausesOf, editDistance, findWord, normalise } from '../../../../src/core/hypotheses/text.ts';

describe('plain words', () => {
  it('are compared without case, accents and punctuation', () => {
    expect(normalise('  Migräne, schlimm!  Große Übelkeit ')).toBe('migrane schlimm grosse ubelkeit');
    expect(normalise('I can’t sleep')).toBe("i can't sleep");
  });

  it('are cut into sentences and contrasts', () => {
    expect(clausesOf('No migraine. My back hurts, but I sleep well!\nOk')).toEqual([
      'No migraine',
      'My back hurts',
      'but I sleep well',
      'Ok',
    ]);
    expect(clausesOf(' ... ')).toEqual([]);
  });

  it.each([
    ['fewer migraine days', true, false],
    ['MIGRAINE', true, false],
    ['no sign of a migraine', true, true],
    ['this is not migraine', true, true],
    ['keine Migräne', true, true],
    ['migrane since school', true, false],
    ['migranie', true, false],
    ['ich habe migraene', true, false],
    ['mighty', false, false],
    ['image', false, false],
  ])('%s', (text, found, negated) => {
    const hit = findWord(text, ['migraine', 'migräne'], true);
    expect(hit !== null).toBe(found);
    expect(hit?.negated ?? false).toBe(negated);
  });

  it('an unnegated mention wins', () => {
    expect(findWord('no, that is nothing but a very clear migraine', ['migraine'])!.negated).toBe(false);
  });

  it('does not take low blood pressure for high', () => {
    expect(findWord('hypotension', ['hypertension'], true)).toBeNull();
    expect(findWord('hypertention', ['hypertension'], true)).not.toBeNull();
  });

  it('forgives nothing unless asked: a contraindication is a word or it is not', () => {
    expect(findWord('migrane', ['migraine'])).toBeNull();
    expect(findWord('chronic kidney disease', ['kidney disease'])!.negated).toBe(false);
    expect(findWord('no kidney disease', ['kidney disease'])!.negated).toBe(true);
  });

  it('measures edits', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('ab', 'ba')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });
});
