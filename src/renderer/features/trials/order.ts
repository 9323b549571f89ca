import type { TrialSummary } from '../../../shared/trial.ts';

/** Running trials first; those behind, the latest first. */
export const inOrder = (list: readonly TrialSummary[]): { running: TrialSummary[]; past: TrialSummary[] } => {
  const latest = [...list].sort((a, b) => b.start.localeCompare(a.start));
  return {
    running: latest.filter((x) => x.state === 'running'),
    past: latest.filter((x) => x.state !== 'running'),
  };
};
