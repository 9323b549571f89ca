import { coldStart } from './bench/cold-start.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { runMain, say } from './lib/run.mjs';
import { runFiles } from './lib/run-files.mjs';

/**
 * `npm run bench`: each file of test/bench prints its own ratios; then the cold start of the window. Figures of
 * one machine at one moment: compare ratios, not milliseconds.
 */
await runMain(async () => {
  await ensureBuilt();
  const failed = runFiles('test/bench/*.bench.ts', process.argv.slice(2));
  say('\n=== cold start');
  process.stdout.write(`${await coldStart()}\n`);
  return failed === 0 ? 0 : 1;
});
