import type { ImportReceipt, Refusal, ZoneSpan } from '../../shared/samples.ts';
import type { HashedFile } from './protocol.ts';
import type { Tally } from './sink.ts';

type ByMetric = Record<string, { new: number; known: number }>;

const isoOrNull = (utcMs: number | null): string | null =>
  utcMs === null ? null : new Date(utcMs).toISOString().replace('.000Z', 'Z');

/**
 * What came in, truthfully: `read` rows were understood, of these `new` were added and `known` were there already
 * (from another import, or twice in this file). Refused rows are in neither number.
 */
export const receiptOf = (parts: {
  importId: string;
  files: HashedFile[];
  refusedFiles: Refusal[];
  tally: Tally;
  byMetric: ByMetric;
  /** The zone history, where wall clocks rest on it. */
  zones: ZoneSpan[] | null;
  warnings: string[];
  seconds: number;
}): ImportReceipt => {
  const { tally } = parts;
  const metrics = Object.entries(parts.byMetric).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = (pick: 'new' | 'known') => metrics.reduce((sum, [, counts]) => sum + counts[pick], 0);
  const warnings = [...parts.warnings, ...tally.warnings];
  if (tally.rows === 0)
    warnings.push(
      'The file is a health export, but it holds nothing that N1 Vault can use yet. Nothing was added.',
    );
  return {
    importId: parts.importId,
    files: parts.files,
    read: total('new') + total('known'),
    new: total('new'),
    known: total('known'),
    refused: [...parts.refusedFiles, ...tally.refused],
    byMetric: Object.fromEntries(
      metrics.map(([metric, c]) => [metric, { read: c.new + c.known, new: c.new, known: c.known }]),
    ),
    unknownTypes: tally.unknownTypes,
    first: isoOrNull(tally.first),
    last: isoOrNull(tally.last),
    warnings,
    seconds: Math.round(parts.seconds * 100) / 100,
    ...(parts.zones ? { zones: parts.zones } : {}),
  };
};
