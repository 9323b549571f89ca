/** UTF-8 of the byte order mark, read as Latin-1 and written as UTF-8 again: seen in Clarity exports. */
const DOUBLE_BOM = 'ï»¿';

const withoutBom = (text: string): string => {
  let clean = text;
  while (clean.startsWith('\uFEFF') || clean.startsWith(DOUBLE_BOM))
    clean = clean.slice(clean.startsWith('\uFEFF') ? 1 : DOUBLE_BOM.length);
  return clean;
};

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Is this UTF-8? A character cut at the end of `head` does not count against it. */
const isUtf8 = (head: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** The encoding of a text by its beginning: a byte order mark, zero bytes between letters, invalid UTF-8. */
export const encodingOf = (head: Uint8Array): Encoding => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.length >= 4 && head[0] !== 0 && head[1] === 0 && head[3] === 0) return 'utf-16le';
  if (head.length >= 4 && head[0] === 0 && head[1] !== 0 && head[2] === 0) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
};

/**
 * Text of bytes: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252, which every byte fits.
 * A file that is UTF-8 but for some damaged bytes should go through `decoderOf` with its head instead.
 */
export const decodeText = (bytes: Uint8Array): string =>
  withoutBom(new TextDecoder(encodingOf(bytes)).decode(bytes));

/** Decodes a text that comes in pieces. */
export const decoderOf = (head: Uint8Array): ((piece: Uint8Array | null) => string) => {
  const decoder = new TextDecoder(encodingOf(head));
  let first = true;
  return (piece) => {
    const text = piece === null ? decoder.decode() : decoder.decode(piece, { stream: true });
    if (!first || text === '') return text;
    first = false;
    return withoutBom(text);
  };
};
