import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type VerifiedModel, verifyModel } from './manifest.ts';
import { quantPrecision } from './processor.ts';
import { silenceTelemetry } from './telemetry.ts';
import { createVectorCache } from './vector-cache.ts';

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
    extra: { session: { x64quantprecision: await quantPrecision() } },
  });
  const tokenizer = tokenizerOf(verified.value);
  for (const bytes of files.values()) release(bytes);
  const encode = createEncoder(verified.value, tokenizer);

  const embedOne = async (text: string): Promise<Float32Array> => {
    const ids = encode(text);
    const int64 = (values: BigInt64Array) => new runtime.Tensor('int64', values, [1, ids.length]);
    const inputs = {
      input_ids: () => BigInt64Array.from(ids, BigInt),
      attention_mask: () => new BigInt64Array(ids.length).fill(1n), // one text at a time: nothing is padded
      token_type_ids: () => new BigInt64Array(ids.length),
    };
    const wanted = session.inputNames as (keyof typeof inputs)[]; // our own build of the model takes the ids only
    const output = await session.run(Object.fromEntries(wanted.map((name) => [name, int64(inputs[name]())])));
    return meanUnit(output['last_hidden_state']!, ids.length, manifest.dimension);
  };

  const cache = createVectorCache(embedOne);
  // one text after the other: in one run, texts would share the range that numbers are rounded with, and a text's
  // vector would depend on its neighbours
  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (const text of texts) vectors.push(await cache.get(text));
    return vectors;
  };

  return ok({
    dimension: manifest.dimension,
    modelId: [manifest.model, manifest.tokenizer]
      .map((path) => manifest.files.find((f) => f.path === path)!.sha256)
      .join('-'),
    embed,
    knows: (word) => tokenizer.token_to_id(word) !== undefined,
    close: () => {
      cache.clear();
      return (session as InferenceSession).release();
    },
  });
};

/** Gives the memory of a file back now: the runtime has its own copy, and the collector may take minutes. */
const release = (bytes: Uint8Array): void => {
  const buffer = bytes.buffer as ArrayBuffer & { transfer(length: number): ArrayBuffer }; // ES2024; Node 21, Electron 33
  if (buffer.byteLength === bytes.byteLength) buffer.transfer(0);
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
