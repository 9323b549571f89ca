import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReminderState } from './next.ts';

/** Days and a time outside the vault, for an app that starts with the system while the vault is locked. */
export interface OutsideNote {
  read(): ReminderState | null;
  /** null takes the file away. */
  write(state: ReminderState | null): void;
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const note = z.strictObject({
  enabled: z.boolean(),
  time: z.string().regex(/^\d{2}:\d{2}$/),
  spans: z.array(z.strictObject({ from: day, to: day })).max(200),
  done: z.array(day).max(10),
  lastShown: day.nullable(),
});

/**
 * The note as a file, made only while the person lets the app start with the system. It says on which days and when
 * to remind; no trial, no answer, no name. A file that cannot be read or written means no reminder before the unlock.
 */
export const outsideNote = (path: string): OutsideNote => ({
  read: () => {
    try {
      return note.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return null;
    }
  },
  write: (state) => {
    try {
      if (state) writeFileSync(path, JSON.stringify(state), { mode: 0o600 });
      else rmSync(path, { force: true });
    } catch {
      // a full or read-only disk: the reminder is lost, nothing else
    }
  },
});

export const noOutsideNote: OutsideNote = { read: () => null, write: () => undefined };
