import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolveElectron } from '../electron/resolve.mjs';
import { sqliteBinding } from '../electron/sqlite-binding.mjs';
import { build } from '../lib/build.mjs';
import { inRoot } from '../lib/paths.mjs';
import { binScript, run } from '../lib/run.mjs';
import { ensurePackages } from '../lib/system-packages.mjs';
import { runE2e } from './e2e.mjs';
import { e2eProblems, vitestProblems } from './problems.mjs';

/**
 * The steps of `npm test`. Each answers how many of its checks passed, failed and were skipped, some of them also what
 * did not pass; a step that throws counts as one failure.
 */
const node = (script, args, options) => run(process.execPath, [binScript(script), ...args], options);

const asCheck = ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** A run that failed without a failed test (a crash, an error between tests) has one failure more. */
const withExitCode = (counts, code) =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

let packages;
/** All system packages of the tests, asked for once. */
const allPackages = () => {
  packages ??= ensurePackages('window', 'database', ...(process.getuid?.() === 0 ? ['network'] : []));
  return packages;
};

const vitest = async () => {
  // Without PostgreSQL its tests fail with a sentence; the others are worth running.
  await allPackages().catch(() => undefined);
  const file = inRoot('out/test/vitest.json');
  const unhandled = inRoot('out/test/unhandled.json');
  rmSync(file, { force: true });
  rmSync(unhandled, { force: true });
  const reporters = ['default', 'json', inRoot('scripts/test/problems.mjs')].map(
    (name) => `--reporter=${name}`,
  );
  const { code } = await node('vitest/vitest.mjs', ['run', ...reporters, `--outputFile.json=${file}`], {
    env: { N1_UNHANDLED: unhandled },
  });
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  return withExitCode(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
      problems: [...vitestProblems(report, inRoot('.')), ...(readReport(unhandled) ?? [])],
    },
    code,
  );
};

const e2e = async () => {
  const file = inRoot('out/test/e2e.json');
  rmSync(file, { force: true });
  // A second try, because real windows on shared machines can be late; what needed it is named, never hidden.
  const { code, attempts } = await runE2e(file, ['--retries=1']);
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  // where the network was denied, that nobody tried to use it is a check of its own
  const silent = { passed: attempts === 0 ? 1 : 0, failed: attempts ? 1 : 0 };
  const failed = unexpected + report.errors.length + silent.failed;
  return withExitCode(
    { passed: expected + flaky + silent.passed, failed, skipped, problems: e2eProblems(report) },
    code,
  );
};

/** What the window tests need and what takes long to make; runs beside the other steps. */
export const prepareWindow = async () => {
  await allPackages();
  await sqliteBinding(await resolveElectron());
};

export const steps = [
  {
    name: 'lint',
    run: async () => asCheck(await node('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])),
  },
  ...['tsconfig.json', 'tsconfig.core.json', 'tsconfig.web.json'].map((project) => ({
    name: `types ${project}`,
    run: async () => asCheck(await node('typescript/bin/tsc', ['-p', project])),
  })),
  { name: 'build', run: async () => asCheck({ code: (await build()) ? 0 : 1 }) },
  { name: 'unit, integration, crash, policy, golden', run: vitest },
  { name: 'end to end', needsWindow: true, run: e2e },
];
