import { runMain, say } from './lib/run.mjs';
import { prepareWindow, steps } from './test/steps.mjs';

/**
 * `npm test`: everything, in order, on after a failure. Ends with one line that counts all checks, and with exit
 * code 0 only where none failed.
 */
await runMain(async () => {
  const began = Date.now();
  const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;
  // Starts at once and runs beside the first steps: the first time it downloads and compiles for minutes.
  const prepared = prepareWindow().then(
    () => null,
    (error) => error,
  );
  const total = { passed: 0, failed: 0, skipped: 0 };
  const summary = [];
  const problems = [];
  for (const step of steps) {
    const start = Date.now();
    say(`\n=== ${step.name}`);
    let counts;
    try {
      const problem = step.needsWindow ? await prepared : null;
      if (problem) throw problem;
      counts = await step.run();
    } catch (error) {
      say(error.stack ?? String(error));
      counts = { passed: 0, failed: 1, skipped: 0 };
    }
    for (const key of Object.keys(total)) total[key] += counts[key];
    problems.push(...(counts.problems ?? []));
    summary.push(
      `${counts.failed ? 'FAILED' : 'ok    '} ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ` +
        `${counts.skipped} skipped (${seconds(start)})`,
    );
  }
  if (problems.length > 0)
    process.stdout.write(
      `\nNot passed, or (flaky) only at the second try:\n${problems.slice(0, 40).join('\n')}\n`,
    );
  process.stdout.write(`\n${summary.join('\n')}\nin ${seconds(began)}\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed === 0 ? 0 : 1;
});
