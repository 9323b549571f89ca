import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addDays } from '../../core/design/civil-day.ts';
import { AppFailure, type Result } from '../../shared/errors.ts';
import { openVault, vaultExists } from '../vault/index.ts';
import type { Vault } from '../vault/types.ts';
import { unwrap } from './diary.ts';
import { draftOf, readAlicePlan } from './plan.ts';
import { createWorld, type Installation, importWearable, predictionsOf, runTrial } from './world.ts';

export interface SampleOptions extends Installation {
  /** The local day that the story has reached. */
  today: string;
  zone: string;
}

/** How far the second trial of the sample vault has come: five days into its second half. */
const DAYS_INTO_SECOND_HALF = 5;

/**
 * Alice's vault for the app: a finished trial, and a second one half-way with yesterday still unanswered. Built
 * beside its place and moved there when complete, so that an interrupted start leaves nothing half-made.
 */
const makeSample = async (folder: string, options: SampleOptions): Promise<void> => {
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  const plan = await readAlicePlan(options.resourcesDir);
  const { runInDays, periodDays, periods } = plan.trial;
  const second = plan.secondTrial;
  const into = runInDays + (second.periods / 2) * periodDays + DAYS_INTO_SECOND_HALF;
  const secondStart = addDays(options.today, 1 - into);
  const firstStart = addDays(secondStart, -second.gapDays - runInDays - periods * periodDays);
  const world = await createWorld(options, {
    folder: making,
    seed: null,
    zone: options.zone,
    today: firstStart,
  });
  const yesterday = addDays(options.today, -1);
  try {
    const predictions = predictionsOf(unwrap(await world.hypotheses.rank(plan.profile)));
    const draft = (start: string, length: number, title: string) =>
      draftOf(plan, { start, zone: options.zone, periods: length, predictions, title });
    const firstDraft = draft(firstStart, periods, plan.trial.title);
    await runTrial(world, { number: 1, draft: firstDraft, until: addDays(secondStart, -1) });
    const secondDraft = draft(secondStart, second.periods, `${plan.trial.title}, longer`);
    await runTrial(world, { number: 2, draft: secondDraft, until: addDays(options.today, -2) });
    const days = plan.wearableDaysBefore;
    const file = join(dirname(folder), 'alice-export.zip');
    await importWearable(world, file, { first: addDays(yesterday, 1 - days), days });
    await rm(file, { force: true });
  } finally {
    await world.close();
  }
  await rename(making, folder);
};

/** Opens Alice's synthetic vault in `folder`, making it first where it is missing (a few seconds). */
export const openSampleVault = async (folder: string, options: SampleOptions): Promise<Result<Vault>> => {
  try {
    if (!vaultExists(folder)) await makeSample(folder, options);
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    throw error;
  }
  const plan = await readAlicePlan(options.resourcesDir);
  return openVault({ folder, secret: plan.passphrase, nativeBinding: options.nativeBinding });
};
