import type { SampleBatch, ZoneSpan } from '../../src/shared/samples.ts';

/** What the crash test's child writes and its parent expects: write number i has one possible content. */
export interface Orders {
  work: 'diary' | 'import' | 'migration' | 'passphrase' | 'rotation' | 'backup' | 'restore';
  folder: string;
  /** What opens the vault now. */
  open: string;
  secrets: string[];
  /** Number of the first write. */
  from: number;
  /** Of a restore: what the folders of the two backups begin with, and the state the vault is in. */
  backup: string;
  start: 'a' | 'b';
}

export const SPANS = 40;
export const BATCH = 400;
export const PARTS = 4;

export const dayOf = (i: number): string => new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10);

/** Long enough to lie on several pages, so that a torn write could show. */
export const noteOf = (i: number): string => `${i};`.repeat(1500);

/** Forty rows replaced in one transaction: seen together or not at all. */
export const zonesOf = (i: number, n: number): ZoneSpan[] =>
  Array.from({ length: n }, (_, k) => ({ from: dayOf(k), zone: `Zone/${i}` }));

/** Part `part` of import `i`; no two share a row. */
export const sampleBatch = (i: number, part: number): SampleBatch => {
  const ones = () => new Uint16Array(BATCH).fill(1);
  const start = Float64Array.from({ length: BATCH }, (_, k) => i * 1e7 + part * 1e6 + k * 10);
  return {
    n: BATCH,
    dict: { metric: ['', 'steps'], source: ['', 's'], device: ['', 'd'], unit: ['', 'u'], zone: ['', 'UTC'] },
    metric: ones(),
    source: ones(),
    device: ones(),
    unit: ones(),
    zone: ones(),
    start,
    end: start.map((t) => t + 5),
    value: new Float64Array(BATCH).fill(1),
  };
};
