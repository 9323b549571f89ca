import type { DesignResult, DesignSpec } from '../../shared/design.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type Sha256, seededStream, toHex, uniformBelow } from './byte-stream.ts';
import { calendarOf } from './calendar.ts';
import { canonicalJson, commitmentOf } from './commitment.ts';
import { rulesOf } from './parse.ts';
import { sequenceSet, smallestRandomisationP } from './sequences.ts';

export const SEED_BYTES = 32;

export interface DesignTools {
  sha256: Sha256;
}

/** What a specification commits to: everything but the seed, which stays secret until the end. */
export const protocolOf = (spec: DesignSpec): Omit<DesignSpec, 'seed'> => {
  const { seed: _, ...protocol } = spec;
  return protocol;
};

/**
 * Draws the trial: one sequence uniformly from the permitted set (a function of the seed), its calendar, and
 * the commitment SHA-256(seed || canonical protocol). `assurance` and `recommended` are null here; they are
 * simulated apart (assurance.ts), because they take seconds.
 * Fails with 'bad-input' for a seed that is not 32 bytes or rules that permit no sequence.
 */
export const designTrial = (
  spec: DesignSpec,
  seedBytes: Uint8Array,
  tools: DesignTools,
): Result<DesignResult> => {
  if (seedBytes.length !== SEED_BYTES)
    return fail('bad-input', `The seed must have ${SEED_BYTES} bytes (64 hex digits).`, 'seed');
  const set = sequenceSet(rulesOf(spec));
  if (set.size === 0n)
    return fail('bad-input', 'These rules permit no sequence at all: allow a longer run.', 'constraint');
  const drawn = set.at(uniformBelow(set.size, seededStream(seedBytes, tools.sha256)));
  const sequence = drawn.map((arm) => spec.arms[arm]!);
  const protocol = protocolOf(spec);
  return ok({
    permittedSequences: set.size.toString(),
    smallestRandomisationP: smallestRandomisationP(set.size),
    sequence,
    calendar: calendarOf(spec, sequence),
    protocol: canonicalJson(protocol),
    commitment: commitmentOf(seedBytes, protocol, tools.sha256),
    seed: toHex(seedBytes),
    assurance: null,
    recommended: null,
  });
};
