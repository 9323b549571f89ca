import type { ParseArgsConfig } from 'node:util';
import type { Result } from '../shared/errors.ts';

/** Where results and messages go. Results to stdout; everything else to stderr. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** True where stderr is a terminal, so that progress may overwrite its line. */
  readonly interactive: boolean;
}

/** What a command has to say: the JSON document of --json, and the same for people. */
export interface Answer {
  json: unknown;
  text: string;
}

export type Values = Record<string, string | boolean | undefined>;

export interface Command {
  usage: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** Set where arguments without a dash (files) are allowed. */
  files?: true;
  run(values: Values, files: string[], io: Io): Promise<Result<Answer>>;
}

/** The command was called wrongly: exit code 2 with its usage. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A text option that must be there. */
export const required = (values: Values, name: string): string => {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing.`);
  return value;
};

export const optional = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** A number option between two bounds. */
export const numberOption = (values: Values, name: string, low: number, high: number): number | undefined => {
  const text = optional(values, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high))
    throw new UsageError(`--${name} must be a number from ${low} to ${high}, not "${text}".`);
  return value;
};

export const vaultOptions = {
  vault: { type: 'string' },
  'passphrase-file': { type: 'string' },
} as const;
export const jsonOption = { json: { type: 'boolean' } } as const;
