import { describe, expect, it } from 'vitest';
import {
  curveKey,
  designKey,
  doubled,
  lengthVerdict,
  longerHelps,
  noticedOf,
} from '../../../../src/renderer/features/planner/assurance.ts';
import { toDraft } from '../../../../src/renderer/features/planner/draft.ts';
import {
  armOf,
  blockedBecause,
  incompleteBecause,
  initialForm,
  openSafety,
  ownArm,
  type PlanForm,
  wholeRounds,
  withArms,
  withOrder,
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
    const form = { ...start([tea]), confirmed: ['Tea', 'medicines', 'adult'] };
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
      'I am 18 or older',
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
    expect(openSafety(form, texts)).toBe(3); // no age in the profile: being an adult is asked too
    expect(blockedBecause({ ...form, confirmed: ['Tea', 'medicines', 'adult'] }, context)).toEqual([]);
    expect(incompleteBecause({ ...form, mcid: null }, today)).toEqual(['mcid']);
    expect(incompleteBecause({ ...form, periods: null }, today)).toEqual(['length']);
    expect(incompleteBecause({ ...form, dropDays: 14 }, today)).toEqual(['washout']);
    expect(incompleteBecause({ ...form, start: '2026-03-01' }, today)).toEqual(['start']);
    expect(incompleteBecause({ ...form, start: '' }, today)).toEqual(['start']);
    expect(incompleteBecause({ ...form, outcome: 'own' }, today)).toEqual(['question']);
    expect(incompleteBecause(start([]), today)).toEqual(['arms']);
  });

  it('stand at their fields: one arm, a period of no days, a wash-out too long, no source, a past start', () => {
    const form = start([tea]);
    const because = (change: Partial<PlanForm>) => incompleteBecause({ ...form, ...change }, today);
    expect(because({ arms: form.arms.slice(0, 1) })).toEqual(['arms']);
    expect(because({ periodDays: 0 })).toEqual(['period-days']);
    expect(because({ dropDays: 14 })).toEqual(['washout']);
    expect(because({ start: '2026-03-01' })).toEqual(['start']);
    expect(because({ outcome: 'measure' })).toEqual(['metric', 'baseline']);
    expect(because({ outcome: 'own', ownQuestion: 'How long?', ownKind: 'duration' })).toEqual(['baseline']);
    expect(because({ periods: 5 })).toEqual(['rounds']);
    expect(because({ adaptive: true, periods: 4 })).toEqual(['rounds']);
    expect(because({ order: 'counterbalanced', periods: 6 })).toEqual(['rounds']);
    expect(because({ order: 'counterbalanced', periods: 8 })).toEqual([]);
  });

  it('keep a running trial and a contraindicated idea from starting', () => {
    const form = { ...start([tea]), confirmed: ['Tea', 'medicines', 'adult'] };
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

describe('how a trial is run', () => {
  const draftFor = (change: Partial<PlanForm>, chosen = [tea]) =>
    toDraft({ ...start(chosen), ...change }, texts, 'Europe/Berlin', today);

  it('goes into the rules of the protocol, with the keys that were confirmed', () => {
    const draft = draftFor({ confirmed: ['Tea', 'adult'], excludeMarks: ['illness'], afterPause: 'restart' });
    expect(draft?.rules).toMatchObject({
      allocation: 'fixed',
      blinding: 'open',
      excludeMarks: ['illness'],
      afterPause: 'restart',
      confirmedKeys: ['Tea', 'adult'],
      stop: { harm: true, futility: false, success: false },
    });
    expect(trialDraft.safeParse(draft).success).toBe(true);
  });

  it('two interventions at once get a fourth arm, allowed once both are', () => {
    const draft = draftFor({ factorial: true, periods: 8, periodDays: 28, confirmed: ['Tea'] }, [tea, walk]);
    expect(draft?.arms.map((a) => a.name)).toEqual([expect.any(String), 'Tea', 'Walk', 'Tea and walk']);
    expect(draft?.arms[3]?.predicted).toMatchObject({ mean: -3.4 });
    expect(draft?.rules).toMatchObject({ factorial: true, confirmedKeys: ['Tea', 'Tea-and-Walk'] });
    const open = draftFor({ factorial: true, periods: 8, periodDays: 28 }, [tea, walk]);
    expect(open?.rules?.confirmedKeys).toEqual([]);
  });

  it('a measured outcome asks nothing; a blinded trial hides its result', () => {
    const measured = draftFor({
      outcome: 'measure',
      metric: { metric: 'sleep-duration', unit: 'min' },
      better: 'higher',
      baseline: 410,
      mcid: 15,
    });
    expect(measured).toMatchObject({
      questions: [],
      outcome: {
        key: 'sleep-duration',
        metric: 'sleep-duration',
        unit: 'min',
        better: 'higher',
        family: 'gaussian',
      },
    });
    expect(draftFor({ blinded: true, hideUntilEnd: false })?.hideUntilEnd).toBe(true);
  });
});

describe('how a trial is run', () => {
  it('moves the number of periods to one that fits, so that the field never shows another than it holds', () => {
    const three = start([tea, walk]);
    expect(three.periods).toBe(6);
    const adaptive = withOrder(three, { adaptive: true });
    expect(adaptive.periods).toBe(9); // three rounds of three arms
    expect(incompleteBecause(adaptive, today)).toEqual([]);
    const two = { ...start([tea]), periods: 6 };
    expect(withOrder(two, { order: 'counterbalanced' }).periods).toBe(8); // whole rounds in each half
    expect(withOrder({ ...three, adaptive: true, periods: 9 }, { arms: two.arms }).periods).toBe(10);
    expect(withOrder({ ...three, periods: null }, { adaptive: true }).periods).toBeNull();
  });
});
