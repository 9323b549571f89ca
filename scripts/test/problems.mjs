import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What did not pass, one line each, for the end of a long log: where only its tail is kept, the names must be in it.
 */
const oneLine = (text) =>
  (text ?? '')
    .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
    .split('\n', 1)[0]
    .slice(0, 200);

/** From Vitest's JSON report; a test without an end (its process died) counts, too. */
export const vitestProblems = (report, root) =>
  report.testResults.flatMap((file) => {
    const name = file.name.replace(`${root}/`, '');
    const tests = file.assertionResults
      .filter((test) => test.status !== 'passed')
      .map((test) => `${name} > ${test.fullName} [${test.status}] ${oneLine(test.failureMessages?.[0])}`);
    return tests.length > 0 || file.status === 'passed'
      ? tests
      : [`${name} [${file.status}] ${oneLine(file.message)}`];
  });

/** From Playwright's JSON report. */
export const e2eProblems = (report) => {
  const inSuite = (suite) => [
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok || spec.tests.some((test) => test.status !== 'expected'))
      .map((spec) => {
        const results = spec.tests.flatMap((test) => test.results);
        const error = results.find((result) => result.error)?.error?.message;
        return `${spec.file} > ${spec.title} [${spec.tests.map((test) => test.status)}] ${oneLine(error)}`;
      }),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return [...report.suites.flatMap(inSuite), ...report.errors.map((error) => oneLine(error.message))];
};

/** A Vitest reporter: errors outside of any test, and the death of a worker, into the file that N1_UNHANDLED names. */
export default class Unhandled {
  onTestRunEnd(_modules, errors) {
    const file = process.env.N1_UNHANDLED;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      JSON.stringify(errors.map((error) => oneLine(`${error.name ?? error.type}: ${error.message}`))),
    );
  }
}
