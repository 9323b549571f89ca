/** A header as it is compared: without case, accents stay, spaces once, quotes and byte order marks gone. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\uFEFF"]/g, '')
    .replace(/[\s_\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();

/** "Weight (kg)" -> { name: 'weight', unit: 'kg' }; "weight grams" has no unit in this sense. */
export const splitUnit = (header: string): { name: string; unit: string } => {
  const found = /^(.*?)\s*[([]\s*([^()[\]]+?)\s*[)\]]\s*$/.exec(header.replace(/[\uFEFF"]/g, '').trim());
  return found
    ? { name: plainHeader(found[1] ?? ''), unit: (found[2] ?? '').trim() }
    : { name: plainHeader(header), unit: '' };
};

/**
 * Finds columns by any of their names. A name matches a whole header, with or without its unit in brackets; the
 * first name that matches anything wins.
 *
 * @param names by key, the names a column has had in different years and languages
 * @returns by key, the index of the column, -1 where there is none
 */
export const findColumns = <K extends string>(
  header: readonly string[],
  names: Readonly<Record<K, readonly string[]>>,
): Record<K, number> => {
  const whole = header.map(plainHeader);
  const bare = header.map((h) => splitUnit(h).name);
  const find = (name: string) => {
    const wanted = plainHeader(name);
    const exact = whole.indexOf(wanted);
    return exact >= 0 ? exact : bare.indexOf(wanted);
  };
  const found = Object.fromEntries(
    Object.entries<readonly string[]>(names).map(([key, aliases]) => [
      key,
      aliases.map(find).find((i) => i >= 0) ?? -1,
    ]),
  );
  return found as Record<K, number>;
};
