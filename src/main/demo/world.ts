import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../../core/design/civil-day.ts';
import type { HypothesesResult } from '../../shared/hypotheses.ts';
import type { ImportReceipt } from '../../shared/samples.ts';
import type { TrialDraft } from '../../shared/trial.ts';
import { type Compute, createCompute } from '../compute/client.ts';
import { createDataService, type DataService } from '../data/service.ts';
import { saveZones } from '../data/zones.ts';
import { createDiaryService, type DiaryService } from '../diary/service.ts';
import { createHypothesesService, type HypothesesService } from '../hypotheses/service.ts';
import { createResultService, type ResultService } from '../results/service.ts';
import { createSession, type Session } from '../session/session.ts';
import { createSharingService, type SharingService } from '../sharing/service.ts';
import { createSafetyGate } from '../trials/gate.ts';
import { lastDayOf } from '../trials/schedule.ts';
import { createTrialService, type TrialService } from '../trials/service.ts';
import { createVault } from '../vault/index.ts';
import type { TrialRow } from '../vault/types.ts';
import { appleExportZip } from './apple-export.ts';
import { createStoryClock, type StoryClock } from './clock.ts';
import { keepDiary, unwrap } from './diary.ts';
import { liveTrial } from './person.ts';
import { type AlicePlan, type Predictions, readAlicePlan } from './plan.ts';
import { seededBytes } from './random.ts';

/** Where the program's own files are, and the SQLite binding of the test runtime. */
export interface Installation {
  resourcesDir: string;
  modelsDir: string;
  nativeBinding?: string | undefined;
}

/** Alice's vault with the services around it, on a clock that the story moves. */
export interface World {
  plan: AlicePlan;
  seed: number;
  session: Session;
  clock: StoryClock;
  compute: Compute;
  data: DataService;
  hypotheses: HypothesesService;
  trials: TrialService;
  diary: DiaryService;
  results: ResultService;
  sharing: SharingService;
  close(): Promise<void>;
}

/** Makes a synthetic vault in `folder` with Alice's profile and zone; everything goes through the real services. */
export const createWorld = async (
  installation: Installation,
  options: { folder: string; seed: number | null; zone: string | null; today: string },
): Promise<World> => {
  const plan = await readAlicePlan(installation.resourcesDir);
  const clock = createStoryClock(options.zone ?? plan.zone, options.today);
  const made = unwrap(
    await createVault({
      folder: options.folder,
      passphrase: plan.passphrase,
      synthetic: true,
      nativeBinding: installation.nativeBinding,
    }),
  );
  const session = createSession();
  await session.open(made.vault);
  const { modelsDir, resourcesDir } = installation;
  const compute = createCompute({ modelsDir, resourcesDir });
  await made.vault.repos.profile.save(plan.profile, new Date(clock.now()).toISOString());
  unwrap(await saveZones(made.vault, [{ from: '1970-01-01', zone: clock.zone }]));
  const seed = options.seed ?? plan.seed;
  const results = createResultService(session, compute, clock);
  const trials = createTrialService(session, compute, clock, createSafetyGate(installation.resourcesDir));
  return {
    plan,
    seed,
    session,
    clock,
    compute,
    data: createDataService(session, clock),
    hypotheses: createHypothesesService(compute, installation.resourcesDir),
    trials,
    diary: createDiaryService(session, clock),
    results,
    sharing: createSharingService(session, compute, { results, trials }, clock, seededBytes(seed, 'release')),
    close: async () => {
      await session.lock();
      await compute.close();
    },
  };
};

/** Writes Alice's export of phone and watch to `file` and imports it. */
export const importWearable = async (
  world: World,
  file: string,
  history: { first: string; days: number },
): Promise<ImportReceipt> => {
  const { zip } = appleExportZip({ ...history, seed: world.seed, zone: world.clock.zone });
  await writeFile(file, zip);
  world.clock.set(addDays(history.first, history.days - 1), '21:45');
  return unwrap(await world.data.startImport([file], () => undefined));
};

export const predictionsOf = (ranked: HypothesesResult): Predictions =>
  Object.fromEntries(ranked.candidates.map((c) => [c.id, c.predicted]));

export interface LivedTrial {
  row: TrialRow;
  entered: number;
  late: number;
}

/**
 * Starts a trial through the trial service (the sequence is a function of the seed) and lives it until `until`.
 * After its last day the clock stands on the day after, and the trial is finished.
 */
export const runTrial = async (
  world: World,
  input: { number: number; draft: TrialDraft; until: string },
): Promise<LivedTrial> => {
  const { plan, seed, clock } = world;
  clock.set(input.draft.start, '07:30');
  const started = unwrap(
    await world.trials.start(input.draft, seededBytes(seed, `sequence ${input.number}`)(32)),
  );
  const vault = unwrap(world.session.vault());
  const row = (await vault.repos.trials.get(started.id))!;
  const days = liveTrial(plan, seed, {
    number: input.number,
    sequence: row.sequence,
    runInDays: row.protocol.runInDays,
    periodDays: row.protocol.periodDays,
  });
  const kept = await keepDiary(world.diary, clock, row.id, row.protocol.start, days, input.until);
  const over = addDays(lastDayOf(row.protocol), 1);
  if (over <= input.until) {
    clock.set(over, '09:00');
    unwrap(await world.trials.list()); // whoever looks first after the last day notes the end
  }
  return { row, ...kept };
};

/** Made-up vaults carry their passphrase beside them, so that the person can open them in the app. */
export const writePassphrase = (folder: string, plan: AlicePlan): Promise<void> =>
  writeFile(join(folder, 'passphrase.txt'), `${plan.passphrase}\n`);
