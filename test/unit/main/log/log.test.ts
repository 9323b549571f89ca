import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRouter } from '../../../../src/main/ipc/router.ts';
import { traceOf } from '../../../../src/main/ipc/trace.ts';
import { createLog, type Log } from '../../../../src/main/log/log.ts';
import { AppFailure } from '../../../../src/shared/errors.ts';

const HEALTH = ['Migräne', 'Kwzx42planted', 'sertraline 50 mg', 'blood pressure 152/97'];
let folder: string;
let log: Log;
const now = () => Date.parse('2026-01-05T08:00:00Z');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'n1vault-log-'));
  log = createLog({ folder, now });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
const expectClean = () => {
  for (const text of HEALTH) expect(content()).not.toContain(text);
};

/** Every way in which a text that a person entered could ride along with an exception. */
const poisoned = (text: string): unknown[] => {
  const named = new Error(text);
  named.name = text;
  const staged = new Error(text);
  staged.stack = `Error: ${text}\n    at ${text} (/home/${text}/${text}.js:1:2)\n    at x (/app/out/main/index.js:12:34)\n    at y (${join(process.cwd(), 'src', text)}:1:2)`;
  const many = new AggregateError([new Error(text)], text);
  const caused = new TypeError(text, { cause: text });
  const sql = Object.assign(new Error(`UNIQUE constraint failed: ${text}`), {
    code: text,
    name: 'SqliteError',
  });
  const json = (() => {
    try {
      return JSON.parse(`{"${text}": `);
    } catch (error) {
      return error;
    }
  })();
  const failure = new AppFailure({ code: 'bad-input', message: text, where: text });
  return [named, staged, many, caused, sql, json, failure, text, { message: text }, Symbol(text), null];
};

describe('health text through every path of the log', () => {
  test('as an exception of any kind: class and places only', () => {
    for (const text of HEALTH)
      for (const error of poisoned(text)) {
        log.failure('handler-failed', error, { channel: 'diary.save' });
        log.failure('thread-failed', error);
      }
    expectClean();
    expect(content()).toContain('"class":"SqliteError"');
    expect(content()).not.toMatch(/index\.js|\/home\//);
  });

  test('the place of a bug is named by file and line', () => {
    try {
      createLog({ folder, now: undefined as never }).event('app-started'); // calls what is no function
    } catch (error) {
      log.failure('handler-failed', error);
    }
    expect(JSON.parse(content())).toMatchObject({
      class: 'TypeError',
      from: [expect.stringMatching(/^log\.ts:\d+:\d+$/), expect.stringMatching(/^log\.ts:\d+:\d+$/)],
    });
  });

  test('as a field of the wrong type, an unknown field, event or channel: left out', () => {
    for (const text of HEALTH) {
      const fields = { count: text, bytes: text, ms: text, code: text, channel: text, note: text, [text]: 1 };
      log.event('import-finished', fields as never);
      log.failure('handler-failed', new Error('x'), fields as never);
      log.event(text as never, { count: 1 });
      log.failure(text as never, new Error(text));
    }
    expectClean();
    const lines = content().trim().split('\n');
    expect(lines).toHaveLength(2 * HEALTH.length);
    expect(JSON.parse(lines[0]!)).toEqual({ at: '2026-01-05T08:00:00.000Z', event: 'import-finished' });
  });

  test('through a handler of the router that throws it, and through what the router writes itself', async () => {
    const written: string[] = [];
    for (const text of HEALTH) {
      const failing = new Proxy({}, { get: () => async () => Promise.reject(new Error(text)) });
      const route = createRouter(failing as never, (line) => written.push(line));
      await route('diary.undo', { day: '2026-01-05' });
      await route(text, { [text]: text });
      await route('diary.undo', { day: text, [text]: text });
      for (const error of poisoned(text)) if (error instanceof Error && error.name !== text) traceOf(error);
    }
    for (const text of HEALTH) expect(written.join('\n')).not.toContain(text);
    expect(written).toHaveLength(HEALTH.length);
  });
});

test('numbers and codes are written as one JSON line each', () => {
  log.event('backup-made', { bytes: 4096, ms: 12.7, count: 3 });
  log.event('unlock-refused', { code: 'wrong-passphrase' });
  expect(
    content()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { at: '2026-01-05T08:00:00.000Z', event: 'backup-made', count: 3, bytes: 4096, ms: 13 },
    { at: '2026-01-05T08:00:00.000Z', event: 'unlock-refused', code: 'wrong-passphrase' },
  ]);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'n1vault.log')).mode & 0o077).toBe(0);
});

test('the log is capped: it begins anew once, and the oldest part goes', () => {
  const small = createLog({ folder, now, capBytes: 2000 });
  for (let i = 0; i < 500; i++) small.event('vault-opened', { count: i });
  expect(readdirSync(folder).sort()).toEqual(['n1vault.log', 'n1vault.log.1']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(2200);
  expect(content()).toContain('"count":499');
  expect(content()).not.toContain('"count":0}');
});

test('a log that cannot be written stops nothing', () => {
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  createLog({ folder: blocked, now }).event('app-started');
  expect(existsSync(join(blocked, 'n1vault.log'))).toBe(false);
});
