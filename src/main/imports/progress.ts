import type { ImportProgress } from '../../shared/samples.ts';

const EVERY = 100; // ms between two reports: ten a second are smooth, more only cost
const WARM_UP = 1000; // ms before a guess at the time left means anything

/**
 * Passes progress on, at most ten times a second; a change of phase passes at once. The time left assumes the
 * mean speed so far.
 */
export const progressReporter = (
  jobId: string,
  now: () => number,
  onProgress: (p: ImportProgress) => void,
) => {
  const began = now();
  let last = Number.NEGATIVE_INFINITY;
  let lastPhase = '';
  return (p: Omit<ImportProgress, 'jobId' | 'secondsLeft'>): void => {
    const at = now();
    if (p.phase === lastPhase && at - last < EVERY) return;
    last = at;
    lastPhase = p.phase;
    const elapsed = at - began;
    const known = p.phase === 'reading' && elapsed >= WARM_UP && p.bytesDone > 0;
    const left = known ? (elapsed * Math.max(0, p.bytesTotal - p.bytesDone)) / p.bytesDone / 1000 : null;
    onProgress({ jobId, ...p, secondsLeft: left === null ? null : Math.ceil(left) });
  };
};
