import type { ZoneSpan } from '../../src/shared/samples.ts';

/** What the crash test's child writes and its parent expects: write number i has one possible content. */
export const SPANS = 40;

export const dayOf = (i: number): string => new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10);

/** Long enough to lie on several pages, so that a torn write could show. */
export const noteOf = (i: number): string => `${i};`.repeat(1500);

/** Forty rows replaced in one transaction: seen together or not at all. */
export const zonesOf = (i: number, n: number): ZoneSpan[] =>
  Array.from({ length: n }, (_, k) => ({ from: dayOf(k), zone: `Zone/${i}` }));
