/** One size of a real effect: how often it is noticed at each length. */
export interface AssuranceLine {
  label: string;
  points: { days: number; share: number }[];
}

export interface MarkLabel {
  days: number;
  share: number;
  text: string;
  /** Above its mark, or below. */
  above: boolean;
}

/** Numbers at the marks: at one length the highest stands above its mark, the others below; equal ones once. */
export const markLabels = (lines: readonly AssuranceLine[]): MarkLabel[] => {
  const seen = new Map<number, MarkLabel[]>();
  for (const { points } of lines)
    for (const { days, share } of points) {
      const here = seen.get(days) ?? [];
      const text = String(Math.round(share * 100));
      if (Number.isFinite(share) && !here.some((m) => m.text === text))
        seen.set(days, [...here, { days, share, text, above: false }]);
    }
  return [...seen.values()].flatMap((here) => {
    const top = Math.max(...here.map((m) => m.share));
    return here.map((m) => ({ ...m, above: m.share === top }));
  });
};

/** Moves positions apart until each keeps `gap` to the next; their order and middle stay. NaN stays NaN. */
export const spread = (at: readonly number[], gap: number): number[] => {
  const order = at.map((_, i) => i).filter((i) => Number.isFinite(at[i]));
  order.sort((i, j) => (at[i] ?? 0) - (at[j] ?? 0));
  const out = [...at];
  order.forEach((i, rank) => {
    const before = order[rank - 1];
    if (before !== undefined) out[i] = Math.max(out[i] ?? 0, (out[before] ?? 0) + gap);
  });
  const shift = order.reduce((s, i) => s + ((out[i] ?? 0) - (at[i] ?? 0)), 0) / Math.max(1, order.length);
  return out.map((v) => v - shift);
};
