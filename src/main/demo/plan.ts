import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { profileSchema } from '../../shared/hypotheses.ts';
import { diaryQuestion, type TrialDraft, trialArm, trialRules } from '../../shared/trial.ts';

const perArm = z.record(z.string(), z.number());
const figures = z.object({ note: z.string(), sigma: perArm, pAtLeast2: perArm });

/** `resources/alice/alice.json`: who Alice is, what is true about her, and what she does. */
const alicePlan = z.object({
  format: z.literal('n1vault-alice/1'),
  note: z.string(),
  seed: z.number().int(),
  passphrase: z.string(),
  zone: z.string(),
  firstTrialStart: z.string(),
  wearableDaysBefore: z.number().int(),
  profile: profileSchema,
  truth: z.object({
    note: z.string(),
    baselineDaysIn28: z.number(),
    carry: z.number(),
    effectsInDays: perArm,
  }),
  behaviour: z.object({ note: z.string(), missing: z.number(), late: z.number(), kept: perArm }),
  trial: z.object({
    title: z.string(),
    arms: z.array(trialArm.omit({ predicted: true })),
    questions: z.array(diaryQuestion),
    label: z.string(),
    mcid: z.number(),
    periods: z.number().int(),
    periodDays: z.number().int(),
    runInDays: z.number().int(),
    washoutDays: z.number().int(),
    maxRun: z.number().int(),
    confirmed: z.array(z.string()),
  }),
  secondTrial: z.object({ note: z.string(), periods: z.number().int(), gapDays: z.number().int() }),
  share: z.object({ epsilon: z.number() }),
  paper: figures,
});
export type AlicePlan = z.infer<typeof alicePlan>;

/** Reads Alice's plan. It comes with the program: a damaged one is a bug and throws. */
export const readAlicePlan = async (resourcesDir: string): Promise<AlicePlan> =>
  alicePlan.parse(JSON.parse(await readFile(join(resourcesDir, 'alice', 'alice.json'), 'utf8')));

/** Published prediction of an arm's effect for Alice, from the ranking; arms without one get the vague prior. */
export type Predictions = Record<string, { mean: number; sd: number; unit: string } | undefined>;

/** The trial as the planner would draft it. */
export const draftOf = (
  plan: AlicePlan,
  input: { start: string; zone: string; periods: number; predictions: Predictions; title?: string },
): TrialDraft => ({
  title: input.title ?? plan.trial.title,
  outcome: {
    family: 'bernoulli',
    better: 'lower',
    mcid: plan.trial.mcid,
    key: plan.trial.questions.find((q) => q.primary)!.key,
    label: plan.trial.label,
  },
  questions: plan.trial.questions,
  arms: plan.trial.arms.map((arm, i) => ({
    ...arm,
    predicted: i === 0 ? null : (input.predictions[arm.id] ?? null),
  })),
  periods: input.periods,
  periodDays: plan.trial.periodDays,
  runInDays: plan.trial.runInDays,
  washoutDays: plan.trial.washoutDays,
  fadingHalfLifeDays: null,
  start: input.start,
  zone: input.zone,
  maxRun: plan.trial.maxRun,
  hideUntilEnd: true,
  baseline: plan.profile.baseline ?? null,
  confirmed: plan.trial.confirmed,
  rules: trialRules.parse({ confirmedKeys: plan.trial.arms.slice(1).map((arm) => arm.id) }),
});
