import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type VerifiedModel, verifyModel } from './manifest.ts';
import { silenceTelemetry } from './telemetry.ts';

/** Texts whose vectors are kept; a person's profile has a few dozen. */
const CACHE_SIZE = 2_000;

export interface EmbedderPaths {
  modelsDir: string;
  /** Default: manifest.json in modelsDir. */
  manifestPath?: string;
}

export interface Embedder {
  readonly dimension: number;
  /** SHA-256 of the model file and the tokenizer: vectors of different models must not be mixed. */
  readonly modelId: string;
  /**
   * Unit vectors, one a text, so that the dot product is the cosine. Equal texts share a vector; do not write
   * to it. Texts longer than the model's limit (tokens) are cut at the end.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** True if the model's vocabulary holds this word as one token. */
  knows(word: string): boolean;
  close(): Promise<void>;
}

/**
 * Loads the sentence-embedding model after checking every file against the manifest (SHA-256 of the very bytes
 * that are loaded). onnxruntime-node is imported here and not before, so that whoever embeds nothing needs none
 * of it. Run it in a worker thread: a sentence takes milliseconds of one core.
 */
export const loadEmbedder = async (paths: EmbedderPaths): Promise<Result<Embedder>> => {
  const verified = await verifyModel(
    paths.modelsDir,
    paths.manifestPath ?? join(paths.modelsDir, 'manifest.json'),
  );
  if (!verified.ok) return verified;
  const { manifest, files } = verified.value;
  // never loaded where it would talk: silenceTelemetry has to have been called in the main thread first
  const runtime = silenceTelemetry() ? await import('onnxruntime-node').catch(() => null) : null;
  if (!runtime)
    return fail(
      'not-available',
      'Matching your words is not possible on this computer: its runtime (onnxruntime) cannot be loaded. Your data is safe and everything else works.',
    );
  const session = await runtime.InferenceSession.create(files.get(manifest.model)!, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  const tokenizer = tokenizerOf(verified.value);
  const encode = createEncoder(verified.value, tokenizer);
  const cache = new Map<string, Float32Array>();

  const embedOne = async (text: string): Promise<Float32Array> => {
    const ids = encode(text);
    const int64 = (xs: readonly number[]) =>
      new runtime.Tensor('int64', BigInt64Array.from(xs, BigInt), [1, xs.length]);
    const output = await session.run({
      input_ids: int64(ids),
      attention_mask: int64(ids.map(() => 1)),
      token_type_ids: int64(ids.map(() => 0)),
    });
    return meanUnit(output['last_hidden_state']!, ids.length, manifest.dimension);
  };

  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      const vector = cache.get(text) ?? (await embedOne(text));
      if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!); // the oldest
      cache.set(text, vector);
      vectors.push(vector);
    }
    return vectors;
  };

  return ok({
    dimension: manifest.dimension,
    modelId: [manifest.model, manifest.tokenizer]
      .map((path) => manifest.files.find((f) => f.path === path)!.sha256)
      .join('-'),
    embed,
    knows: (word) => tokenizer.token_to_id(word) !== undefined,
    close: () => (session as InferenceSession).release(),
  });
};

const tokenizerOf = ({ manifest, files }: VerifiedModel): Tokenizer => {
  const json = (path: string): object => JSON.parse(new TextDecoder().decode(files.get(path)!)) as object;
  return new Tokenizer(json(manifest.tokenizer), json(manifest.tokenizerConfig));
};

/** Token ids of a text, at most `maxTokens`, always ending with [SEP]. */
const createEncoder = ({ manifest }: VerifiedModel, tokenizer: Tokenizer): ((text: string) => number[]) => {
  const end = tokenizer.token_to_id('[SEP]')!;
  return (text) => {
    // A token has at least one character, so this cut never changes what the token limit keeps; it bounds the work.
    const { ids } = tokenizer.encode(text.trim().slice(0, manifest.maxTokens * 100));
    return ids.length <= manifest.maxTokens ? ids : [...ids.slice(0, manifest.maxTokens - 1), end];
  };
};

/** Mean over the tokens of a [1, n, d] tensor, scaled to length 1. */
const meanUnit = (hidden: Tensor, tokens: number, dimension: number): Float32Array => {
  const data = hidden.data as Float32Array;
  const sum = new Float64Array(dimension);
  for (let t = 0; t < tokens; t++) for (let d = 0; d < dimension; d++) sum[d]! += data[t * dimension + d]!;
  const norm = Math.sqrt(sum.reduce((s, x) => s + x * x, 0)) || 1;
  return Float32Array.from(sum, (x) => x / norm);
};

/** Cosine of two unit vectors. */
export const cosine = (a: Float32Array, b: Float32Array): number => {
  let dot = 0;
  for (let i = 0; i < a.length; i++) dot += a[i]! * b[i]!;
  return dot;
};
