import { addDays } from '../../core/design/civil-day.ts';
import type { AnalysisSpec } from '../../shared/analysis.ts';
import type { DiaryDay, FrozenProtocol } from '../../shared/trial.ts';
import { analysisSpecOf, resultDays } from '../results/spec.ts';
import { drawSequence } from '../trials/draw.ts';
import { freezeProtocol } from '../trials/freeze.ts';
import { lastDayOf } from '../trials/schedule.ts';
import type { TrialRow } from '../vault/types.ts';
import { unwrap } from './diary.ts';
import { liveTrial } from './person.ts';
import { type AlicePlan, draftOf, type Predictions } from './plan.ts';
import { seededBytes } from './random.ts';

/**
 * One of Alice's trials without a vault: the same protocol, sequence, days and analysis as through the services,
 * only faster. For runs over many seeds; a test holds it equal to the demo.
 */
export const offlineTrial = (
  plan: AlicePlan,
  seed: number,
  predictions: Predictions,
  trial: { number: number; start: string; periods: number; title?: string },
): { spec: AnalysisSpec; protocol: FrozenProtocol; sequence: string[] } => {
  const protocol = freezeProtocol(draftOf(plan, { ...trial, zone: plan.zone, predictions }));
  const drawn = unwrap(drawSequence(protocol, seededBytes(seed, `sequence ${trial.number}`)(32)));
  const row: TrialRow = {
    id: '',
    state: 'finished',
    protocol,
    seed: '',
    ...drawn,
    createdAt: '',
    endedAt: null,
  };
  const lived = liveTrial(plan, seed, {
    number: trial.number,
    sequence: drawn.sequence,
    runInDays: protocol.runInDays,
    periodDays: protocol.periodDays,
  });
  const entries = lived.flatMap((d, i): DiaryDay[] =>
    d.answeredAfterDays === null
      ? []
      : [
          {
            day: addDays(protocol.start, i),
            trialId: null,
            answers: { [protocol.outcome.key]: d.migraine },
            kept: d.kept,
            marks: [],
            note: '',
            savedAt: '',
            late: d.answeredAfterDays > 0,
            revision: 1,
          },
        ],
  );
  const spec = analysisSpecOf(row, resultDays(row, entries, lastDayOf(protocol)));
  return { spec, protocol, sequence: drawn.sequence };
};
