export interface Interval {
  start: number;
  end: number;
}

/** The union of intervals, sorted, without overlaps. */
export const union = (intervals: readonly Interval[]): Interval[] => {
  const merged: Interval[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
};

/** Time that intervals cover, each moment once. Unit of the input. */
export const covered = (intervals: readonly Interval[]): number =>
  union(intervals).reduce((sum, { start, end }) => sum + end - start, 0);

/** Groups items by a key, keys in order of first appearance. */
export const groupBy = <K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
