import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface LastVault {
  remember(folder: string): void;
  remembered(): string | null;
}

/** Remembers which folder was opened last: a path, nothing else. Losing it costs a person one click. */
export const createLastVault = (file: string): LastVault => ({
  remember(folder) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.part`, JSON.stringify({ folder }), { mode: 0o600 });
      renameSync(`${file}.part`, file);
    } catch {
      // the vault is open; that the next start does not know its folder is no reason to fail
    }
  },
  remembered() {
    try {
      const { folder } = JSON.parse(readFileSync(file, 'utf8')) as { folder?: unknown };
      return typeof folder === 'string' && folder !== '' ? folder : null;
    } catch {
      return null;
    }
  },
});
