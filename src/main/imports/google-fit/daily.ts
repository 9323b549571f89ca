/** A column of a daily metrics table that is read. */
export interface FitColumn {
  index: number;
  metric: 'steps' | 'distance' | 'weight' | 'heart-rate';
  unit: string;
}

/** "Step count" is the only column without a unit that is read; its name is in the account's language. */
const steps =
  /\bsteps?\b|schritt|\bpasos\b|\bpas\b|\bpassi\b|\bpassos\b|stappen|\bsteg\b|skridt|krok|шаг|adım|歩|步/i;

/** Of average, maximum and minimum the average: by its name, else the first, as Google orders them. */
const average =
  /\b(?:average|avg|mean|media|medio|média|médio|moyen(?:ne)?|gemiddelde?|mittlere[rs]?)\b|durchschnitt|mittel|średni|средн|平均/i;

/**
 * Columns of "Daily activity metrics" in any language. The others are told by their units. Energy is not read: it includes what the body burns at rest.
 */
export const fitColumns = (header: readonly string[]): FitColumn[] => {
  const withUnit = (unit: RegExp) => {
    const fitting = header.flatMap((h, i) => (unit.test(h.trim()) ? [i] : []));
    return fitting.find((i) => average.test(header[i] ?? '')) ?? fitting[0] ?? -1;
  };
  const all: FitColumn[] = [
    { index: header.findIndex((h) => steps.test(h) && !h.includes('(')), metric: 'steps', unit: 'count' },
    { index: withUnit(/\(m\)$/i), metric: 'distance', unit: 'm' },
    { index: withUnit(/\(kg\)$/i), metric: 'weight', unit: 'kg' },
    { index: withUnit(/\([a-zа-я]*pm\)$/i), metric: 'heart-rate', unit: '/min' }, // bpm, ppm, lpm
  ];
  return all.filter((c) => c.index >= 0);
};

/** "00:15:00.000+05:30": ms since midnight and minutes east of UTC; null for anything else. */
export const quarterTime = (text: string): { ms: number; offset: number } | null => {
  const m = /^(\d{2}):(\d{2}):(\d{2})\.(\d{3})(?:(Z)|([+-])(\d{2}):?(\d{2}))$/.exec(text.trim());
  if (!m) return null;
  const ms = ((Number(m[1]) * 60 + Number(m[2])) * 60 + Number(m[3])) * 1000 + Number(m[4]);
  const size = Number(m[7] ?? 0) * 60 + Number(m[8] ?? 0);
  return { ms, offset: m[6] === '-' ? -size : size };
};

/** One row a day, or a file a day with rows of 15 minutes; `at`: the column of the day, or of the row's beginning. */
export interface FitTable {
  kind: 'daily' | 'quarter';
  at: number;
}

/**
 * Which of the two tables of Google Fit the first two rows are; the same figures stand in both. Quotes, delimiters
 * and the order of columns are a spreadsheet's matter.
 */
export const fitTable = (header: readonly string[], first: readonly string[]): FitTable | null => {
  const units = header.map((h) => /\(([^)]+)\)\s*$/.exec(h)?.[1] ?? '');
  if (!units.includes('kcal') || !units.includes('m')) return null;
  const day = first.findIndex((cell) => /^\d{4}-\d{2}-\d{2}$/.test(cell.trim()));
  if (day >= 0) return { kind: 'daily', at: day };
  const times = first.flatMap((cell, i) => (quarterTime(cell) ? [i] : []));
  return times.length >= 2 ? { kind: 'quarter', at: times[0]! } : null;
};
