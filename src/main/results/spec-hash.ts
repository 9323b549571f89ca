import { canonicalJson, toHex } from '../../core/design/index.ts';
import type { AnalysisResult, AnalysisSpec } from '../../shared/analysis.ts';
import { designTools } from '../trials/random-stream.ts';

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of a parsed specification: which question a result answers. */
export const specHashOf = (spec: AnalysisSpec): string =>
  toHex(designTools.sha256(new TextEncoder().encode(canonicalJson(spec))));

/** The result with what the pure engine cannot know: the time it took and the hash of its specification. */
export const stamped = (
  result: AnalysisResult,
  spec: AnalysisSpec,
  milliseconds: number,
): AnalysisResult => ({
  ...result,
  engine: { ...result.engine, specHash: specHashOf(spec) },
  milliseconds,
});
