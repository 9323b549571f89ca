/**
 * Style of axis numbers. Victory writes its labels' colour and font into each tspan, where no class reaches; through
 * the CSS variables they follow the theme.
 */
export const tickText = {
  fill: 'var(--text-2)',
  fontFamily: 'var(--font)',
  fontSize: 14,
  fontVariantNumeric: 'tabular-nums',
} as const;
