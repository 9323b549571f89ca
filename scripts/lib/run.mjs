import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureNode } from './node-version.mjs';
import { root } from './paths.mjs';
import { Refusal } from './refusal.mjs';

/** Prints a line about what a script is doing. Goes to stderr, so that stdout stays free for results. */
export const say = (line) => process.stderr.write(`${line}\n`);

export { Refusal };

/** Runs `main` under a Node that fits; a Refusal becomes its sentence and exit code 1. */
export const runMain = async (main) => {
  try {
    ensureNode();
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
};

/** Full path of a command on PATH, or null. */
export const which = (command) => {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, command);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return null;
};

/**
 * Runs a command with its output on the console and answers its exit code (128 where a signal or `timeout`,
 * in ms, ended it).
 */
export const run = (command, args, { cwd = root, env = {}, timeout, quiet = false } = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000); // the end is where the reason stands
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer = timeout ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined;
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ code: 127, output: String(error.message) });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code: code ?? 128, output });
    });
  });

/** Runs a short command and answers what it printed, or null where it failed. */
export const read = (command, args, options = {}) => {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  return status === 0 ? stdout : null;
};

/** Runs one of this project's own tools (node_modules/.bin) with the Node that runs this script. */
export const binScript = (...parts) => join(root, 'node_modules', ...parts);

/** npm as the person started it, or the one on PATH. */
export const npm = () =>
  process.env.npm_execpath?.endsWith('.js')
    ? { command: process.execPath, args: [process.env.npm_execpath] }
    : { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
