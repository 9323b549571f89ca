import { type AssuranceInput, type AssuranceOutput, simulateAssurance } from '../../core/design/index.ts';
import { fail, type Result } from '../../shared/errors.ts';

const PAUSE_EVERY_MS = 50; // how long a cancel may have to wait

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Runs the simulation of a trial in small steps: reports progress, hears a cancel. */
export const runAssurance = async (
  input: AssuranceInput,
  onProgress: (progress: { done: number; total: number }) => void,
  cancelled: () => boolean,
): Promise<Result<AssuranceOutput>> => {
  const run = simulateAssurance(input);
  let last = performance.now();
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    if (performance.now() - last < PAUSE_EVERY_MS) continue;
    onProgress(step.value);
    await breathe();
    last = performance.now();
    if (cancelled()) return fail('cancelled', 'The simulation was stopped. Nothing was changed.');
  }
};
