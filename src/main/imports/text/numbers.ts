/** How a file writes numbers. */
export type NumberStyle = 'point' | 'comma'; // the decimal sign; the other one groups thousands

const nothing = /^(?:|-+|n\/?a|nan|null|none|no data|undefined|--)$/i;

/** Cells that say "nothing measured": empty, "-", "N/A", "NaN", "null", "no data". */
export const isNothing = (text: string | undefined): boolean =>
  text === undefined || nothing.test(text.trim());

/**
 * A number in one style, NaN where the text is none. Spaces and apostrophes group thousands in either; a per cent
 * sign at the end is left out.
 */
export const parseNumber = (text: string | undefined, style: NumberStyle = 'point'): number => {
  if (isNothing(text)) return Number.NaN;
  let t = (text ?? '')
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/%$/, '')
    .replace(/^\u2212/, '-');
  const group = style === 'point' ? ',' : '.';
  if (t.includes(group)) {
    const grouped = style === 'point' ? /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/ : /^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/;
    if (!grouped.test(t)) return Number.NaN;
    t = t.replaceAll(group, '');
  }
  if (style === 'comma') t = t.replace(',', '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(t) ? Number(t) : Number.NaN;
};

/**
 * The style of a file's numbers, from all of them: "1,5" can only be a decimal comma, "1.5" only a decimal point,
 * "2,345.6" and "2.345,6" tell by their order. Where every number fits both ("2,345"), the delimiter decides: a
 * file cut at semicolons is from a country of decimal commas.
 *
 * @returns null where the numbers contradict each other
 */
export const decideNumbers = (texts: Iterable<string>, delimiter = ','): NumberStyle | null => {
  let point = false;
  let comma = false;
  for (const text of texts) {
    const t = text.replace(/[\s\u00a0\u202f'’%]/g, '');
    if (!/^[-+]?[\d.,]+$/.test(t)) continue;
    const [dots, commas] = [t.split('.').length - 1, t.split(',').length - 1];
    if (dots > 0 && commas > 0) {
      if (t.lastIndexOf('.') > t.lastIndexOf(',')) point = true;
      else comma = true;
    } else if (commas === 1 && !/^[-+]?[1-9]\d{0,2},\d{3}$/.test(t)) comma = true;
    else if (dots === 1 && !/^[-+]?[1-9]\d{0,2}\.\d{3}$/.test(t)) point = true;
    else if (commas > 1) point = true;
    else if (dots > 1) comma = true;
  }
  if (point && comma) return null;
  if (comma) return 'comma';
  if (point) return 'point';
  return delimiter === ';' ? 'comma' : 'point';
};
