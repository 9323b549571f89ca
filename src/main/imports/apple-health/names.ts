/**
 * A name as a person would compare it: Apple writes U+2019 in "Robin’s" and a no-break space in "Apple Watch",
 * other exporters of the same phone write the plain characters.
 */
export const plainName = (raw: string): string =>
  raw
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

const kept = ['name', 'manufacturer', 'model', 'hardware'];

/**
 * The stable part of an HKDevice description, e.g. `Apple Watch, Apple Inc., Watch, Watch6,7`.
 *
 * `<<HKDevice: 0x3020>, name:iPhone, ..., software:17.3>` carries a memory address that differs from row to row
 * and a software version that changes with each update; with either, one phone becomes dozens of devices.
 *
 * @param raw the attribute, without the address (see `withoutAddress`) or with it
 */
export const deviceName = (raw: string): string => {
  const body = withoutAddress(raw).replace(/>\s*$/, '');
  const fields = new Map<string, string>();
  for (const part of body.split(/, (?=[A-Za-z]+:)/)) {
    const colon = part.indexOf(':');
    if (colon > 0) fields.set(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
  }
  const values = kept.map((key) => fields.get(key) ?? '').filter((v) => v !== '');
  return plainName(values.length > 0 ? values.join(', ') : body);
};

/** Cuts the leading `<<HKDevice: 0x3020>, `; what remains repeats from row to row and can be a cache key. */
export const withoutAddress = (raw: string): string => {
  if (!raw.startsWith('<<HKDevice')) return raw;
  const end = raw.indexOf('>');
  return end < 0 ? raw : raw.slice(raw.charCodeAt(end + 1) === 44 ? end + 3 : end + 1);
};
