import { describe, expect, test } from 'vitest';
import { code, importsOf, sources, target, withoutComments } from './sources.ts';

/** Which file may import what, read from the sources. The linter says the same (lint.test.ts shows that it does). */
const offenders = (folder: string, bad: (specifier: string, path: string) => boolean): string[] =>
  code(folder).flatMap((file) =>
    importsOf(file.text)
      .filter((specifier) => bad(specifier.startsWith('.') ? target(file, specifier) : specifier, file.path))
      .map((specifier) => `${file.path} imports ${specifier}`),
  );

const isElectron = (specifier: string) => /^electron(\/|$)/.test(specifier);

describe('imports', () => {
  test('the reader of imports sees all their forms', () => {
    const text = `import a from 'a';\nimport { b } from "b"; export * from 'c';\nconst d = await import('d');\nimport 'e'; require('f'); // import 'no'\n`;
    expect(importsOf(text).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('only src/main/app and the preload script import electron', () => {
    expect(
      offenders(
        'src',
        (specifier, path) => isElectron(specifier) && !/^src\/(main\/app|preload)\//.test(path),
      ),
    ).toEqual([]);
  });

  test('only the composition root and the app folder itself import the app folder', () => {
    expect(
      offenders(
        'src',
        (specifier, path) =>
          specifier.startsWith('src/main/app/') && !/^src\/main\/(app\/|index\.ts$)/.test(path),
      ),
    ).toEqual([]);
  });

  test('core and shared import nothing but each other and zod', () => {
    expect(
      offenders('src/core', (specifier) => !/^src\/(core|shared)\//.test(specifier) && specifier !== 'zod'),
    ).toEqual([]);
    expect(
      offenders('src/shared', (specifier) => !specifier.startsWith('src/shared/') && specifier !== 'zod'),
    ).toEqual([]);
  });

  test('the renderer sees shared and itself, no Node, no Electron', () => {
    expect(
      offenders(
        'src/renderer',
        (s) => isElectron(s) || s.startsWith('node:') || /^src\/(main|core|cli|preload)\//.test(s),
      ),
    ).toEqual([]);
  });

  test('only renderer/charts imports victory', () => {
    expect(
      offenders('src', (s, path) => /^victory(-|\/|$)/.test(s) && !path.startsWith('src/renderer/charts/')),
    ).toEqual([]);
  });

  test('the vault, the imports and the embedding know no service', () => {
    const service =
      /^src\/main\/(app|ipc|trials|diary|report|sharing|results|data|settings|session|hypotheses)\//;
    for (const folder of ['src/main/vault', 'src/main/imports', 'src/main/embedding']) {
      expect(offenders(folder, (s) => service.test(s))).toEqual([]);
    }
  });

  test("the tests' oracle (AGPL) is imported by tests only", () => {
    expect(offenders('src', (s) => s.startsWith('@signalapp/'))).toEqual([]);
  });

  test('the composition root stays under 100 lines, the preload script under 50', () => {
    const lines = (path: string) => sources([path])[0]?.text.split('\n').length ?? Number.POSITIVE_INFINITY;
    expect(lines('src/main/index.ts')).toBeLessThan(100);
    expect(lines('src/preload/index.ts')).toBeLessThan(50);
  });

  test('nothing of the project lies outside it', () => {
    const outside = ['/work', 'shared'].join('/');
    const named = sources().filter(
      (file) =>
        file.text.includes(outside) ||
        /(^|[\s(`'"])\.\.\/shared\/(design|contracts|reference|exports|models|published)/m.test(file.text),
    );
    expect(named.map((file) => file.path)).toEqual([]);
    const leaving = ['src', 'test', 'scripts'].flatMap((folder) =>
      offenders(folder, (s) => s.startsWith('..')),
    );
    expect(leaving).toEqual([]);
  });
});

describe('no network', () => {
  const modules =
    /^(node:)?(http|https|http2|net|tls|dgram|dns|inspector|dns\/promises)$|^(undici|axios|got|ws|node-fetch)$/;

  /** The files that may talk, each to one kind of place only and never unasked; everything else has no network. */
  const talkers: Record<string, RegExp> = {
    'src/main/sharing/transport.ts': /^node:https?$/, // a prior service, at the address that the person entered
    'src/main/local-model/transport.ts': /^node:http$/, // a language model on this computer, loopback only
  };

  test('no source imports a network module, except the named ones', () => {
    expect(offenders('src', (s, path) => modules.test(s) && !talkers[path]?.test(s))).toEqual([]);
  });

  test('no source uses a global that connects, updates or reports', () => {
    const words =
      /\b(fetch|WebSocket|XMLHttpRequest|EventSource|sendBeacon|RTCPeerConnection|WebTransport|autoUpdater|crashReporter|importScripts)\b\s*[(.]/;
    const found = code()
      .filter((file) => words.test(withoutComments(file.text)))
      .map((file) => file.path);
    expect(found).toEqual([]);
  });

  test('ONNX Runtime is loaded only where its reports to Microsoft are switched off', () => {
    const loaders = code().filter((file) =>
      /(from|import\()\s*'onnxruntime-node'/.test(
        withoutComments(file.text).replace(/import type .*$/gm, ''),
      ),
    );
    expect(loaders.map((file) => file.path)).toEqual(['src/main/embedding/embedder.ts']);
    expect(loaders[0]?.text).toMatch(/silenceTelemetry\(\) \? await import\('onnxruntime-node'\)/);
    // in the main thread, before the thread that loads it starts
    const client = sources(['src/main/compute/*.ts'])
      .map((file) => file.text)
      .join('\n');
    expect(client).toMatch(/silenceTelemetry\(\);.*\n\s*const fresh = new Worker\(workerUrl\('compute'\)/);
    expect(sources(['src/main/app/start.ts'])[0]?.text).toContain('silenceTelemetry();');
  });

  test('only the app shell starts other programs, and none does so today', () => {
    expect(offenders('src', (s) => /^(node:)?child_process$/.test(s))).toEqual([]);
  });
});
