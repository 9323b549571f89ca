import { parseNumber } from './text/numbers.ts';

/** Parsed JSON is `unknown`: these look into it without trusting its shape. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (x: unknown): x is JsonObject =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

/** The object, or an empty one where it is none. */
export const objectOf = (x: unknown): JsonObject => (isObject(x) ? x : {});

/** The objects of an array; a lone object counts as an array of one; anything else is none. */
export const objectsOf = (x: unknown): JsonObject[] =>
  Array.isArray(x) ? x.filter(isObject) : isObject(x) ? [x] : [];

export const textOf = (x: unknown): string => (typeof x === 'string' ? x : '');

/** A number, also one written as text; NaN where it is none. */
export const numberOf = (x: unknown): number =>
  typeof x === 'number' ? x : typeof x === 'string' ? parseNumber(x) : Number.NaN;

/**
 * Does the beginning of a JSON text name a key of this name? Cheap, for recognising files; the reader checks again.
 */
export const namesKey = (head: string, key: string): boolean => new RegExp(`"${key}"\\s*:`).test(head);

/** The beginning of a file as text, without a byte order mark, for recognising JSON. */
export const jsonHead = (head: Buffer): string | null => {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return text.startsWith('{') || text.startsWith('[') ? text : null;
};
