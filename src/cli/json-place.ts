/**
 * Where a text stops being JSON (RFC 8259), as line and column from 1; null if it is JSON. V8's own message names
 * the place for some mistakes only, and a person with a long file needs it for all.
 */
export const jsonErrorPlace = (text: string): { line: number; column: number } | null => {
  let at = 0;
  const space = /[ \t\r\n]*/y;
  const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly U+0000 to U+001F are forbidden inside a string
  const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const char = (c: string): boolean => {
    take(space);
    if (text[at] !== c) return false;
    at++;
    take(space);
    return true;
  };
  const members = (close: string, member: () => boolean): boolean => {
    if (char(close)) return true;
    do if (!member()) return false;
    while (char(','));
    return char(close);
  };
  const value = (depth: number): boolean => {
    take(space);
    if (depth > 500) return false; // deeper than any specification; keeps the stack safe
    if (char('{')) return members('}', () => take(string) && char(':') && value(depth + 1));
    if (char('[')) return members(']', () => value(depth + 1));
    return take(string) || take(scalar);
  };
  const whole = value(0);
  take(space);
  if (whole && at === text.length) return null;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};
