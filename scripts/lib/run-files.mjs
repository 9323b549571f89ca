import { spawnSync } from 'node:child_process';
import fs from 'node:fs'; // as a whole: globSync is missing in Node 20, see build.mjs
import { inRoot, root } from './paths.mjs';
import { Refusal, say } from './run.mjs';

/** Runs each file that matches, one after the other, each in a Node of its own. Answers how many failed. */
export const runFiles = (glob, args) => {
  const files = fs.globSync(glob, { cwd: root }).sort();
  if (files.length === 0) throw new Refusal(`There is no file ${glob}.`);
  return files.filter((file) => {
    say(`\n=== ${file}`);
    return (
      spawnSync(process.execPath, ['--expose-gc', inRoot(file), ...args], { cwd: root, stdio: 'inherit' })
        .status !== 0
    );
  }).length;
};
