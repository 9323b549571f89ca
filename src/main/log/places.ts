import { existsSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names of classes that exceptions of this program and its libraries have; any other is "Error". */
const classes = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
  'SqliteError',
  'AppFailure',
  'ZodError',
  'UsageError',
];

const MOST_FRAMES = 8;
/** File, line and column at the end of a stack line; the function's name before it could be made of data. */
const place = /\(?([^()]+):(\d{1,7}):(\d{1,7})\)?$/;

const here = fileURLToPath(import.meta.url);
/** Folder of this program's code: `out/main` of a build (all files lie flat in it), `src` where tests run the sources. */
const codeFolder = (here.endsWith('.ts') ? join(dirname(here), '..', '..') : dirname(here)) + sep;

/**
 * The name of one of this program's own files, or null. A message can contain lines that look like a stack's, so a
 * name counts only where there is such a file.
 */
const ownFile = (location: string): string | null => {
  const at = location.trim().replace(/^at (?:.* )?/, '');
  const path = at.startsWith('file:') ? fileURLToPath(at) : at;
  return path.startsWith(codeFolder) && existsSync(path) ? basename(path) : null;
};

const frameOf = (line: string): string[] => {
  try {
    const [, location = '', row, column] = place.exec(line.trimEnd()) ?? [];
    const name = ownFile(location);
    return name === null ? [] : [`${name}:${row}:${column}`];
  } catch {
    return []; // no valid file URL
  }
};

/**
 * What may be logged of an exception: a class name of a fixed list, and where in this program's own files it came
 * from, without folders. Its message, its other properties and the names of functions may quote what a person entered.
 */
export const placesOf = (error: unknown): { class: string; from: string[] } => {
  if (!(error instanceof Error)) return { class: 'not an Error', from: [] };
  const { stack, name } = error;
  const lines = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return {
    class: classes.includes(name) ? name : 'Error',
    from: lines.flatMap(frameOf).slice(0, MOST_FRAMES),
  };
};
