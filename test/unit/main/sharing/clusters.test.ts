import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { nearestCluster } from '../../../../src/core/privacy/index.ts';
import { loadCatalogue } from '../../../../src/main/embedding/index.ts';
import { loadClusters } from '../../../../src/main/sharing/clusters.ts';

const resources = resolve(import.meta.dirname, '../../../../resources');

it('64 public clusters of length 1, each its own nearest, that know the interventions of the catalogue', async () => {
  const clusters = await loadClusters(resources);
  const catalogue = await loadCatalogue(resources);
  if (!clusters.ok || !catalogue.ok) throw new Error('missing');
  const { centres, near } = clusters.value;
  expect(centres).toHaveLength(64);
  for (const [k, c] of centres.entries()) {
    expect(Math.hypot(...c)).toBeCloseTo(1, 5);
    expect(nearestCluster(c, centres)).toBe(k);
  }
  const collected = catalogue.value.interventions.filter((i) => !i.prescription && i.trialable);
  for (const { id } of collected) expect(near[id], id).toHaveLength(64);
});

it('refuses clusters that were changed: a request must not be steered by them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'n1-clusters-'));
  cpSync(join(resources, 'sharing'), join(folder, 'sharing'), { recursive: true });
  const path = join(folder, 'sharing/clusters.bin');
  const bytes = readFileSync(path);
  bytes[100]! ^= 1;
  writeFileSync(path, bytes);
  expect(await loadClusters(folder)).toMatchObject({ ok: false, error: { code: 'model-altered' } });
  rmSync(folder, { recursive: true });
});
