import { randomUUID } from 'node:crypto';
import type { Vault } from '../../src/main/vault/index.ts';
import type { ImportReceipt, SampleBatch } from '../../src/shared/samples.ts';

/** Days that the made-up samples cover: ten years from 2014 on. */
export const DAYS = 3652;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST = Date.UTC(2014, 0, 1);

/** Share of all samples by metric, as in an export of ten years with a watch. */
const shares = {
  'heart-rate': 0.6,
  steps: 0.15,
  'active-energy': 0.12,
  distance: 0.1,
  'sleep-stage': 0.0295,
  weight: 0.0005,
} as const;

const batchOf = (metric: string, from: number, n: number, every: number, first: number): SampleBatch => {
  const perNight = Math.max(1, Math.round(DAY / every));
  const at = (i: number) =>
    metric === 'sleep-stage' // nights from 22 h to 6 h, a row after the other
      ? first +
        Math.floor((from + i) / perNight) * DAY +
        22 * HOUR +
        ((from + i) % perNight) * ((8 * HOUR) / perNight)
      : first + Math.floor((from + i) * every);
  const length = metric === 'sleep-stage' ? (8 * HOUR) / perNight : Math.min(60_000, every / 2);
  return {
    n,
    dict: { metric: ['', metric], source: ['', 'Watch'], device: [''], unit: [''], zone: [''] },
    metric: new Uint16Array(n).fill(1),
    source: new Uint16Array(n).fill(1),
    device: new Uint16Array(n),
    unit: new Uint16Array(n),
    zone: new Uint16Array(n),
    start: Float64Array.from({ length: n }, (_, i) => at(i)),
    end: Float64Array.from({ length: n }, (_, i) => at(i) + length),
    value: Float64Array.from({ length: n }, (_, i) => (metric === 'sleep-stage' ? 3 : 50 + (i % 50))),
  };
};

/** Stores `total` made-up samples over DAYS days from `first` (UTC ms) as one import. Daily values are not made. */
export const storeManySamples = async (vault: Vault, total: number, first = FIRST): Promise<void> => {
  const { samples } = vault.repos;
  const importId = randomUUID();
  await samples.begin(importId, '2026-01-01T00:00:00Z');
  for (const [metric, share] of Object.entries(shares)) {
    const count = Math.round(total * share);
    const every = (DAYS * DAY) / count;
    for (let i = 0; i < count; i += 10_000)
      await samples.insert(importId, batchOf(metric, i, Math.min(10_000, count - i), every, first));
  }
  const receipt: ImportReceipt = {
    importId,
    files: [],
    read: total,
    new: total,
    known: 0,
    refused: [],
    byMetric: {},
    unknownTypes: {},
    first: null,
    last: null,
    warnings: [],
    seconds: 60,
  };
  await samples.finish(importId, receipt, '2026-01-01T00:10:00Z');
};
