import {
  commitmentOf,
  countSequences,
  type SequenceRules,
  sampleSequence,
  seededStream,
  smallestRandomisationP,
} from '../../core/design/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type FrozenProtocol, rulesOf, type TrialDraft } from '../../shared/trial.ts';
import { designTools } from './random-stream.ts';

type Shape = Pick<TrialDraft, 'arms' | 'periods' | 'maxRun'> & { rules?: TrialDraft['rules'] };

/** Rules of the part that is drawn at the start: all of a fixed trial, the first block of an adaptive one. */
export const sequenceRulesOf = (draft: Shape): SequenceRules => {
  const { order, allocation } = rulesOf(draft);
  const arms = draft.arms.length;
  if (allocation === 'adaptive') return { arms, periods: arms, balanced: true, maxRun: null };
  return {
    arms,
    periods: draft.periods,
    balanced: true,
    maxRun: draft.maxRun,
    ...(order === 'permuted-blocks' ? { permutedBlocks: true } : {}),
    ...(order === 'counterbalanced' ? { counterbalanced: true } : {}),
  };
};

/** Exact number of sequences this trial may use; a draft that permits none is refused. */
export const permittedCount = (draft: Shape): Result<bigint> => {
  const count = countSequences(sequenceRulesOf(draft));
  if (count > 0n) return ok(count);
  if (rulesOf(draft).order === 'counterbalanced')
    return fail(
      'bad-input',
      `A mirrored order needs a multiple of ${2 * draft.arms.length} periods, and a longest run that allows its middle. Choose ${2 * draft.arms.length} or more periods, or another order.`,
      'periods',
    );
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
  const drawn = sampleSequence(sequenceRulesOf(protocol), seededStream(seed, designTools.sha256));
  return ok({
    sequence: drawn.map((arm) => protocol.arms[arm]!.id),
    commitment: commitmentOf(seed, protocol, designTools.sha256),
    permittedSequences: count.value.toString(),
  });
};
