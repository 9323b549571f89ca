import { describe, expect, it } from 'vitest';
import {
  curveKey,
  designKey,
  doubled,
  lengthVerdict,
  longerHelps,
  noticedOf,
} from '../../../../src/renderer/features/planner/assurance.ts';
import {
  armOf,
  blockedBecause,
  incompleteBecause,
  initialForm,
  openSafety,
  ownArm,
  type PlanForm,
  toDraft,
  wholeRounds,
  withArms,
} from '../../../../src/renderer/features/planner/form.ts';
import { planTexts } from '../../../../src/renderer/features/planner/texts.ts';
import { createFormats } from '../../../../src/renderer/format.ts';
import { createTranslate } from '../../../../src/renderer/i18n/translate.ts';
import type { AssuranceView } from '../../../../src/shared/contract.ts';
import type { Candidate } from '../../../../src/shared/hypotheses.ts';
import { trialDraft } from '../../../../src/shared/trial.ts';

const f = createFormats('en');
const texts = planTexts(createTranslate(f), f);
const today = '2026-03-02';

const candidate = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  condition: 'migraine',
  dose: null,
  icon: 'pill',
  minPeriodDays: 14,
  predicted: { mean: -1.7, sd: 2, unit: 'days/28' },
  sigma: 0.3,
  pAtLeastMcid: 0.4,
  trigger: true,
  noTrialBecause: null,
  match: 1,
  why: [],
  evidence: [],
  safety: [],
  contraindications: ['kidney disease', 'heart block'],
  prescription: false,
  ...change,
});
const tea = candidate('Tea');
const walk = candidate('Walk', { icon: 'walk', minPeriodDays: 28, contraindications: [] });
const start = (chosen: Candidate[]): PlanForm =>
  initialForm({
    chosen,
    profile: null,
    ranking: { mcid: 2, unit: 'days/28' },
    texts,
    today,
  });
const draftOf = (form: PlanForm) => toDraft(form, texts, 'Europe/London', today);

describe('a new plan', () => {
  it('begins with the chosen ideas against a placebo or the usual, in whole rounds', () => {
    const two = start([tea, walk]);
    expect(two.arms.map((a) => a.id)).toEqual(['placebo', 'Tea', 'Walk']);
    expect(two.periods).toBe(6);
    expect(two.periodDays).toBe(28); // the slowest idea needs it
    expect(start([walk]).arms[0]?.id).toBe('usual');
  });

  it('becomes a draft that the contract accepts', () => {
    const form = { ...start([tea]), confirmed: ['Tea', 'medicines'] };
    const draft = draftOf(form);
    expect(trialDraft.safeParse(draft).error).toBeUndefined();
    expect(draft?.title).toBe('Tea, placebo');
    expect(draft?.outcome.family).toBe('bernoulli');
    expect(draft?.arms[1]?.predicted?.mean).toBe(-1.7);
    expect(draft?.questions.filter((q) => q.primary).map((q) => q.key)).toEqual(['migraine-day']);
    expect(draft?.confirmed).toEqual([
      'Tea: not kidney disease',
      'Tea: not heart block',
      'I keep taking my prescribed medicines as they are',
    ]);
  });

  it('takes no prediction over to an outcome it was not made for', () => {
    const draft = draftOf({ ...start([tea]), outcome: 'pain', mcid: 1 });
    expect(draft?.outcome.family).toBe('gaussian');
    expect(draft?.arms.every((a) => a.predicted === null)).toBe(true);
  });

  it('drops days, models the fading, or neither: never two at once', () => {
    const form = start([tea]);
    expect(draftOf({ ...form, between: 'drop', dropDays: 3 })).toMatchObject({
      washoutDays: 3,
      fadingHalfLifeDays: null,
    });
    expect(draftOf({ ...form, between: 'fade', halfLife: 2 })).toMatchObject({
      washoutDays: 0,
      fadingHalfLifeDays: 2,
    });
    expect(draftOf({ ...form, between: 'nothing' })).toMatchObject({
      washoutDays: 0,
      fadingHalfLifeDays: null,
    });
  });
});

