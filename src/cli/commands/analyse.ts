import { analyse, parseAnalysisSpec } from '../../core/inference/index.ts';
import { percent } from '../../main/report/words.ts';
import { stamped } from '../../main/results/spec-hash.ts';
import type { AnalysisResult } from '../../shared/analysis.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, jsonOption, required } from '../command.ts';
import { inFile, readJson } from '../read-json.ts';
import { table } from '../table.ts';

const text = (r: AnalysisResult): string =>
  [
    table([
      ['arm', `effect, ${r.effects[0]?.scale ?? ''}`, '80 %', '95 %', 'better', 'worthwhile', 'best of all'],
      ...r.effects.map((e) => [
        e.arm,
        `${e.mean.toFixed(2)} (SD ${e.sd.toFixed(2)})`,
        `${e.quantiles['0.1'].toFixed(2)} to ${e.quantiles['0.9'].toFixed(2)}`,
        `${e.quantiles['0.025'].toFixed(2)} to ${e.quantiles['0.975'].toFixed(2)}`,
        percent(e.pBetter),
        percent(e.pAtLeastMcid),
        percent(e.pBest),
      ]),
    ]),
    `The reference is the best of all with probability ${percent(r.pBestReference)}.`,
    ...(r.conflict.flag === 'none' ? [] : ['The days and the prior disagree; see "conflict" with --json.']),
    `${r.data.observed} of ${r.data.days} days observed. Engine ${r.engine.version}, ${r.engine.method}, seed ${r.engine.seed}, ${r.milliseconds.toFixed(1)} ms.`,
    'Not medical advice.',
  ].join('\n');

export const analyseCommand: Command = {
  usage: 'n1vault analyse --spec analysis.json [--json]',
  options: { ...jsonOption, spec: { type: 'string' } },
  async run(values) {
    const path = required(values, 'spec');
    const json = await readJson(path);
    if (!json.ok) return json;
    const spec = parseAnalysisSpec(json.value);
    if (!spec.ok) return inFile(path, spec.error);
    const started = performance.now();
    const result = analyse(spec.value);
    // a model that the family does not have is a mistake of the specification, not of the call
    if (!result.ok) return inFile(path, { ...result.error, code: 'bad-input' });
    const milliseconds = Math.round((performance.now() - started) * 100) / 100;
    const value = stamped(result.value, spec.value, milliseconds);
    return ok({ json: value, text: text(value) });
  },
};
