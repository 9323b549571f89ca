import { chmodSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withStagedApp } from '../test/e2e.mjs';

const RUNS = 5;

/** The peer: the least that Electron can do, one window with one word. */
const emptyApp = async (folder) => {
  const app = join(folder, 'empty-app');
  await mkdir(app);
  await writeFile(join(app, 'package.json'), '{"name":"empty","version":"1.0.0","main":"main.js"}');
  await writeFile(join(app, 'index.html'), '<!doctype html><title>empty</title><p>empty</p>');
  await writeFile(
    join(app, 'main.js'),
    "const { app, BrowserWindow } = require('electron');\n" +
      "app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 832 }).loadFile(__dirname + '/index.html'));\n",
  );
  return app;
};

/** Milliseconds from starting the program to the page's first contentful paint. */
const firstPaint = async (electron, { program, app, work, binding }) => {
  const userData = await mkdtemp(join(work, 'start-'));
  chmodSync(userData, 0o777);
  const start = Date.now();
  const launched = await electron.launch({
    executablePath: program,
    args: [app, `--user-data-dir=${userData}`],
    chromiumSandbox: true,
    env: { ...process.env, ...(binding ? { N1VAULT_SQLITE_BINDING: binding } : {}) },
  });
  try {
    const page = await launched.firstWindow();
    const painted = await page.evaluate(`new Promise((done) => {
      const answer = (entry) => done(performance.timeOrigin + entry.startTime);
      new PerformanceObserver((list) => {
        const entry = list.getEntriesByName('first-contentful-paint')[0];
        if (entry) answer(entry);
      }).observe({ type: 'paint', buffered: true });
    })`);
    return painted - start;
  } finally {
    await launched.close();
  }
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Measures the app and an empty Electron window in turn, each start with fresh user data. Answers a line of text. */
export const coldStart = () =>
  withStagedApp(async (environment) => {
    Object.assign(process.env, environment);
    const staged = JSON.parse(environment.N1VAULT_E2E);
    const { _electron: electron } = await import('@playwright/test');
    const peer = await emptyApp(staged.work);
    const ours = [];
    const theirs = [];
    for (let i = 0; i < RUNS; i++) {
      theirs.push(await firstPaint(electron, { ...staged, app: peer }));
      ours.push(await firstPaint(electron, staged));
    }
    const ms = (value) => `${Math.round(value)} ms`;
    return (
      `cold start to first paint: ${ms(median(ours))} (median of ${RUNS}, first ${ms(ours[0])}); an empty Electron ` +
      `window ${ms(median(theirs))}; ratio ${(median(ours) / median(theirs)).toFixed(2)}`
    );
  });
