/** A linear scale: value -> pixel. */
export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
}

export const linear = (domain: readonly [number, number], range: readonly [number, number]): Scale => {
  const [a, b] = domain;
  const [p, q] = range;
  const k = b === a ? 0 : (q - p) / (b - a);
  return Object.assign((v: number) => p + (v - a) * k, { domain });
};

/** Distance between ticks: 1, 2 or 5 times a power of ten, so that at most `most` of them fit. */
export const tickStep = (span: number, most: number): number => {
  if (!(span > 0) || !Number.isFinite(span)) return 1;
  const raw = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((m) => m * power >= raw * (1 - 1e-9)) ?? 10;
  return step * power;
};

/** Round ticks inside a domain; decimals without the noise of floating point. */
export const ticksOf = ([from, to]: readonly [number, number], most: number): number[] => {
  const step = tickStep(to - from, most);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
};

/** Grows a range to whole ticks, so that the axis begins and ends on one. */
export const niceDomain = (from: number, to: number, most: number): [number, number] => {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from >= to) return [-1, 1];
  const step = tickStep(to - from, most);
  return [Math.floor(from / step) * step, Math.ceil(to / step) * step];
};
