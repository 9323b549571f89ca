import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cheapKdf, createVault, openVault, vaultExists } from '../../src/main/vault/index.ts';
import { AppFailure, type Result } from '../../src/shared/errors.ts';

const passphrase = 'seven quiet rivers bend';
const root = mkdtempSync(join(tmpdir(), 'n1vault-crash-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

test('kill -9 while a vault is made: afterwards there is a whole vault or none', async () => {
  const script = join(import.meta.dirname, '..', 'integration', 'vault', 'child.ts');
  const outcomes = { none: 0, whole: 0 };
  /** Kills at the moment a file of the vault appears, or soon after: there the interesting states are. */
  const moments = ['vault.lock', 'vault.db.new', 'vault.key', 'vault.db'];
  for (const [round, name] of moments.entries()) {
    const folder = join(root, `making-${round}`);
    const child = spawn(process.execPath, [script, 'create', folder, passphrase], { stdio: 'ignore' });
    const gone = once(child, 'exit');
    while (child.exitCode === null && !existsSync(join(folder, name)))
      await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await gone;
    if (vaultExists(folder)) {
      outcomes.whole++;
      const vault = must(await openVault({ folder, secret: passphrase }));
      expect(await vault.repos.trials.list()).toEqual([]);
      await vault.close();
    } else {
      outcomes.none++;
      const made = must(await createVault({ folder, passphrase, synthetic: true, kdf: cheapKdf }));
      await made.vault.close();
    }
    const files = readdirSync(folder).filter((file) => !file.endsWith('.tmp'));
    expect(files.sort()).toEqual(['vault.db', 'vault.key', 'vault.key.bak', 'vault.lock']);
  }
  console.log(`kill -9 while making a vault: ${JSON.stringify(outcomes)}`);
  expect(outcomes.none).toBeGreaterThan(0);
});
