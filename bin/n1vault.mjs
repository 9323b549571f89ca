#!/usr/bin/env node
// Starts the built command line. Older Node versions crash in SQLite, so with one of those this file runs itself
// again under the Node that the project brings along (node_modules/.bin/node), wherever it is called from.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST = [22, 14];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
const recent = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);

/** The project's own Node: beside this package, or hoisted above it when it is installed as a dependency. */
const ownNode = () => {
  const name = process.platform === 'win32' ? 'node.cmd' : 'node';
  for (let at = root; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', '.bin', name);
    if (existsSync(candidate)) return candidate;
    if (dirname(at) === at) return null;
  }
};

const stop = (code, sentence) => {
  process.stderr.write(`n1vault: ${sentence}\n`);
  process.exit(code);
};

if (!recent) {
  const node = process.env.N1VAULT_REEXECUTED ? null : ownNode();
  if (!node)
    stop(
      1,
      `Node ${OLDEST.join('.')} or newer is needed; this is ${process.versions.node}. Nothing was changed. Install a newer Node, or run npm ci in ${root}.`,
    );
  const child = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, N1VAULT_REEXECUTED: '1' },
  });
  if (child.error)
    stop(1, `The project's own Node could not be started (${child.error.code}). Run npm ci in ${root}.`);
  if (child.signal) process.kill(process.pid, child.signal);
  process.exit(child.status ?? 1);
}

const built = resolve(root, 'out', 'main', 'cli.js');
if (!existsSync(built))
  stop(1, `The program is not built yet. Nothing was changed. Run npm ci && npm run build in ${root}.`);
await import(pathToFileURL(built).href);
