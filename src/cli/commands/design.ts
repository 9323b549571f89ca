import { randomBytes } from 'node:crypto';
import {
  type AssuranceInput,
  type AssuranceProgress,
  assuranceInputOf,
  designTrial,
  fromHex,
  parseDesignSpec,
  recommendLength,
  roundOf,
  SEED_BYTES,
  simulateAssurance,
  wishOf,
} from '../../core/design/index.ts';
import { percent } from '../../main/report/words.ts';
import { designTools } from '../../main/trials/random-stream.ts';
import type { DesignResult, DesignSpec } from '../../shared/design.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type Command, type Io, jsonOption, required } from '../command.ts';
import { inFile, readJson } from '../read-json.ts';

/** Phases as day ranges: one line a period, not one a day. */
const phases = (r: DesignResult): string[] => {
  const lines: { key: string; from: string; to: string }[] = [];
  for (const d of r.calendar) {
    const key = d.phase === 'run-in' ? 'run-in' : `period ${d.period}, ${d.arm ?? ''}`;
    const last = lines.at(-1);
    if (last?.key === key) last.to = d.day;
    else lines.push({ key, from: d.day, to: d.day });
  }
  return lines.map((l) => `  ${l.from} to ${l.to}  ${l.key}`);
};

/** The design for people. */
export const designText = (spec: DesignSpec, r: DesignResult): string =>
  [
    `One of ${r.permittedSequences} permitted sequences, each equally likely.`,
    ...phases(r),
    ...(spec.washoutDays > 0
      ? [`The first ${spec.washoutDays} days after a change of arm are wash-out.`]
      : []),
    `Commitment (SHA-256): ${r.commitment}`,
    `Seed, to be kept closed until the end: ${r.seed}`,
    ...(r.assurance
      ? [
          `Assurance (${r.assurance.simulations} simulated trials): right answer ${percent(r.assurance.pCorrect)}, not sure ${percent(r.assurance.pInconclusive)}, benefit claimed where there is none ${percent(r.assurance.falseBenefit)}.`,
        ]
      : []),
    ...(r.recommended
      ? [`Recommended length: ${r.recommended.periods} periods, ${r.recommended.days} days.`]
      : r.assurance && spec.outcome
        ? [
            `No such trial of up to two years would notice a real effect of ${wishOf(spec.outcome.mcid).size} in 4 of 5 cases.`,
          ]
        : []),
  ].join('\n');

/** Fixed: the simulation of a trial is the same whatever sequence is drawn for it. */
const SIMULATION_SEED = 1;
const PROGRESS_EVERY_MS = 500;

/** Runs a simulation to its end, telling how far it is. */
const finish = <T>(what: string, run: Generator<AssuranceProgress, Result<T>, void>, io: Io): Result<T> => {
  let told = performance.now();
  for (;;) {
    const step = run.next();
    if (step.done) {
      if (io.interactive) io.err('\r\u001b[K');
      return step.value;
    }
    if (!io.interactive || performance.now() - told < PROGRESS_EVERY_MS) continue;
    told = performance.now();
    io.err(`\r${what}: ${step.value.done} of at most ${step.value.total} simulated trials `);
  }
};

/** Assurance and recommended length; null each where the specification does not say enough to simulate. */
const simulated = (spec: DesignSpec, io: Io): Result<Pick<DesignResult, 'assurance' | 'recommended'>> => {
  const input = assuranceInputOf(spec, { seed: SIMULATION_SEED });
  if (!input || !spec.outcome) return ok({ assurance: null, recommended: null });
  const outcome = finish('assurance', simulateAssurance(input), io);
  if (!outcome.ok) return outcome;
  const ofLength = (periods: number): Result<AssuranceInput> =>
    ok(assuranceInputOf(spec, { seed: SIMULATION_SEED, periods }) ?? input);
  const shape = { arms: roundOf(spec), periodDays: spec.periodDays };
  const length = finish(
    'recommended length',
    recommendLength(ofLength, shape, wishOf(spec.outcome.mcid)),
    io,
  );
  return length.ok ? ok({ assurance: outcome.value.assurance, recommended: length.value }) : length;
};

export const design: Command = {
  usage: 'n1vault design --spec design.json [--json]',
  options: { ...jsonOption, spec: { type: 'string' } },
  async run(values, _files, io) {
    const path = required(values, 'spec');
    const json = await readJson(path);
    if (!json.ok) return json;
    const spec = parseDesignSpec(json.value);
    if (!spec.ok) return inFile(path, spec.error);
    const seed =
      spec.value.seed === undefined ? new Uint8Array(randomBytes(SEED_BYTES)) : fromHex(spec.value.seed);
    if (!seed) return inFile(path, fail('bad-input', 'seed must be 64 hex digits.', 'seed').error);
    const drawn = designTrial(spec.value, seed, designTools);
    if (!drawn.ok) return inFile(path, drawn.error);
    const figures = simulated(spec.value, io);
    if (!figures.ok) return inFile(path, figures.error);
    const result = { ...drawn.value, ...figures.value };
    return ok({ json: result, text: designText(spec.value, result) });
  },
};
