import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/errors.ts';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
/** A relative path with no way out of the models folder. */
const safePath = z.string().regex(/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/);

export const modelManifest = z.strictObject({
  format: z.literal('n1vault-model/1'),
  name: z.string(),
  folder: safePath,
  origin: z.string(),
  changes: z.string(),
  licence: z.string(),
  dimension: z.number().int().positive(),
  maxTokens: z.number().int().min(8),
  /** Role of a file in `files`. */
  model: safePath,
  tokenizer: safePath,
  tokenizerConfig: safePath,
  files: z
    .array(z.strictObject({ path: safePath, bytes: z.number().int().positive(), sha256: hex64 }))
    .min(1),
});
export type ModelManifest = z.infer<typeof modelManifest>;

export interface VerifiedModel {
  manifest: ModelManifest;
  /** Bytes of each file, exactly those that were hashed: what is loaded is what was checked. */
  files: Map<string, Uint8Array>;
}

const missing = (what: string) =>
  fail(
    'model-missing',
    `The language model that matches your words is incomplete: ${what} is missing. Your data is safe and everything else works. Install the app again to bring it back.`,
    what,
  );

const altered = (what: string) =>
  fail(
    'model-altered',
    `The language model that matches your words was changed after it was released: ${what} does not match its checksum, so it was not loaded. Your data is safe and everything else works. Install the app again from its official source.`,
    what,
  );

/**
 * Reads the model's files and checks each against the manifest's SHA-256.
 * Fails with 'model-missing' or 'model-altered'; `where` is the file.
 */
export const verifyModel = async (
  modelsDir: string,
  manifestPath: string,
): Promise<Result<VerifiedModel>> => {
  const raw = await readFile(manifestPath, 'utf8').catch(() => null);
  if (raw === null) return missing('manifest.json');
  const manifest = parseManifest(raw);
  if (!manifest) return altered('manifest.json');
  const files = new Map<string, Uint8Array>();
  for (const file of manifest.files) {
    const bytes = await readFile(join(modelsDir, manifest.folder, file.path)).catch(() => null);
    if (bytes === null) return missing(file.path);
    if (bytes.length !== file.bytes || createHash('sha256').update(bytes).digest('hex') !== file.sha256)
      return altered(file.path);
    files.set(file.path, bytes);
  }
  const listed = [manifest.model, manifest.tokenizer, manifest.tokenizerConfig].find((p) => !files.has(p));
  return listed ? missing(listed) : ok({ manifest, files });
};

const parseManifest = (raw: string): ModelManifest | null => {
  try {
    return modelManifest.parse(JSON.parse(raw));
  } catch {
    return null; // no JSON, or not the manifest this version was built with
  }
};
