import { createCipheriv, createHash } from 'node:crypto';

/**
 * Reproducible randomness for made-up data: AES-256 in counter mode under SHA-256("n1vault-demo", seed, label).
 * Each label is a stream of its own, so one part of the person does not shift when another one changes.
 * Only synthetic data may use it; releases of a real person draw from the operating system.
 */
export const seededBytes = (seed: number, label: string): ((n: number) => Uint8Array) => {
  const key = createHash('sha256').update(`n1vault-demo\n${seed}\n${label}`).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return (n) => cipher.update(Buffer.alloc(n));
};

export interface Random {
  /** Uniform in (0, 1), 53 bits. */
  uniform(): number;
  /** Normal by Box and Muller's transform. */
  normal(mean: number, sd: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
}

export const seededRandom = (seed: number, label: string): Random => {
  const bytes = seededBytes(seed, label);
  let pool: DataView = new DataView(new ArrayBuffer(0));
  let at = 0;
  const uniform = () => {
    if (at + 8 > pool.byteLength) {
      const fresh = bytes(256);
      pool = new DataView(fresh.buffer, fresh.byteOffset, fresh.byteLength);
      at = 0;
    }
    const high = pool.getUint32(at, true) >>> 5;
    const low = pool.getUint32(at + 4, true) >>> 6;
    at += 8;
    return (high * 2 ** 26 + low + 0.5) / 2 ** 53;
  };
  return {
    uniform,
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: (p) => uniform() < p,
  };
};
