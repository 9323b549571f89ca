import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-codes.ts';
import { inProcess, n1vault, PASSPHRASE, tempFolder } from './run.ts';

const folder = tempFolder();

describe('how n1vault is called', () => {
  it('answers calls that it does not understand with 2 and the usage', async () => {
    const calls = [[], ['frobnicate'], ['analyse'], ['analyse', '--spec'], ['init', '--colour', 'x']];
    for (const args of calls) {
      const ran = await inProcess(args);
      expect(ran.code, args.join(' ')).toBe(2);
      expect(ran.out, args.join(' ')).toBe('');
      expect(ran.err, args.join(' ')).toMatch(/n1vault/);
    }
    expect((await inProcess(['toString'])).code).toBe(2);
  });

  it('answers a call for help with 0', async () => {
    const help = await inProcess(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('n1vault COMMAND --help');
    expect((await inProcess(['analyse', '--help'])).out).toContain('--spec');
  });

  it('every command of the overview exists and shows how it is called', async () => {
    const { out } = await inProcess(['--help']);
    const names = [...out.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map((m) => m[1]!);
    expect(names).toEqual(
      expect.arrayContaining(['backup', 'restore', 'verify', 'export', 'salvage', 'passwd']),
    );
    for (const name of names) expect((await inProcess([name, '--help'])).out).toContain(`n1vault ${name}`);
  });

  it('takes no passphrase from an argument and none from nowhere', async () => {
    expect((await n1vault(['init', '--vault', join(folder, 'a'), '--passphrase', PASSPHRASE])).code).toBe(2);
    const without = await n1vault(['init', '--vault', join(folder, 'a')], {});
    expect(without.code).toBe(2);
    expect(without.err).toContain('--passphrase-file');
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });

  it('has an exit code for each expected failure', () => {
    expect(exitCodeOf['wrong-passphrase']).toBe(4);
    expect(exitCodeOf['vault-damaged']).toBe(5);
    expect(exitCodeOf['key-file-damaged']).toBe(5);
    expect(exitCodeOf['vault-newer']).toBe(6);
    expect(new Set(Object.values(exitCodeOf))).toEqual(new Set([1, 2, 3, 4, 5, 6, 130]));
  });
});

describe('bin/n1vault.mjs', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const copy = () => {
    const place = join(folder, 'package');
    mkdirSync(join(place, 'bin'), { recursive: true });
    cpSync(join(root, 'bin', 'n1vault.mjs'), join(place, 'bin', 'n1vault.mjs'));
    return place;
  };

  it('says in a sentence that it is not built, wherever it is called from', () => {
    const place = copy();
    const ran = spawnSync(process.execPath, [join(place, 'bin', 'n1vault.mjs')], {
      cwd: '/',
      encoding: 'utf8',
    });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('not built yet');
    expect(ran.stderr).not.toContain('at ');
  });

  it('starts the built program with its arguments and its exit code', () => {
    const place = copy();
    mkdirSync(join(place, 'out', 'main'), { recursive: true });
    writeFileSync(join(place, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(place, 'out', 'main', 'cli.js'),
      'process.stdout.write(process.argv.slice(2).join("|")); process.exitCode = 3;',
    );
    const link = join(folder, 'n1vault'); // as npm links it into node_modules/.bin
    symlinkSync(join(place, 'bin', 'n1vault.mjs'), link);
    const ran = spawnSync(process.execPath, [link, 'analyse', '--spec', 'a b'], { encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 3, stdout: 'analyse|--spec|a b', stderr: '' });
  });
});
