import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isOfficialRuntime, OFFICIAL_MAJOR, testClock, testNow } from '../../../../src/main/app/runtime.ts';

describe('isOfficialRuntime', () => {
  test.each([
    ['45.4.1', true],
    ['46.0.0-beta.1', true],
    ['33.2.1', false],
    ['44.9.9', false],
    ['', false],
    [undefined, false],
    ['unknown', false],
  ])('%s: %s', (version, official) => {
    expect(isOfficialRuntime(version)).toBe(official);
  });

  test('the Electron that this project depends on is official', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: { electron: string };
    };
    expect(isOfficialRuntime(dependencies.electron)).toBe(true);
    expect(Number.parseInt(dependencies.electron, 10)).toBe(OFFICIAL_MAJOR);
  });
});

describe('testNow', () => {
  const test33 = { official: false, packaged: false };
  test('is honoured in the test runtime only', () => {
    const iso = '2026-03-01T08:00:00Z';
    expect(testNow(test33, iso)).toBe(Date.parse(iso));
    expect(testNow({ official: true, packaged: false }, iso)).toBeNull();
    expect(testNow({ official: false, packaged: true }, iso)).toBeNull();
  });
  test('what is no date is ignored', () => {
    expect(testNow(test33, undefined)).toBeNull();
    expect(testNow(test33, '')).toBeNull();
    expect(testNow(test33, 'soon')).toBeNull();
  });
});

describe('testClock', () => {
  test('exists in the test runtime only, and follows its file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'n1-clock-')), 'clock.json');
    for (const runtime of [
      { official: true, packaged: false },
      { official: false, packaged: true },
    ])
      expect(testClock(runtime, path)).toBeNull();
    expect(testClock({ official: false, packaged: false }, undefined)).toBeNull();
    const clock = testClock({ official: false, packaged: false }, path);
    writeFileSync(path, JSON.stringify({ now: '2026-03-02T09:00:00Z', zone: 'Asia/Tokyo' }));
    expect([clock?.now(), clock?.zone]).toEqual([Date.parse('2026-03-02T09:00:00Z'), 'Asia/Tokyo']);
    writeFileSync(path, '{');
    expect(clock?.zone).toBe('Asia/Tokyo');
  });
});
