/** Texts whose vectors are kept (1.5 kB each); a person's profile has a few dozen, the catalogue several hundred. */
const SIZE = 2_000;

export interface VectorCache {
  /** The vector of a text: the one computed before, or a new one. Do not write to it. */
  get(text: string): Promise<Float32Array>;
  clear(): void;
}

/**
 * Remembers the vectors of the texts used last, in memory only. It belongs to one loaded model, so the text alone is
 * the key; it ends with the thread it lives in, which the lock ends.
 */
export const createVectorCache = (
  compute: (text: string) => Promise<Float32Array>,
  size = SIZE,
): VectorCache => {
  const kept = new Map<string, Float32Array>(); // in the order of their last use
  return {
    async get(text) {
      const vector = kept.get(text) ?? (await compute(text));
      kept.delete(text);
      kept.set(text, vector);
      if (kept.size > size) kept.delete(kept.keys().next().value!);
      return vector;
    },
    clear: () => kept.clear(),
  };
};
