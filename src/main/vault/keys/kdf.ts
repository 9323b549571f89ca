import { hashRaw } from '@node-rs/argon2';
import { fail, ok, type Result } from '../../../shared/errors.ts';
import { keyFileAdvice } from '../failures.ts';

/** Cost of Argon2id (RFC 9106), stored in each slot of the key file. */
export interface KdfCost {
  /** Memory in KiB, over all lanes together. */
  memoryKiB: number;
  passes: number;
  lanes: number;
}

/** 256 MiB: 0.7 s on two laptop cores. */
export const defaultCost: KdfCost = { memoryKiB: 262_144, passes: 3, lanes: 4 };

/**
 * The lowest cost that is accepted at all (OWASP's minimum for Argon2id). It is used for vaults of made-up data
 * and in tests; a key file that asks for less was tampered with, so that guessing becomes cheap.
 */
export const floorCost: KdfCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };

/** A key file that asks for more would only serve to exhaust this computer's memory or its owner's patience. */
export const ceilingCost: KdfCost = { memoryKiB: 1_048_576, passes: 24, lanes: 16 };

/** Calibration never goes below RFC 9106's recommendation for memory-constrained machines. */
const calibrationFloor: KdfCost = { memoryKiB: 65_536, passes: 3, lanes: 4 };
const TARGET_MS = { least: 500, middle: 750, most: 1000 };

/**
 * Derives 32 bytes from a secret with Argon2id v1.3.
 *
 * @param secret UTF-8 bytes of the passphrase or the 20 bytes of a recovery key; not changed
 * @param salt 16 bytes
 */
export const deriveKey = (secret: Uint8Array, salt: Uint8Array, cost: KdfCost): Promise<Buffer> =>
  hashRaw(secret, {
    algorithm: 2, // Argon2id; the package's const enum cannot be imported by a file that is compiled alone
    version: 1, // 0x13
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: 32,
    salt,
  });

/** Refuses a stored cost outside [floor, ceiling] in any of its three numbers. */
export const checkCost = (cost: KdfCost, where: string): Result<KdfCost> => {
  const names = ['memoryKiB', 'passes', 'lanes'] as const;
  if (names.some((n) => cost[n] < floorCost[n]))
    return fail(
      'key-file-damaged',
      `The key file asks for a weaker protection than N1 Vault accepts, so somebody or something has changed it. ${keyFileAdvice}`,
      where,
    );
  if (names.some((n) => cost[n] > ceilingCost[n]))
    return fail(
      'key-file-damaged',
      `The key file asks for more memory or time than N1 Vault ever uses, so somebody or something has changed it. ${keyFileAdvice}`,
      where,
    );
  return ok(cost);
};

/**
 * The cost that takes 0.5 to 1 s on this machine, from one measurement of the default cost: a fast machine gets
 * more passes, a slow one less memory. Other programs can only make a measurement longer, so a slow one is
 * repeated once and the shorter counts: a busy moment must not weaken the vault for good.
 *
 * @param measureMs runs one derivation at the given cost and answers with its duration
 */
export const calibrate = async (measureMs: (cost: KdfCost) => Promise<number>): Promise<KdfCost> => {
  const first = await measureMs(defaultCost);
  const ms = first > TARGET_MS.most ? Math.min(first, await measureMs(defaultCost)) : first;
  if (ms >= TARGET_MS.least && ms <= TARGET_MS.most) return defaultCost;
  const factor = TARGET_MS.middle / ms; // time is proportional to memory x passes
  if (factor > 1) {
    const passes = Math.min(ceilingCost.passes, Math.round(defaultCost.passes * factor));
    return { ...defaultCost, passes };
  }
  const mebibytes = Math.floor((defaultCost.memoryKiB * factor) / 1024);
  return { ...defaultCost, memoryKiB: Math.max(calibrationFloor.memoryKiB, mebibytes * 1024) };
};

/** One derivation with a throw-away secret, in milliseconds. */
export const measureCost = async (cost: KdfCost): Promise<number> => {
  const start = performance.now();
  (await deriveKey(new Uint8Array(16), new Uint8Array(16), cost)).fill(0);
  return performance.now() - start;
};
