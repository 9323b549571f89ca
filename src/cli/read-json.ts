import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { type AppError, fail, ok, type Result } from '../shared/errors.ts';
import { jsonErrorPlace } from './json-place.ts';

const MAX_BYTES = 64 * 1024 * 1024; // a specification of ten years of days has less than 1 MB

const LONGEST_TO_SEARCH = 4_000_000; // characters; beyond it the place of a mistake is not looked for

/** Reads and parses a JSON file; the message names the file and, where the parser says so, the place. */
export const readJson = async (path: string): Promise<Result<unknown>> => {
  const name = basename(path);
  let text: string;
  try {
    const bytes = await readFile(path);
    if (bytes.length > MAX_BYTES)
      return fail('bad-input', `${name} is too large to be a specification.`, name);
    text = bytes.toString('utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    return fail('file-unreadable', `${name} ${why}. Nothing was changed. Check the path.`, name);
  }
  try {
    return ok(JSON.parse(text));
  } catch {
    const place = text.length < LONGEST_TO_SEARCH ? jsonErrorPlace(text) : null;
    const at = place ? ` (line ${place.line}, column ${place.column})` : '';
    return fail(
      'bad-input',
      `${name} is not valid JSON${at}. Nothing was changed. Correct the file and try again.`,
      name,
    );
  }
};

/** Puts the file's name, and the field at fault where the message does not say it, before a failure's message. */
export const inFile = (path: string, error: AppError): { ok: false; error: AppError } => {
  const name = basename(path);
  const parts = [name, error.where ?? ''].filter((part) => part !== '' && !error.message.includes(part));
  return { ok: false, error: { ...error, message: [...parts, error.message].join(': ') } };
};

/** Checks JSON against a schema; the message names the file and the first field at fault. */
export const checkJson = <S extends z.ZodType>(
  path: string,
  json: unknown,
  schema: S,
): Result<z.output<S>> => {
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0]!;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...unknown]
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('');
  const what = unknown.length > 0 ? 'is not a known field' : issue.message;
  return fail(
    'bad-input',
    `${basename(path)}: ${field || 'the document'}: ${what}. Nothing was changed.`,
    field,
  );
};
