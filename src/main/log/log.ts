import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '../../shared/contract.ts';
import { isAmount, isCode, isEvent, type LogEvent, type LogFields } from './fields.ts';
import { placesOf } from './places.ts';

export interface Log {
  event(event: LogEvent, fields?: LogFields): void;
  /** A bug: where it was thrown, never what it says. */
  failure(event: 'handler-failed' | 'thread-failed', error: unknown, fields?: LogFields): void;
}

export interface LogOptions {
  /** Where the log lies; never the vault's folder. */
  folder: string;
  now: () => number;
  /** Size at which the file becomes `.1` and a new one begins; so the log takes twice this at most. */
  capBytes?: number;
}

const NAME = 'n1vault.log';
const CAP = 256 * 1024;

/** Only what is on the lists; everything else of the argument is left out, whatever its type says. */
const allowed = (fields: LogFields): LogFields => {
  const { count, bytes, ms, code, channel } = fields;
  return {
    ...(isAmount(count) ? { count } : {}),
    ...(isAmount(bytes) ? { bytes } : {}),
    ...(isAmount(ms) ? { ms: Math.round(ms) } : {}),
    ...(isCode(code) ? { code } : {}),
    ...(typeof channel === 'string' && Object.hasOwn(contract, channel) ? { channel } : {}),
  };
};

/**
 * A small log for finding faults: one JSON line an event, made of fixed words and numbers. It takes no text that a
 * person, a file or an exception brings along, so that no health data can get into it. It never throws: a full disk
 * must not stop the app.
 */
export const createLog = ({ folder, now, capBytes = CAP }: LogOptions): Log => {
  const path = join(folder, NAME);

  const write = (line: object): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= capBytes) {
        rmSync(`${path}.1`, { force: true });
        renameSync(path, `${path}.1`);
      }
      appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // Nothing depends on the log.
    }
  };
  const at = () => new Date(now()).toISOString();

  return {
    event: (event, fields = {}) => {
      if (isEvent(event)) write({ at: at(), event, ...allowed(fields) });
    },
    failure: (event, error, fields = {}) => {
      if (isEvent(event)) write({ at: at(), event, ...allowed(fields), ...placesOf(error) });
    },
  };
};

/** For tests and the command line. */
export const noLog: Log = { event: () => {}, failure: () => {} };