describe('arms', () => {
  it('keep the length in whole rounds when one comes or goes', () => {
    const form = start([tea]);
    expect(form.periods).toBe(4);
    const three = withArms(form, [...form.arms, armOf(walk)]);
    expect(three.periods).toBe(3);
    expect(three.periodDays).toBe(28);
    expect(wholeRounds(52, 3)).toBe(51);
    expect(wholeRounds(1, 4)).toBe(4);
  });

  it('of the own have ids of their own', () => {
    const first = ownArm(start([]).arms, texts);
    const second = ownArm([...start([]).arms, first], texts);
    expect([first.id, second.id]).toEqual(['own-1', 'own-2']);
  });
});

describe('reasons beside a closed button', () => {
  const context = { today, texts, running: false, notForYou: [] };

  it('name what is missing', () => {
    const form = start([tea]);
    expect(blockedBecause(form, context)).toEqual(['safety']);
    expect(openSafety(form, texts)).toBe(2);
    expect(blockedBecause({ ...form, confirmed: ['Tea', 'medicines'] }, context)).toEqual([]);
    expect(incompleteBecause({ ...form, mcid: null }, today)).toEqual(['mcid']);
    expect(incompleteBecause({ ...form, periods: null }, today)).toEqual(['length']);
    expect(incompleteBecause({ ...form, dropDays: 14 }, today)).toEqual(['washout']);
    expect(incompleteBecause({ ...form, start: '2026-03-01' }, today)).toEqual(['start']);
    expect(incompleteBecause({ ...form, start: '' }, today)).toEqual(['start']);
    expect(incompleteBecause({ ...form, outcome: 'own' }, today)).toEqual(['question']);
    expect(incompleteBecause(start([]), today)).toEqual(['arms']);
  });

  it('keep a running trial and a contraindicated idea from starting', () => {
    const form = { ...start([tea]), confirmed: ['Tea', 'medicines'] };
    expect(blockedBecause(form, { ...context, running: true })).toEqual(['running']);
    expect(blockedBecause(form, { ...context, notForYou: ['Tea'] })).toEqual(['not-for-you']);
  });

  it('give no draft while something is missing', () => {
    expect(draftOf({ ...start([tea]), mcid: null })).toBeNull();
    expect(draftOf(start([]))).toBeNull();
  });
});

describe('assurance', () => {
  const view = (noticed: number): AssuranceView => ({
    days: 84,
    effects: [
      { size: 6, noticed: Math.min(1, noticed + 0.2) },
      { size: 4, noticed },
    ],
    result: { pCorrect: 0.2, pInconclusive: 0.8, falseBenefit: 0.01, simulations: 200 },
  });

  it('speaks of the smaller real effect', () => {
    expect(noticedOf(view(0.16))).toEqual({ size: 4, noticed: 0.16 });
    expect(lengthVerdict(view(0.16))).toBe('missed');
    expect(lengthVerdict(view(0.6))).toBe('half');
    expect(lengthVerdict(view(0.85))).toBe('enough');
  });

  it('names a longer trial only where it clearly helps', () => {
    expect(longerHelps(view(0.16), view(0.31))).toBe(true);
    expect(longerHelps(view(0.16), view(0.2))).toBe(false);
    expect(longerHelps(view(0.85), view(0.99))).toBe(false);
    expect(longerHelps(view(0.16), null)).toBe(false);
  });

  it('is worked out anew for another design, not for another first day', () => {
    const draft = draftOf(start([tea]))!;
    expect(designKey({ ...draft, start: '2026-04-01', title: 'x' })).toBe(designKey(draft));
    expect(designKey({ ...draft, periodDays: 7 })).not.toBe(designKey(draft));
    expect(curveKey(doubled(draft)!)).toBe(curveKey(draft));
    expect(doubled({ ...draft, periods: 52 })).toBeNull();
  });
});
