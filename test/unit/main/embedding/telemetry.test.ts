import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const module = resolve(import.meta.dirname, '../../../../src/main/embedding/telemetry.ts');

/** Runs a script in a fresh Node without the variable and answers what it printed. */
const run = (script: string): string => {
  const { ORT_DISABLE_TELEMETRY: _, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.trim();
};

const inWorker = `
  import { Worker } from 'node:worker_threads';
  const code = "import(process.argv.at(-1)).then(({ silenceTelemetry }) => console.log(silenceTelemetry()))";
  const start = () => new Promise((done) => new Worker(code, { eval: true, argv: [${JSON.stringify(module)}] }).on('exit', done));
`;

test('the reports are off for the process and for the threads that start afterwards', () => {
  const script = `${inWorker}
    const { silenceTelemetry } = await import(${JSON.stringify(module)});
    console.log(silenceTelemetry(), process.env.ORT_DISABLE_TELEMETRY);
    await start();`;
  expect(run(script)).toBe('true 1\ntrue');
});

test('a thread that was started without it says so: it cannot switch them off itself', () => {
  expect(run(`${inWorker} await start();`)).toBe('false');
});
