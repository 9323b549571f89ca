import { parentPort, workerData } from 'node:worker_threads';
import {
  type AssuranceInput,
  createTrials,
  factorialContrasts,
  runAssuranceTrials,
  runNoticedTrials,
} from '../../core/design/index.ts';
import { laggedAssociations } from '../../core/hypotheses/index.ts';
import { analyse, posteriorAfterPeriods, sensitivity } from '../../core/inference/index.ts';
import { learnPerson, runSettleTrials, trialRandomisationTest } from '../../core/report/index.ts';
import { type AppError, AppFailure, fail, ok, type Result } from '../../shared/errors.ts';
import { profileSchema } from '../../shared/hypotheses.ts';
import { createMatcher } from '../embedding/index.ts';
import type { ComputeMethods, ComputeOptions, Reply, Request } from './protocol.ts';

/** A compute thread: posterior engine, parts of an assurance, embedding. One question after the other. */
const options = workerData as ComputeOptions;
const port = parentPort!;

let matcher: ReturnType<typeof createMatcher> | null = null;

const readyMatcher = async () => {
  matcher ??= createMatcher(options);
  const ready = await matcher;
  if (!ready.ok) matcher = null; // the model may be put back; the next question looks again
  return ready;
};

type Trials = Extract<ReturnType<typeof createTrials>, { ok: true }>['value'];

/** Runs simulated trials to their end. */
const finished = <T>(
  input: AssuranceInput,
  start: (run: Trials) => Generator<number, Result<T>, void>,
): Result<T> => {
  const trials = createTrials(input);
  if (!trials.ok) return trials;
  const steps = start(trials.value);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

const methods: ComputeMethods = {
  analyse: (spec) => analyse(spec),
  // curves and checks are those of the whole trial; the steps before it are drawn as intervals
  afterPeriods: (spec, periods) => posteriorAfterPeriods(spec, periods, { details: false }),
  match: async (profile) => {
    const ready = await readyMatcher();
    return ready.ok ? ok(await ready.value.match(profile)) : ready;
  },
  warm: async () => {
    const ready = await readyMatcher();
    if (!ready.ok) return ready;
    await ready.value.warm();
    return ok({ precomputed: ready.value.precomputed });
  },
  mentions: async (text) => {
    const ready = await readyMatcher();
    if (!ready.ok) return ready;
    const { interventions } = await ready.value.mentions(profileSchema.parse({ notes: text.slice(0, 200) }));
    return ok({ interventions });
  },
  associations: (outcome, metrics) => ok(laggedAssociations(outcome, metrics)),
  words: async (profile) => {
    const ready = await readyMatcher();
    return ready.ok ? ok(await ready.value.words(profile)) : ready;
  },
  factorial: (spec) => factorialContrasts(spec),
  assuranceTrials: (input, from, to) => finished(input, (run) => runAssuranceTrials(input, run, from, to)),
  noticedTrials: (input, size, from, to) =>
    finished(input, (run) => runNoticedTrials(input, run, size, from, to)),
  sensitivity: (spec, thresholds) => sensitivity(spec, thresholds),
  randomisation: (spec, rules, washoutDays) => trialRandomisationTest(spec, rules, washoutDays),
  learnPerson: (spec) => learnPerson(spec),
  settleTrials: (input, from, to) => runSettleTrials(input, from, to),
};

/** An exception is a bug; its message may quote data, so only a calm sentence leaves the thread. */
const asError = (error: unknown): AppError =>
  error instanceof AppFailure
    ? error.error
    : fail('internal', 'The computation failed. Your data is safe. Please try again.').error;

const answer = async (request: Request): Promise<Reply> => {
  const method = methods[request.method] as (...args: unknown[]) => unknown;
  try {
    return { id: request.id, result: (await method(...request.args)) as Result<unknown> };
  } catch (error) {
    return { id: request.id, bug: asError(error) };
  }
};

port.on('message', async (request: Request) => {
  port.postMessage(await answer(request));
});
