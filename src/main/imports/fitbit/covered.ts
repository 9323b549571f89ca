/** Local days on which the CSV twin told of a metric; then the JSON twin is not read again. */
export type Covered = Map<string, Set<number>>;

export const markCovered = (covered: Covered, metric: string, day: number): void => {
  const days = covered.get(metric);
  if (days) days.add(day);
  else covered.set(metric, new Set([day]));
};

export const isCovered = (covered: Covered, metric: string, day: number): boolean =>
  covered.get(metric)?.has(day) ?? false;
