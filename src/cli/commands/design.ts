import { randomBytes } from 'node:crypto';
import { designTrial, fromHex, parseDesignSpec, SEED_BYTES } from '../../core/design/index.ts';
import { percent } from '../../main/report/words.ts';
import { designTools } from '../../main/trials/random-stream.ts';
import type { DesignResult, DesignSpec } from '../../shared/design.ts';
import { fail, ok } from '../../shared/errors.ts';
import { type Command, jsonOption, required } from '../command.ts';
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

const text = (spec: DesignSpec, r: DesignResult): string =>
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
      : []),
  ].join('\n');

export const design: Command = {
  usage: 'n1vault design --spec design.json [--json]',
  options: { ...jsonOption, spec: { type: 'string' } },
  async run(values) {
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
    return ok({ json: drawn.value, text: text(spec.value, drawn.value) });
  },
};
