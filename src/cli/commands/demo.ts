import { resolve } from 'node:path';
import { runDemo } from '../../main/demo/demo.ts';
import { storyText } from '../../main/demo/story-text.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, jsonOption, numberOption, optional, UsageError } from '../command.ts';
import { modelsDir, resourcesDir } from '../context.ts';

const DEFAULT_OUT = 'n1vault-demo';
const LARGEST_SEED = 0xffffffff;

export const demo: Command = {
  usage: 'n1vault demo [--out DIR] [--seed N] [--json]',
  options: { ...jsonOption, out: { type: 'string' }, seed: { type: 'string' } },
  async run(values, _files, io) {
    const seed = numberOption(values, 'seed', 0, LARGEST_SEED) ?? null;
    if (seed !== null && !Number.isInteger(seed)) throw new UsageError('--seed must be a whole number.');
    const done = await runDemo({
      out: resolve(optional(values, 'out') ?? DEFAULT_OUT),
      seed,
      resourcesDir,
      modelsDir,
      onStep: (step) => io.err(`${step} ...\n`),
    });
    if (!done.ok) return done;
    const { summary, files } = done.value;
    return ok({ json: summary, text: storyText(summary, files) });
  },
};
