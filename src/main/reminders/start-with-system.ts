import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Started by the system: no window, only reminders. */
export const BACKGROUND_SWITCH = 'background';
const FILE = 'n1-vault.desktop';

/**
 * One argument of an Exec line: in double quotes, with the characters escaped that are special there, then once more
 * for the string type of the file, and % doubled. Source: freedesktop.org, Desktop Entry Specification, "Exec".
 */
const execArgument = (text: string): string => {
  const quoted = text.replace(/["`$\\]/g, '\\$&');
  return `"${quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`;
};

/** The autostart entry for a program, as freedesktop.org's Autostart Specification wants it. */
export const autostartEntry = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=N1 Vault',
    `Exec=${execArgument(program)} --${BACKGROUND_SWITCH}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

export interface SystemStart {
  platform: NodeJS.Platform;
  /** A build from source has no program of its own to start. */
  packaged: boolean;
  program: string;
  /** Folder of the person's configuration (Linux: XDG_CONFIG_HOME). */
  configFolder: string;
  /** Electron's, for Windows and macOS. */
  setLoginItem(settings: { openAtLogin: boolean; args: string[] }): void;
}

/**
 * Registers the app with the system's start, or takes it away again. Linux has no login items; a file in the autostart
 * folder does the same. False where nothing was changed: not packaged, or the folder cannot be written.
 */
export const startWithSystem = (system: SystemStart, on: boolean): boolean => {
  if (!system.packaged) return false;
  if (system.platform !== 'linux') {
    system.setLoginItem({ openAtLogin: on, args: [`--${BACKGROUND_SWITCH}`] });
    return true;
  }
  const folder = join(system.configFolder, 'autostart');
  const file = join(folder, FILE);
  try {
    if (!on) {
      rmSync(file, { force: true });
      return true;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, autostartEntry(system.program), { mode: 0o644 });
    renameSync(`${file}.new`, file); // whole or not at all: a session that starts meanwhile reads one of both
    return true;
  } catch {
    return false;
  }
};
