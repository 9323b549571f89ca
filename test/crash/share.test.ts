import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRng } from '../../src/core/inference/index.ts';
import { drawOnce } from '../../src/main/sharing/draw.ts';
import { cheapKdf, createVault, openVault } from '../../src/main/vault/index.ts';
import { readKeyFile } from '../../src/main/vault/keys/key-file.ts';
import { bundleChild, must } from './harness.ts';
import { releaseOf } from './share-release.ts';

const passphrase = 'seven quiet rivers bend';
const root = mkdtempSync(join(tmpdir(), 'n1vault-share-'));
let bundle = '';
beforeAll(async () => {
  bundle = await bundleChild('share-child.ts');
});
afterAll(() => {
  for (const folder of [root, bundle]) rmSync(folder, { recursive: true, force: true });
});

/** Lets a child release for `ms` after its first line, kills it with -9, and returns what it showed. */
const crash = async (folder: string, from: number, ms: number): Promise<Map<number, string>> => {
  const child = spawn(process.execPath, [join(bundle, 'child.js'), folder, passphrase, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const shown = new Map<number, string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (shown.size === 0) setTimeout(() => child.kill('SIGKILL'), ms);
    const space = line.indexOf(' ');
    shown.set(Number(line.slice(0, space)), line.slice(space + 1));
  });
  await once(child, 'close');
  return shown;
};

const fresh = (n: number) => new Uint8Array(randomBytes(n));

const ROUNDS = 100;

test(`${ROUNDS} times kill -9 around a release: nothing shown without its debit, never two draws for one`, async () => {
  const folder = join(root, 'vault');
  await must(await createVault({ folder, passphrase, synthetic: true, kdf: cheapKdf })).vault.close();
  const rng = createRng(20261122);
  const everShown = new Map<number, string>();
  const total = { rounds: 0, shown: 0, withoutDebit: 0, withoutCounter: 0, secondDraws: 0 };
  let from = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const shown = await crash(folder, from, 12 * rng.uniform());
    for (const [i, payload] of shown) {
      if (everShown.has(i) && everShown.get(i) !== payload) total.secondDraws++;
      everShown.set(i, payload);
    }
    total.rounds++;
    // As the crash left it: whatever was shown is counted in the key file too, before anybody repairs anything.
    const counted = must(readKeyFile(folder)).released?.releases ?? 0;
    if (counted < everShown.size) total.withoutCounter++;
    total.shown += shown.size;
    from = Math.max(...everShown.keys()); // asks about the last one again: it must get the same bytes
    if (round % 10 !== 9 && round !== ROUNDS - 1) continue;
    const vault = must(await openVault({ folder, secret: passphrase }));
    const rows = await vault.repos.ledger.list();
    const stored = new Map(rows.map((r) => [r.subject, r]));
    expect(stored.size).toBe(rows.length);
    expect(must(readKeyFile(folder)).released?.releases).toBe(rows.length); // a row nobody saw is counted now
    expect(await vault.repos.ledger.lost()).toBeNull();
    for (const [i, payload] of everShown) {
      const row = stored.get(releaseOf(i).subject);
      if (!row || row.payload !== payload || row.epsilon !== releaseOf(i).rule.epsilon) total.withoutDebit++;
    }
    // What was debited but never shown comes out as it was drawn then.
    for (const row of rows.slice(-2)) {
      const i = Number(/-(\d+)\|/.exec(row.subject)![1]);
      const again = must(await drawOnce(vault, releaseOf(i), -1.5, fresh, 'later'));
      if (again.payload !== row.payload || again.at !== 'now') total.secondDraws++;
    }
    await vault.close();
  }
  console.log(`kill -9 around a release: ${JSON.stringify(total)}`);
  expect(total).toEqual({
    rounds: ROUNDS,
    shown: total.shown,
    withoutDebit: 0,
    withoutCounter: 0,
    secondDraws: 0,
  });
  expect(total.shown).toBeGreaterThan(ROUNDS);
}, 900_000); // ms; a hundred processes on a busy machine
