import type { Stored } from '../stage.ts';

/**
 * Values of SQLite as JSON, without loss. Numbers, texts and null are themselves; what JSON cannot hold exactly is an
 * object with one key: `{"$base64": "..."}` bytes, `{"$int": "9007199254740993"}` an integer beyond 2^53,
 * `{"$real": "Infinity"}`.
 */
export const toJson = (value: Stored): unknown => {
  if (Buffer.isBuffer(value)) return { $base64: value.toString('base64') };
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : { $int: String(value) };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $real: String(value) };
  return value;
};

/** The reverse; undefined for what `toJson` never writes. */
export const fromJson = (value: unknown): Stored | undefined => {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [tag, text] = entries[0] ?? [];
  if (entries.length !== 1 || typeof text !== 'string') return undefined;
  if (tag === '$base64') return Buffer.from(text, 'base64');
  if (tag === '$int' && /^-?\d{1,19}$/.test(text)) return BigInt.asIntN(64, BigInt(text));
  if (tag === '$real' && /^-?Infinity$/.test(text)) return Number(text);
  return undefined;
};

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell of a CSV file (RFC 4180). Numbers stay numbers; unknown is an empty cell. */
export const csvCell = (value: Stored): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return Buffer.isBuffer(value) ? value.toString('base64') : String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
