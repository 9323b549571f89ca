import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Handlers } from '../../../../src/main/ipc/router.ts';
import { followLog } from '../../../../src/main/log/follow.ts';
import { createLog } from '../../../../src/main/log/log.ts';
import { fail, ok } from '../../../../src/shared/errors.ts';

test('every handler of the app, fed with health text, leaves codes and numbers only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'n1vault-log-'));
  const planted = 'Kwzx42planted migraine';
  const answers = {
    'vault.unlock': async () => fail('wrong-passphrase', planted, planted),
    'vault.create': async () => ok({ recoveryKey: planted }),
    'imports.start': async () => ok({ warnings: [planted] }),
    'diary.save': async () => {
      throw new Error(planted);
    },
  };
  const handlers = followLog(
    answers as unknown as Handlers, // the four that matter here
    createLog({ folder, now: () => 0 }),
    () => 0,
  ) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  await handlers['vault.unlock']!({ passphrase: planted });
  await handlers['vault.create']!({ folder: planted });
  await handlers['imports.start']!({ paths: [planted] });
  await expect(handlers['diary.save']!({ note: planted })).rejects.toThrow(planted);
  const lines = readFileSync(join(folder, 'n1vault.log'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).event)).toEqual([
    'unlock-refused',
    'vault-created',
    'import-finished',
    'handler-failed',
  ]);
  expect(lines.join()).toContain('wrong-passphrase');
  expect(lines.join()).not.toContain('planted');
  rmSync(folder, { recursive: true });
});
