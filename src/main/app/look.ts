import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { settingsSchema } from '../../shared/contract.ts';
import type { Look, LookStore } from '../settings/look.ts';

const lookSchema = settingsSchema.pick({ appearance: true, language: true });

/**
 * Appearance and language in a small file of the app: the locked screen needs them and they are no health data.
 * On the first start the language is the system's, where the app speaks it. Losing the file costs a click.
 */
export const createLook = (file: string, locale: string): LookStore => {
  const first: Look = { appearance: 'system', language: /^de\b/i.test(locale) ? 'de' : 'en' };
  return {
    load() {
      try {
        const stored = lookSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
        return stored.success ? stored.data : first;
      } catch {
        return first;
      }
    },
    save({ appearance, language }) {
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.part`, JSON.stringify({ appearance, language }), { mode: 0o600 });
        renameSync(`${file}.part`, file);
      } catch {
        // the setting itself is in the vault; that the locked screen does not know it is no reason to fail
      }
    },
  };
};
