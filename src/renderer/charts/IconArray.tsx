const GAP = 24;

/** `count` of 100 dots filled; the unfilled ones keep an outline. The sentence beside it names both numbers. */
export const IconArray = (p: { count: number; label: string; columns?: 10 | 20; className?: string }) => {
  const columns = p.columns ?? 10;
  const rows = 100 / columns;
  const width = (columns - 1) * GAP + 20;
  const height = (rows - 1) * GAP + 20;
  return (
    <svg
      className={`chart ${p.className ?? ''}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={p.label}
    >
      {Array.from({ length: 100 }, (_, i) => {
        const filled = i < p.count;
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a dot is its identity
            key={i}
            className={filled ? 'e-fill' : 'e-ring'}
            cx={10 + (i % columns) * GAP}
            cy={10 + Math.floor(i / columns) * GAP}
            r={filled ? 8.5 : 7.75}
          />
        );
      })}
    </svg>
  );
};
