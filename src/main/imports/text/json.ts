/** Thrown for JSON that cannot be read; the context turns it into a refusal that names the file. */
export class BadJson extends Error {}

/** Replaces bare NaN, Infinity and -Infinity outside strings by null. */
const repaired = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) =>
    found.startsWith('"') ? found : 'null',
  );

/**
 * JSON as vendors write it: bare NaN and Infinity become null (nothing measured), outside strings only.
 *
 * @throws BadJson
 */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(repaired(text));
    } catch (error) {
      throw new BadJson(error instanceof Error ? error.message : 'no JSON');
    }
  }
};

const MAX_ITEM = 20_000_000; // characters of one element
const MAX_DEPTH = 200;

/**
 * The elements of one array in a JSON text that comes in pieces, as values, holding one element at a time.
 *
 * @param path names of the objects on the way to the array; [] where the text itself is the array
 * @throws BadJson where an element is too large, the text is cut off, or the array is not there
 */
export async function* jsonArrayItems(
  pieces: AsyncIterable<string>,
  path: readonly string[],
): AsyncIterable<unknown> {
  const arrayDepth = path.length + 1;
  const keys: string[] = []; // the key that is open at each depth
  let depth = 0;
  let inString = false;
  let escaped = false;
  let string = '';
  let element = '';
  let collecting = false;
  let reached = false;
  const onTheWay = () => path.every((name, i) => keys[i + 1] === name);
  for await (const piece of pieces) {
    let from = 0;
    const ready: string[] = [];
    for (let i = 0; i < piece.length; i++) {
      const c = piece.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (c === 92) escaped = true;
        else if (c === 34) inString = false;
        if (!collecting && string.length < 200 && inString) string += piece[i];
        continue;
      }
      if (c === 34) {
        inString = true;
        string = '';
        if (reached && depth === arrayDepth && !collecting) [collecting, from] = [true, i];
      } else if (c === 123 || c === 91) {
        if (reached && depth === arrayDepth && !collecting) [collecting, from] = [true, i];
        if (++depth > MAX_DEPTH) throw new BadJson('nested without end');
        if (!reached && c === 91 && depth === arrayDepth && onTheWay()) reached = true;
      } else if (c === 125 || c === 93) {
        if (reached && depth === arrayDepth) {
          if (collecting) ready.push(element + piece.slice(from, i));
          for (const text of ready) yield parseJson(text);
          return;
        }
        depth--;
      } else if (c === 58) {
        if (!collecting) keys[depth] = string;
      } else if (c === 44) {
        if (reached && depth === arrayDepth && collecting) {
          ready.push(element + piece.slice(from, i));
          element = '';
          collecting = false;
        }
      } else if (c > 32 && reached && depth === arrayDepth && !collecting) [collecting, from] = [true, i];
    }
    if (collecting) element += piece.slice(from);
    if (element.length > MAX_ITEM) throw new BadJson('an element without end');
    for (const text of ready) yield parseJson(text);
  }
  throw new BadJson(reached ? 'the file ends in the middle' : 'the list is not there');
}
