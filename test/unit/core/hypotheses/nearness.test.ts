import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profileClauses } from '../../../../src/core/hypotheses/index.ts';
import { lettersOf } from '../../../../src/core/hypotheses/letters.ts';
import { matchConditions } from '../../../../src/core/hypotheses/match.ts';
import { nearness, OUTSIDE } from '../../../../src/core/hypotheses/nearness.ts';
import { isAboutOthers, isAllWell } from '../../../../src/core/hypotheses/negation.ts';
import { findWord, wordsOf } from '../../../../src/core/hypotheses/text.ts';
import { evidenceCatalogue } from '../../../../src/shared/evidence.ts';
import { profileSchema } from '../../../../src/shared/hypotheses.ts';

const catalogue = evidenceCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/evidence/catalogue.json', import.meta.url), 'utf8')),
);

describe('likeness by letters', () => {
  const letters = lettersOf(['I lie awake all night', 'ich liege nachts wach', 'my lower back hurts']);
  it('is 1 for the same text, 0 for one that shares nothing, between for a misspelt one', () => {
    expect(letters.like('I lie awake all night', 'I lie awake all night')).toBeCloseTo(1, 6);
    expect(letters.like('xyz', 'my lower back hurts')).toBe(0);
    const misspelt = letters.like('my lowr bak hurtz', 'my lower back hurts');
    expect(misspelt).toBeGreaterThan(0.2);
    expect(misspelt).toBeLessThan(1);
  });
  it('knows no text outside its collection', () => expect(letters.like('a', 'another')).toBe(0));
});

describe('nearness', () => {
  it('fuses meaning and letters: half of the cosine counts three quarters, letters one quarter', () => {
    const near = nearness('zzz', 'zzz', catalogue, () => 0.5);
    for (const { score } of near.values()) expect(score).toBeCloseTo(0.375, 12);
    expect([...near.keys()]).toEqual([...catalogue.conditions.map((c) => c.id), OUTSIDE]);
  });
  it('finds a misspelt German complaint by its letters alone', () => {
    const near = nearness('', 'Schmertzen im untern Rüken', catalogue, () => 0);
    const [best] = [...near].sort((a, b) => b[1].score - a[1].score);
    expect(best?.[0]).toBe('back-pain');
  });
});

describe('parts that say nothing by their meaning', () => {
  it.each(["it isn't my bowels", 'my mood is good', 'nicht der Rücken', 'Schlafen klappt gut'])(
    '%s',
    (text) => expect(isAllWell(wordsOf(text))).toBe(true),
  );
  it.each(['nothing is good any more', 'I am not well', 'my back is bad', 'nicht schlafen können'])(
    'but not: %s',
    (text) => expect(isAllWell(wordsOf(text))).toBe(false),
  );
  it.each(['my brother lies awake all night', "dad's back is bad", 'der Rücken meines Mannes ist kaputt'])(
    'about somebody else: %s',
    (text) => expect(isAboutOthers(wordsOf(text))).toBe(true),
  );
  it.each(['my wife says I snore and lie awake', 'my son keeps me awake', 'my back hurts'])(
    'about the person: %s',
    (text) => expect(isAboutOthers(wordsOf(text))).toBe(false),
  );
  it('leave the rest of the sentence to be read', () => {
    const like = (reading: string, text: string) =>
      reading.includes('feet') && text.includes('burning') ? 0.9 : reading.includes('bowels') ? 0.9 : 0;
    const profile = profileSchema.parse({ notes: "it isn't my bowels, it's burning pain in my feet" });
    const found = matchConditions(profile, catalogue, like).map((m) => m.id);
    expect(found).toContain('neuropathic-pain');
    expect(found).not.toContain('irritable-bowel');
  });
});

describe('reading', () => {
  it('forgives what sounds the same, but not another word', () => {
    expect(findWord('hoher Bludruk', ['blutdruck'], true)).toMatchObject({ exact: false });
    expect(findWord('kann nicht einschlaffen', ['einschlafen'], 'long')).toMatchObject({ exact: false });
    expect(findWord('hypotension', ['hypertension'], true)).toBeNull();
    expect(findWord('meine Stimmen', ['stimmung'], 'long')).toBeNull();
  });
  it('keeps a bare reading of blood pressure', () => {
    expect(profileClauses(profileSchema.parse({ notes: '160/100' }))[0]?.english).toContain(
      'high blood pressure',
    );
  });
});
