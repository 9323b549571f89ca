import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueGerman, inGerman } from '../../../../src/renderer/features/ideas/catalogue-de.ts';
import { evidenceCatalogue } from '../../../../src/shared/evidence.ts';
import { type Reason, reasonInEnglish, reasonInGerman } from '../../../../src/shared/idea-reasons.ts';

const catalogue = evidenceCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/evidence/catalogue.json', import.meta.url), 'utf8')),
);
const texts = new Set(
  [
    catalogue.betweenPerson.origin,
    ...catalogue.conditions.flatMap((c) => [c.name, c.outcome.label, c.outcome.usualOrigin, ...c.safety]),
    ...catalogue.interventions.flatMap((i) => [
      i.name,
      i.dose,
      i.notTrialableBecause,
      ...i.safety,
      ...i.contraindications.map((k) => k.text),
    ]),
    ...catalogue.estimates.flatMap((e) => [
      e.note,
      e.published.seOrigin,
      e.effect?.transfer?.because,
      ...(e.effect?.indirectness.map((i) => i.because) ?? []),
    ]),
  ].filter((t): t is string => !!t),
);

describe("the catalogue's sentences in German", () => {
  it('are all there, and none stands for a text that is gone', () => {
    expect([...texts].filter((t) => !(t in catalogueGerman))).toEqual([]);
    const extra = Object.keys(catalogueGerman).filter((t) => !texts.has(t));
    expect(extra.sort()).toEqual([
      'high certainty',
      'low certainty',
      'moderate certainty',
      'not used',
      'very low certainty',
    ]);
  });

  it('keep the numbers of the English ones', () => {
    const numbers = (t: string) =>
      (t.replace('N-of-1', '').match(/\d[\d.,]*/g) ?? []).map((n) => n.replace(/\D/g, '')).sort();
    const differ = [...texts].filter(
      (t) => !/\b(?:CBT|B2)/.test(t) && numbers(t).join() !== numbers(inGerman(t)).join(),
    );
    expect(differ).toEqual([]);
  });

  it('reads a source with what is not used of it', () => {
    expect(inGerman('very low certainty; not used: Sleep efficiency: another outcome.')).toBe(
      'sehr geringe Sicherheit; nicht genutzt: Schlafeffizienz: ein anderes Ergebnis.',
    );
    expect(inGerman('My own trial: title')).toBe('My own trial: title');
  });
});

describe('reasons', () => {
  const reasons: Reason[] = [
    { code: 'named', words: 'x', met: 'Migraine' },
    { code: 'close', words: 'x', met: 'y' },
    { code: 'takes-now' },
    { code: 'tried' },
    { code: 'uncertain-match' },
    { code: 'no-interval' },
    { code: 'catalogue', text: 'Avoid positions that hurt.' },
    { code: 'usual', value: 8, label: 'migraine days in 28', origin: 'x' },
    { code: 'fewer-than-usual', label: 'migraine days in 28' },
    { code: 'reviews-disagree', reviews: 2 },
    { code: 'spread-measured', amount: 0.86, unit: 'points' },
    { code: 'spread-assumed', amount: 1.78, unit: 'days/28', origin: 'x' },
    { code: 'own-spread', amount: 20, unit: 'min', days: 28 },
    { code: 'slow', days: 28 },
    { code: 'own-trial', trial: 'Spring' },
    { code: 'population', version: 3 },
    { code: 'local-model', factor: 3, said: 'yoga' },
    { code: 'prescription' },
    { code: 'not-trialable' },
    { code: 'already-clear' },
    { code: 'alike' },
    { code: 'cannot-change' },
    { code: 'against', what: ['epilepsy'] },
    { code: 'ask', what: ['epilepsy'] },
    { code: 'below-line', sigma: 0.001, tau: 0.25 },
    { code: 'spread-of-effects', share: 1.1, measured: 0, of: 4 },
    { code: 'study-types', randomised: 3, of: 4 },
    { code: 'own-data', trials: 1, days: 28 },
  ];

  it.each(reasons.map((r) => [r.code, r] as const))('%s is said in both languages', (_, r) => {
    const [en, de] = [reasonInEnglish(r), reasonInGerman(r, inGerman)];
    expect(en).toMatch(/^[\dA-Z].*[.:x]$/);
    expect(de).not.toBe(en);
    expect(de).toMatch(/^[\dA-ZÄÖÜ].*[.x]$/);
    expect(`${en} ${de}`).not.toMatch(/significan|signifikan|proven|bewiesen|\bcure\b|undefined|NaN/i);
  });
});
