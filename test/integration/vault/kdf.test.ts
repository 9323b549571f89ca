import { argon2id } from 'hash-wasm';
import { describe, expect, test } from 'vitest';
import {
  calibrate,
  ceilingCost,
  checkCost,
  defaultCost,
  deriveKey,
  floorCost,
  type KdfCost,
} from '../../../src/main/vault/keys/kdf.ts';
import { checkPassphrase, passphraseBytes } from '../../../src/main/vault/keys/passphrase.ts';
import { codeOf } from './fixture.ts';

describe('key derivation', () => {
  test.each([
    ['the floor', floorCost],
    ['four lanes', { memoryKiB: 32_768, passes: 3, lanes: 4 }],
  ] satisfies [string, KdfCost][])('equals Argon2id of hash-wasm at %s', async (_, cost) => {
    const salt = Uint8Array.from({ length: 16 }, (_, i) => 255 - i);
    const secret = passphraseBytes('Zürich, 山, and a long quiet walk');
    const oracle = await argon2id({
      password: secret,
      salt,
      parallelism: cost.lanes,
      iterations: cost.passes,
      memorySize: cost.memoryKiB,
      hashLength: 32,
      outputType: 'hex',
    });
    expect((await deriveKey(secret, salt, cost)).toString('hex')).toBe(oracle);
  });

  test('a cost below the floor or above the ceiling is refused in each of its numbers', () => {
    expect(codeOf(checkCost(defaultCost, ''))).toBe('ok');
    expect(codeOf(checkCost(floorCost, ''))).toBe('ok');
    expect(codeOf(checkCost(ceilingCost, ''))).toBe('ok');
    for (const name of ['memoryKiB', 'passes', 'lanes'] as const) {
      expect(codeOf(checkCost({ ...defaultCost, [name]: floorCost[name] - 1 }, ''))).toBe('key-file-damaged');
      expect(codeOf(checkCost({ ...defaultCost, [name]: ceilingCost[name] + 1 }, ''))).toBe(
        'key-file-damaged',
      );
    }
  });

  test('calibration keeps the default between 0.5 and 1 s, and else aims at 0.75 s', async () => {
    const onMachine = (speed: number) =>
      calibrate(async (cost) => (cost.memoryKiB * cost.passes * 700 * speed) / (262_144 * 3));
    expect(await onMachine(1)).toEqual(defaultCost);
    expect(await onMachine(1.4)).toEqual(defaultCost);
    expect(await onMachine(0.35)).toEqual({ ...defaultCost, passes: 9 });
    expect(await onMachine(2.5)).toEqual({ ...defaultCost, memoryKiB: 109 * 1024 });
    // A very slow machine waits longer rather than get less than RFC 9106's smaller recommendation.
    expect(await onMachine(30)).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 4 });
  });

  test('one busy moment does not weaken the vault', async () => {
    const measured = [2500, 800];
    expect(await calibrate(async () => measured.shift() ?? 0)).toEqual(defaultCost);
  });
});

describe('passphrase', () => {
  test.each([
    'short',
    '1234567',
    'aaaaaaaaaaaa',
    'abababababab',
    '12345678',
    'hgfedcba',
    'Password123!',
    'qwertyuiop',
    'Berlin2024!',
    'sonnenschein',
    'n1vaultn1vault',
  ])('%s is refused', async (passphrase) =>
    expect(codeOf(await checkPassphrase(passphrase))).toBe('weak-passphrase'),
  );

  test.each(['seven quiet rivers bend', 'Tr0ub4dor&3x', 'über die Brücke', '日本語のながいことば'])(
    '%s is accepted',
    async (passphrase) => expect(codeOf(await checkPassphrase(passphrase))).toBe('ok'),
  );

  test('gives the same bytes however the keyboard composed the letters', () => {
    expect(passphraseBytes('Zu\u0308rich \u212bngström')).toEqual(
      passphraseBytes('Z\u00fcrich \u00c5ngstro\u0308m'),
    );
  });
});
