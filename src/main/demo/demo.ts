import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, daysBetween } from '../../core/design/civil-day.ts';
import type { SharedEffectSummary } from '../../core/privacy/index.ts';
import { AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import { reportHtml } from '../report/html.ts';
import { lastDayOf } from '../trials/schedule.ts';
import { unwrap } from './diary.ts';
import { recommendedLength, SIMULATIONS } from './length.ts';
import { draftOf, readAlicePlan } from './plan.ts';
import { type DemoSummary, demoTrial, ideasOf, importLine } from './summary.ts';
import {
  createWorld,
  type Installation,
  importWearable,
  predictionsOf,
  runTrial,
  type World,
  writePassphrase,
} from './world.ts';

export interface DemoOptions extends Installation {
  /** Folder for the results; made where it is missing, refused where it holds files of somebody else. */
  out: string;
  /** Default: the seed of the plan. */
  seed: number | null;
  onStep(step: string): void;
}

export interface DemoOutcome {
  summary: DemoSummary;
  files: string[];
}

/** Written first and last checked: a folder with this file was made by the demo and may be made anew. */
const MARK = '.n1vault-demo';

const prepareFolder = async (out: string): Promise<Result<null>> => {
  if (existsSync(join(out, 'vault')) && !existsSync(join(out, MARK)))
    return fail(
      'folder-not-writable',
      'This folder already holds a folder "vault" that the demo did not make. Nothing was changed. Choose another --out.',
      'out',
    );
  try {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, MARK), 'made by n1vault demo; made-up data only\n');
    await rm(join(out, 'vault'), { recursive: true, force: true });
    return ok(null);
  } catch {
    return fail(
      'folder-not-writable',
      'The demo cannot write to this folder. Nothing was changed. Choose another --out.',
      'out',
    );
  }
};

const story = async (world: World, out: string, onStep: (s: string) => void): Promise<DemoOutcome> => {
  const { plan, seed, clock } = world;
  const zone = clock.zone;
  const file = join(out, 'export.zip');
  const start = plan.firstTrialStart;
  const first = addDays(start, -plan.wearableDaysBefore);

  onStep('importing the raw export');
  const receipt = await importWearable(world, file, { first, days: plan.wearableDaysBefore });
  onStep('ranking ideas');
  const ranked = unwrap(await world.hypotheses.rank(plan.profile));
  const predictions = predictionsOf(ranked);

  onStep('first trial');
  const draft = draftOf(plan, { start, zone, periods: plan.trial.periods, predictions });
  const assurance = unwrap(await world.trials.assurance(draft, SIMULATIONS, () => undefined));
  onStep('how long a trial would have to be');
  const recommended = recommendedLength(draft);
  const longerPeriods = recommended?.periods ?? plan.secondTrial.periods;
  const firstEnd = lastDayOf(draft);
  const one = await runTrial(world, { number: 1, draft, until: addDays(firstEnd, plan.secondTrial.gapDays) });
  const firstView = unwrap(await world.results.get(one.row.id));

  onStep('importing a later export of the same phone');
  const afterFirst = addDays(firstEnd, 1);
  const again = await importWearable(world, file, { first, days: daysBetween(first, afterFirst) + 1 });

  onStep('second, longer trial of the same person');
  const secondStart = addDays(firstEnd, 1 + plan.secondTrial.gapDays);
  const longer = draftOf(plan, {
    start: secondStart,
    zone,
    periods: longerPeriods,
    predictions,
    title: `${plan.trial.title}, longer`,
  });
  const secondEnd = lastDayOf(longer);
  const two = await runTrial(world, { number: 2, draft: longer, until: addDays(secondEnd, 7) });
  const secondView = unwrap(await world.results.get(two.row.id));

  const released = unwrap(
    await world.sharing.release({
      trialId: one.row.id,
      arm: firstView.headline,
      epsilon: plan.share.epsilon,
    }),
  );
  const shared: SharedEffectSummary = JSON.parse(released.json);
  const summary: DemoSummary = {
    format: 'n1vault-demo/1',
    synthetic: true,
    seed,
    truth: plan.truth,
    imports: [importLine(receipt), importLine(again)],
    ideas: ideasOf(ranked),
    assurance,
    recommended,
    trials: [demoTrial(plan, one, firstView), demoTrial(plan, two, secondView)],
    paper: { ...plan.paper, words: 'illustration in the paper' },
    shared,
  };
  const write = async (name: string, text: string) => {
    await writeFile(join(out, name), text);
    return join(out, name);
  };
  return {
    summary,
    files: [
      await write('summary.json', `${JSON.stringify(summary, null, 2)}\n`),
      await write('report.html', reportHtml(firstView, { synthetic: true })),
      await write('report-longer-trial.html', reportHtml(secondView, { synthetic: true })),
      await write('shared-summary.json', `${released.json}\n`),
    ],
  };
};

/**
 * The whole worked case on made-up data, through the real services: export, vault, import, ideas, design, diary,
 * posterior, report, shared summary. The same seed gives the same figures on any machine; another seed, others.
 */
export const runDemo = async (options: DemoOptions): Promise<Result<DemoOutcome>> => {
  const prepared = await prepareFolder(options.out);
  if (!prepared.ok) return prepared;
  let world: World | null = null;
  try {
    const plan = await readAlicePlan(options.resourcesDir);
    world = await createWorld(options, {
      folder: join(options.out, 'vault'),
      seed: options.seed,
      zone: null,
      today: plan.firstTrialStart,
    });
    await writePassphrase(options.out, plan);
    return ok(await story(world, options.out, options.onStep));
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    throw error;
  } finally {
    await world?.close();
  }
};
