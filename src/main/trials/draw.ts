import {
  commitmentOf,
  countSequences,
  type SequenceRules,
  sampleSequence,
  seededStream,
  smallestRandomisationP,
} from '../../core/design/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { FrozenProtocol, TrialDraft } from '../../shared/trial.ts';
import { designTools } from './random-stream.ts';

type Shape = Pick<TrialDraft, 'arms' | 'periods' | 'maxRun'>;

const rulesOf = (draft: Shape): SequenceRules => ({
  arms: draft.arms.length,
  periods: draft.periods,
  balanced: true,
  maxRun: draft.maxRun,
});

/** Exact number of sequences this trial may use; a draft that permits none is refused. */
export const permittedCount = (draft: Shape): Result<bigint> => {
  const count = countSequences(rulesOf(draft));
  if (count > 0n) return ok(count);
  return fail(
    'bad-input',
    `With ${draft.arms.length} arms and ${draft.periods} periods no balanced order is possible. Choose a multiple of ${draft.arms.length} periods.`,
    'periods',
  );
};

export const randomisationFloor = smallestRandomisationP;

/** Draws the order of the arms (uniform over the permitted set, a function of the seed) and commits to it. */
export const drawSequence = (
  protocol: FrozenProtocol,
  seed: Uint8Array,
): Result<{ sequence: string[]; commitment: string; permittedSequences: string }> => {
  const count = permittedCount(protocol);
  if (!count.ok) return count;
  const drawn = sampleSequence(rulesOf(protocol), seededStream(seed, designTools.sha256));
  return ok({
    sequence: drawn.map((arm) => protocol.arms[arm]!.id),
    commitment: commitmentOf(seed, protocol, designTools.sha256),
    permittedSequences: count.value.toString(),
  });
};
