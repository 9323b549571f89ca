import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { inRoot } from './paths.mjs';
import { Refusal } from './refusal.mjs';

const NEEDED = [22, 14]; // better-sqlite3-multiple-ciphers needs Node-API 10

const current = () => process.versions.node.split('.').map(Number);
const isNewEnough = ([major, minor]) => major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);

/**
 * Sees to it that this script and what it starts run under a Node that fits. `npm ci` puts Node 24 into
 * node_modules/.bin on linux-x64; a script started with an older one runs itself again with that.
 */
export const ensureNode = () => {
  const bin = inRoot('node_modules/.bin');
  process.env.PATH = [bin, process.env.PATH].join(delimiter);
  if (isNewEnough(current())) return;
  const node = inRoot('node_modules/.bin/node');
  if (!existsSync(node)) {
    throw new Refusal(
      `This needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. On linux-x64 "npm ci" ` +
        'brings one along. Elsewhere install a current Node and run the command again.',
    );
  }
  const { status } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
};
