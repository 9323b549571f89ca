import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { obstaclesOf } from '../../../../src/core/design/index.ts';
import type { EvidenceCatalogue } from '../../../../src/shared/evidence.ts';
import { type Profile, profileSchema } from '../../../../src/shared/hypotheses.ts';
import { trialRules } from '../../../../src/shared/trial.ts';
import { trialDraftOf } from '../../main/support.ts';

const catalogue = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../../resources/evidence/catalogue.json'), 'utf8'),
) as EvidenceCatalogue;

const profile = (over: Partial<Profile> = {}) => profileSchema.parse({ ageBand: '35-44', ...over });
const rules = trialRules.parse({ confirmedKeys: ['magnesium'] });
const draft = trialDraftOf({ rules });
const first = (p: Profile | null, d = draft) => obstaclesOf(d, p, catalogue.interventions)[0];
const arm = (name: string, instruction = '', id = 'own-1') =>
  trialDraftOf({
    rules,
    arms: [draft.arms[0]!, { id, name, instruction, icon: 'leaf', predicted: null }],
  });

describe('the safety gate', () => {
  it('lets an adult without contraindications start, once the statement is confirmed', () => {
    expect(first(profile())).toBeUndefined();
    expect(first(profile(), trialDraftOf())).toMatchObject({ kind: 'confirm', where: 'arms.1' });
  });

  it.each([
    { conditions: ['kidney disease'] },
    { notes: 'I am pregnant since March.' },
    { conditions: ['Niereninsuffizienz'] },
  ])('refuses magnesium for %o, whatever was confirmed', (over) => {
    expect(first(profile(over))).toMatchObject({ kind: 'rule', where: 'arms.1' });
  });

  it('heeds a negation', () => {
    expect(first(profile({ notes: 'No kidney disease in the family.' }))).toBeUndefined();
  });

  it('refuses anybody under 18, and asks where the age is not known', () => {
    expect(first(profile({ ageBand: 'under 18' }))).toMatchObject({ kind: 'rule', where: 'profile' });
    expect(first(profileSchema.parse({}))).toMatchObject({ kind: 'confirm', where: 'rules.confirmedKeys' });
    expect(
      first(null, trialDraftOf({ rules: { ...rules, confirmedKeys: ['magnesium', 'adult'] } })),
    ).toBeUndefined();
  });

  it.each([
    ['propranolol', '', 'propranolol'],
    ['My own idea', 'stop taking propranolol', 'own-1'],
    ['Topiramate 50 mg', '', 'own-1'],
  ])('never takes a prescription medicine as an arm: %s %s', (name, how, id) => {
    const found = first(profile(), arm(name, how, id));
    expect(found).toMatchObject({ kind: 'rule', where: 'arms.1' });
    expect(found?.message).toContain('clinician');
  });

  it('knows an own arm by the name of what it is', () => {
    const riboflavin = arm('Magnesium from the pharmacy');
    expect(first(profile({ conditions: ['kidney disease'] }), riboflavin)).toMatchObject({ kind: 'rule' });
    expect(first(profile(), arm('A walk before breakfast'))).toBeUndefined();
  });

  it('leaves the reference alone: life as it is may name a medicine', () => {
    const d = trialDraftOf({ rules });
    d.arms[0] = { ...d.arms[0]!, instruction: 'propranolol as always' };
    expect(first(profile(), d)).toBeUndefined();
  });

  it('asks who takes medicines to confirm that they go on', () => {
    const taking = profile({ medications: ['propranolol'] });
    expect(first(taking)).toMatchObject({ kind: 'confirm' });
    expect(
      first(taking, trialDraftOf({ rules: { ...rules, confirmedKeys: ['magnesium', 'medicines'] } })),
    ).toBeUndefined();
  });

  it('refuses asthma with an anticoagulant-like rule of its own catalogue row', () => {
    const rows = catalogue.interventions.filter((i) => !i.prescription && i.contraindications.length > 0);
    for (const row of rows)
      for (const c of row.contraindications)
        expect(
          first(profile({ conditions: [c.words[0]!] }), arm(row.name, '', row.id)),
          `${row.id}: ${c.text}`,
        ).toMatchObject({ kind: 'rule' });
  });
});
