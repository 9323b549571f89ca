import type { Member } from '../container.ts';
import { type FitStream, STEP_TYPES } from './points.ts';

/** Which days of which metric are known already: the archive tells most figures two or three times. */
export class Known {
  private readonly seen = new Set<string>();
  add(metric: string, day: number): void {
    this.seen.add(`${metric} ${day}`);
  }
  has(metric: string, day: number): boolean {
    return this.seen.has(`${metric} ${day}`);
  }
}

export interface Stream {
  member: Member;
  stream: FitStream;
}

/**
 * Of the streams of one kind only those that Google put together, where there are any: what devices delivered is in
 * them. Of step streams only the largest.
 */
export const chosen = (streams: readonly Stream[]): Stream[] => {
  const kinds = new Map<string, Stream[]>();
  for (const s of streams) {
    const key = `${s.stream.type} ${s.stream.resting}`;
    kinds.set(key, [...(kinds.get(key) ?? []), s]);
  }
  return [...kinds.values()].flatMap((same) => {
    const best = Math.min(...same.map((s) => s.stream.rank));
    const ranked = same.filter((s) => s.stream.rank === best).sort((a, b) => b.member.bytes - a.member.bytes);
    return STEP_TYPES.has(ranked[0]?.stream.type ?? '') ? ranked.slice(0, 1) : ranked;
  });
};
