export interface Span {
  start: number;
  end: number;
}

/** A test whether a time lies in one of the spans (which do not overlap). Spans with unknown times are left out. */
export const spansContain = (spans: readonly Span[]): ((at: number) => boolean) => {
  const sorted = spans.filter((s) => s.end > s.start).toSorted((a, b) => a.start - b.start);
  return (at) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start <= at) low = middle + 1;
      else high = middle;
    }
    return low > 0 && at < sorted[low - 1]!.end;
  };
};
