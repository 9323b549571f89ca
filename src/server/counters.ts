/** Counts, and nothing else, of what the service did since it started. */
export type Counter = 'requests' | 'contributions' | 'known' | 'refused' | 'tokens' | 'hypotheses' | 'errors';

export interface Counters {
  add(name: Counter): void;
  /** Prometheus text format. */
  text(): string;
}

export const createCounters = (): Counters => {
  const counts = new Map<Counter, number>();
  return {
    add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    text: () =>
      [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, n]) => `# TYPE n1_${name}_total counter\nn1_${name}_total ${n}\n`)
        .join(''),
  };
};
