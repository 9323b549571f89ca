import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './sources.ts';

/**
 * Rules that nobody has seen fire may be switched off by a typing error. Each planted file breaks one rule in the
 * folder that the rule is for, and the project's own biome.json has to find it. The last ones must pass.
 */
const use = (specifier: string) => `import * as thing from '${specifier}';\nexport const used = thing;\n`;
const planted: { path: string; text: string; rule: string | null }[] = [
  { path: 'src/core/inference/p1.ts', text: use('electron'), rule: 'noRestrictedImports' },
  { path: 'src/core/inference/p2.ts', text: use('node:fs'), rule: 'noRestrictedImports' },
  { path: 'src/core/inference/p3.ts', text: use('../../main/vault/open.ts'), rule: 'noRestrictedImports' },
  {
    path: 'src/core/inference/p4.ts',
    text: use('better-sqlite3-multiple-ciphers'),
    rule: 'noRestrictedImports',
  },
  {
    path: 'src/core/inference/p5.ts',
    text: 'export const now = () => Date.now();\n',
    rule: 'noRestrictedGlobals',
  },
  {
    path: 'src/core/inference/p6.ts',
    text: "export const get = () => fetch('x');\n",
    rule: 'noRestrictedGlobals',
  },
  { path: 'src/shared/p7.ts', text: use('node:os'), rule: 'noRestrictedImports' },
  { path: 'src/main/trials/p8.ts', text: use('electron'), rule: 'noRestrictedImports' },
  { path: 'src/main/trials/p9.ts', text: use('../app/window.ts'), rule: 'noRestrictedImports' },
  { path: 'src/main/trials/p10.ts', text: use('../../renderer/api.ts'), rule: 'noRestrictedImports' },
  { path: 'src/main/vault/p11.ts', text: use('../trials/service.ts'), rule: 'noRestrictedImports' },
  { path: 'src/main/vault/p12.ts', text: use('electron'), rule: 'noRestrictedImports' },
  { path: 'src/main/imports/p13.ts', text: use('../diary/service.ts'), rule: 'noRestrictedImports' },
  { path: 'src/main/embedding/p14.ts', text: use('../ipc/router.ts'), rule: 'noRestrictedImports' },
  { path: 'src/renderer/features/p15.ts', text: use('electron'), rule: 'noRestrictedImports' },
  { path: 'src/renderer/features/p16.ts', text: use('node:fs'), rule: 'noRestrictedImports' },
  { path: 'src/renderer/features/p17.ts', text: use('../../main/index.ts'), rule: 'noRestrictedImports' },
  { path: 'src/renderer/features/p18.ts', text: use('victory'), rule: 'noRestrictedImports' },
  {
    path: 'src/renderer/charts/p19.ts',
    text: use('../../core/inference/index.ts'),
    rule: 'noRestrictedImports',
  },
  { path: 'src/main/trials/p20.ts', text: "console.log('x');\nexport {};\n", rule: 'noConsole' },
  { path: 'src/main/trials/p21.ts', text: 'export const f = (x: any) => x;\n', rule: 'noExplicitAny' },
  { path: 'src/main/trials/p22.ts', text: use('fs'), rule: 'useNodejsImportProtocol' },
  { path: 'src/renderer/charts/ok1.ts', text: use('victory'), rule: null },
  { path: 'src/main/app/ok2.ts', text: use('electron'), rule: null },
  { path: 'src/main/trials/ok3.ts', text: use('node:fs'), rule: null },
  { path: 'src/core/inference/ok4.ts', text: use('../../shared/analysis.ts'), rule: null },
];

interface Report {
  diagnostics: { category?: string; location?: { path?: unknown } }[];
}

let folder: string;
let report: Report;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n1-lint-'));
  for (const name of ['biome.json', '.gitignore']) cpSync(join(root, name), join(folder, name));
  for (const { path, text } of planted) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--reporter=json',
      '--max-diagnostics=none',
      'src',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  report = JSON.parse(stdout) as Report;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = (path: string): string[] =>
  report.diagnostics
    .filter((diagnostic) => JSON.stringify(diagnostic.location?.path ?? '').includes(path))
    .map((diagnostic) => (diagnostic.category ?? '').split('/').at(-1) ?? '');

test.each(planted)('$path: $rule', ({ path, rule }) => {
  if (rule) expect(found(path)).toContain(rule);
  else expect(found(path)).toEqual([]);
});
