import type { SequenceRules } from '../../core/design/index.ts';
import type { VerdictThresholds } from '../../core/inference/index.ts';
import { type SettleInput, settleTrials } from '../../core/report/index.ts';
import type { AnalysisSpec, RandomisationTest, SensitivityResult } from '../../shared/analysis.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { cancellable, cancelled, inChunks, type OnProgress, type PoolRun } from './assurance-pool.ts';
import type { ComputeThread } from './thread.ts';

export interface Robustness {
  sensitivity: SensitivityResult;
  randomisation: { tests: RandomisationTest[]; sampled: boolean } | null;
}

/** Would another analysis say the same? Both parts take well under a second; progress says which is done. */
export const robustnessOnPool = (
  spec: AnalysisSpec,
  thresholds: VerdictThresholds,
  rules: SequenceRules | null,
  washoutDays: number,
  thread: ComputeThread,
  onProgress: OnProgress,
): PoolRun<Robustness> =>
  cancellable(async (control): Promise<Result<Robustness>> => {
    const total = rules ? 2 : 1;
    const sensitivity = await thread.ask('sensitivity', spec, thresholds);
    if (!sensitivity.ok) return sensitivity;
    if (control.stopped) return cancelled();
    onProgress?.({ done: 1, total });
    if (!rules) return ok({ sensitivity: sensitivity.value, randomisation: null });
    const randomisation = await thread.ask('randomisation', spec, rules, washoutDays);
    if (!randomisation.ok) return randomisation;
    onProgress?.({ done: 2, total });
    return ok({ sensitivity: sensitivity.value, randomisation: randomisation.value });
  });

/** Further rounds of a trial, simulated on all threads; figures do not depend on their number. */
export const settleOnPool = (
  spec: AnalysisSpec,
  shape: Omit<SettleInput, 'person'>,
  threads: readonly ComputeThread[],
  onProgress: OnProgress,
): PoolRun<VerdictKey[][]> =>
  cancellable(async (control) => {
    const person = await threads[0]!.ask('learnPerson', spec);
    if (!person.ok) return person;
    const input: SettleInput = { ...shape, person: person.value };
    const total = settleTrials(input);
    let done = 0;
    const parts = await inChunks(
      total,
      threads,
      (thread, from, to) => thread.ask('settleTrials', input, from, to),
      control,
      (trials) => {
        done += trials;
        onProgress?.({ done, total });
      },
    );
    return parts.ok ? ok(parts.value.flat()) : parts;
  });
