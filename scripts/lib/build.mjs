import fs from 'node:fs'; // as a whole: globSync is missing in Node 20, which gets as far as a clear sentence
import { inRoot, root } from './paths.mjs';
import { binScript, Refusal, run, say } from './run.mjs';

const built = [
  'out/main/start.js',
  'out/main/index.js',
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];
const inputs = ['src/**/*', 'electron.vite.config.ts', 'package-lock.json'];

const changedAt = (path) => fs.statSync(inRoot(path), { throwIfNoEntry: false })?.mtimeMs ?? null;

/** Builds main, preload and renderer into out/. Answers true where it worked. */
export const build = async () => {
  const { code } = await run(process.execPath, [
    binScript('electron-vite/bin/electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
  return code === 0 && (await buildServer());
};

/** Builds the prior service into out/server/index.js; its packages stay in node_modules. */
export const buildServer = async () => {
  const { code } = await run(process.execPath, [
    binScript('vite/bin/vite.js'),
    'build',
    '--config',
    inRoot('vite.server.config.ts'),
    '--logLevel',
    'warn',
  ]);
  return code === 0;
};

/** Is the built prior service there and younger than its sources? */
export const isServerFresh = () => {
  const made = changedAt('out/server/index.js');
  return (
    made !== null &&
    fs
      .globSync(['src/**/*', 'vite.server.config.ts'], { cwd: root })
      .every((path) => (changedAt(path) ?? 0) <= made)
  );
};

/** Is out/ there and younger than everything it is made of? */
export const isFresh = () => {
  const made = built.map(changedAt);
  if (made.includes(null)) return false;
  const oldest = Math.min(...made);
  return fs.globSync(inputs, { cwd: root }).every((path) => (changedAt(path) ?? 0) <= oldest);
};

/** Builds where something has changed since the last time, or ends the script with a sentence. */
export const ensureBuilt = async () => {
  if (isFresh()) return;
  say('Building ...');
  if (!(await build())) throw new Refusal('The build failed; what went wrong stands above.');
};
