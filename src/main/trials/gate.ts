import { obstaclesOf } from '../../core/design/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import type { TrialDraft } from '../../shared/trial.ts';
import { loadCatalogue } from '../embedding/index.ts';

/** Decides whether this person may start this trial. Asked by the trial service itself, not only by the planner. */
export type SafetyGate = (draft: TrialDraft, profile: Profile | null) => Promise<Result<null>>;

/** The gate of the evidence catalogue. A catalogue that cannot be read lets nothing start. */
export const createSafetyGate = (resourcesDir: string): SafetyGate => {
  let loading: ReturnType<typeof loadCatalogue> | null = null;
  return async (draft, profile) => {
    loading ??= loadCatalogue(resourcesDir);
    const catalogue = await loading;
    if (!catalogue.ok) {
      loading = null; // try again next time: the file may have come back
      return catalogue;
    }
    const [worst] = obstaclesOf(draft, profile, catalogue.value.interventions);
    if (!worst) return ok(null);
    return fail(worst.kind === 'rule' ? 'refused-by-rule' : 'bad-input', worst.message, worst.where);
  };
};
