import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchCatalogue, rankHypotheses } from '../../../../src/core/hypotheses/index.ts';
import { personOf, statementsAgainst, statementsToAsk } from '../../../../src/core/hypotheses/person.ts';
import { evidenceCatalogue } from '../../../../src/shared/evidence.ts';
import { profileSchema } from '../../../../src/shared/hypotheses.ts';

const catalogue = evidenceCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/evidence/catalogue.json', import.meta.url), 'utf8')),
);
const record = (id: string) => catalogue.interventions.find((i) => i.id === id)!;
const alice = { conditions: ['migraine'], baseline: 12 };
const standing = (over: object, id: string) => {
  const person = personOf(profileSchema.parse({ ...alice, ...over }));
  return { against: statementsAgainst(person, record(id)), ask: statementsToAsk(person, record(id)) };
};
const candidate = (over: object, id: string) => {
  const profile = profileSchema.parse({ ...alice, ...over });
  const matches = matchCatalogue(profile, catalogue, () => 0);
  return rankHypotheses({ profile, catalogue, matches, tau: 0.001 }).candidates.find((c) => c.id === id)!;
};

describe('contraindications', () => {
  it.each([
    ['I have chronic kidney disease', 'magnesium', 'kidney disease'],
    ['Ich bin schwanger', 'riboflavin', 'pregnancy or breast-feeding'],
    ['Niereninsuffizienz Stadium 3', 'magnesium', 'kidney disease'],
  ])('a plain mention speaks against it: %s', (notes, id, text) => {
    expect(standing({ notes }, id)).toEqual({ against: [text], ask: [] });
    expect(candidate({ notes }, id)).toMatchObject({
      trigger: false,
      noTrial: { code: 'against', what: [text] },
    });
  });

  it.each([
    ['No kidney disease', 'magnesium', 'kidney disease'],
    ['kidney disease was ruled out', 'magnesium', 'kidney disease'],
    ['Nierenerkrankung wurde ausgeschlossen', 'magnesium', 'kidney disease'],
    ['my sister has epilepsy', 'sleep-regularity', 'epilepsy'],
    ['Meine Mutter hat Epilepsie', 'sleep-regularity', 'epilepsy'],
    [
      'I do not know whether I am pregnant, the doctor says I am not pregnant',
      'riboflavin',
      'pregnancy or breast-feeding',
    ],
    ['kidny disease since 2010', 'magnesium', 'kidney disease'], // misspelt
    [
      'I do not take blood thinner tablets except warfarn',
      'coenzyme-q10',
      'a blood thinner such as warfarin',
    ],
  ])('a denied, foreign or misspelt mention is asked about, never cleared: %s', (notes, id, text) => {
    const { against, ask } = standing({ notes }, id);
    expect([...against, ...ask]).toContain(text);
    expect(candidate({ notes }, id).trigger).toBe(false);
  });

  it('the answer clears what was asked, and nothing that is plainly said', () => {
    const cleared = ['kidney disease'];
    const open = candidate({ notes: 'No kidney disease' }, 'magnesium');
    expect(open.noTrial).toEqual({ code: 'ask', what: cleared });
    expect(open.ask).toEqual(cleared);
    expect(candidate({ notes: 'No kidney disease', cleared }, 'magnesium').noTrial?.code).not.toBe('ask');
    expect(candidate({ notes: 'kidney disease', cleared }, 'magnesium').noTrial).toEqual({
      code: 'against',
      what: cleared,
    });
  });

  it('the fields of the profile decide, whatever a note says', () => {
    const both = { conditions: ['migraine', 'kidney disease'], notes: 'I have no kidney disease' };
    expect(standing(both, 'magnesium').against).toEqual(['kidney disease']);
    expect(
      standing({ medications: ['Marcumar 3 mg'], notes: 'no blood thinner' }, 'coenzyme-q10').against,
    ).toEqual(['a blood thinner such as warfarin']);
  });

  it('says nothing where nothing is mentioned', () => {
    for (const i of catalogue.interventions)
      expect(standing({ notes: 'Mostly after long days at the desk.' }, i.id)).toEqual({
        against: [],
        ask: [],
      });
  });
});
