import { runMain } from './lib/run.mjs';
import { runFiles } from './lib/run-files.mjs';

/** `npm run calibrate`: the long studies of whether stated probabilities are kept (test/calibration), one by one. */
await runMain(() => (runFiles('test/calibration/*.calibrate.ts', process.argv.slice(2)) === 0 ? 0 : 1));
