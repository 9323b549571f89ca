import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { main } from '../../../src/cli/main.ts';

const entry = fileURLToPath(new URL('../../../src/cli/index.ts', import.meta.url));

export const PASSPHRASE = 'four quiet lamps beside water';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command line from its sources as a real process, without a terminal. */
export const n1vault = (args: string[], env: Record<string, string> = { N1VAULT_PASSPHRASE: PASSPHRASE }) =>
  new Promise<Ran>((resolve, reject) => {
    const { N1VAULT_PASSPHRASE: _, ...clean } = process.env;
    const child = spawn(process.execPath, [entry, ...args], {
      env: { ...clean, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

/** The same in this process: ten times faster, for everything but the process itself. */
export const inProcess = async (args: string[]): Promise<Ran> => {
  let [out, err] = ['', ''];
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    interactive: false,
  });
  return { code, out, err };
};

/** A temporary folder that is removed after the file's tests. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'n1vault-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
