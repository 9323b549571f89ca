import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SystemStart, startWithSystem } from '../../../../src/main/reminders/start-with-system.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'autostart-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const items: { openAtLogin: boolean; args: string[] }[] = [];
const system = (over: Partial<SystemStart> = {}): SystemStart => ({
  platform: 'linux',
  packaged: true,
  program: '/opt/N1 Vault/n1-vault',
  configFolder: folder,
  setLoginItem: (settings) => items.push(settings),
  ...over,
});
const file = () => join(folder, 'autostart', 'n1-vault.desktop');

describe('the start with the system', () => {
  it('writes a whole autostart entry on Linux, without a window, and takes it away again', () => {
    expect(startWithSystem(system(), true)).toBe(true);
    const lines = readFileSync(file(), 'utf8').split('\n');
    expect(lines[0]).toBe('[Desktop Entry]');
    expect(lines).toContain('Type=Application');
    expect(lines).toContain('Exec="/opt/N1 Vault/n1-vault" --background');
    expect(readdirSync(join(folder, 'autostart'))).toEqual(['n1-vault.desktop']); // no half-written file
    expect(startWithSystem(system(), false)).toBe(true);
    expect(existsSync(file())).toBe(false);
    expect(startWithSystem(system(), false)).toBe(true); // nothing to take away is no failure
    expect(items).toEqual([]);
  });

  it('escapes what an Exec line would take for something else', () => {
    startWithSystem(system({ program: '/home/a"b/100%/$HOME/`x`/N1' }), true);
    expect(readFileSync(file(), 'utf8')).toContain(
      String.raw`Exec="/home/a\\"b/100%%/\\$HOME/\\${'`'}x\\${'`'}/N1" --background`,
    );
  });

  it('is a login item on Windows and macOS', () => {
    items.length = 0;
    expect(startWithSystem(system({ platform: 'win32' }), true)).toBe(true);
    expect(startWithSystem(system({ platform: 'darwin' }), false)).toBe(true);
    expect(items).toEqual([
      { openAtLogin: true, args: ['--background'] },
      { openAtLogin: false, args: ['--background'] },
    ]);
    expect(existsSync(file())).toBe(false);
  });

  it('changes nothing for a build from source, or where the folder cannot be written', () => {
    expect(startWithSystem(system({ packaged: false }), true)).toBe(false);
    expect(existsSync(file())).toBe(false);
    writeFileSync(join(folder, 'autostart'), 'in the way');
    expect(startWithSystem(system(), true)).toBe(false);
  });
});
