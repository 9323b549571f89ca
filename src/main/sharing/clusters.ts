import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { REQUEST_CLUSTERS } from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';

/** resources/sharing/clusters.json: what clusters.bin is, and how near each cluster lies to each intervention. */
const clustersHead = z.strictObject({
  format: z.literal('n1vault-clusters/1'),
  clusters: z.literal(REQUEST_CLUSTERS),
  dimension: z.number().int().positive(),
  model: z.string(),
  texts: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  near: z.record(z.string(), z.array(z.number()).length(REQUEST_CLUSTERS)),
});

export interface Clusters {
  /** Unit vectors. */
  centres: Float32Array[];
  /** By intervention: cosine of each centre with the nearest of its texts. */
  near: Record<string, number[]>;
}

/** Reads the public clusters (scripts/build-clusters.mjs) and checks their SHA-256. */
export const loadClusters = async (resourcesDir: string): Promise<Result<Clusters>> => {
  const folder = join(resourcesDir, 'sharing');
  const head = await readFile(join(folder, 'clusters.json'), 'utf8')
    .then((raw) => clustersHead.parse(JSON.parse(raw)))
    .catch(() => null);
  const bytes = await readFile(join(folder, 'clusters.bin')).catch(() => null);
  if (!head || !bytes || createHash('sha256').update(bytes).digest('hex') !== head.sha256)
    return fail(
      'model-altered',
      'The public clusters that a request is made with are missing or changed. Nothing was drawn and nothing was sent. Install the app again to bring them back.',
      'clusters.bin',
    );
  const { dimension, clusters, near } = head;
  const centres = Array.from({ length: clusters }, (_, row) =>
    Float32Array.from({ length: dimension }, (_, i) => bytes.readFloatLE((row * dimension + i) * 4)),
  );
  return ok({ centres, near });
};
