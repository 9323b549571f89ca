import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argon2id } from 'hash-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { openVault, readVaultHeader } from '../../../src/main/vault/index.ts';
import {
  type KeyFile,
  parseKeyFile,
  readKeyFile,
  serialiseKeyFile,
  writeKeyFile,
} from '../../../src/main/vault/keys/key-file.ts';
import { unlockWith } from '../../../src/main/vault/keys/unlock.ts';
import { codeOf, dataKeyOf, must, newVault, PASSPHRASE, tempFolder } from './fixture.ts';

const folder = tempFolder();
const path = join(folder, 'vault.key');
let good: KeyFile;
let recoveryKey: string;

beforeAll(async () => {
  const made = await newVault(folder);
  recoveryKey = made.recoveryKey;
  await made.vault.close();
  good = must(readKeyFile(folder));
});

const parsed = (file: unknown) => parseKeyFile(Buffer.from(serialiseKeyFile(file as KeyFile)));
const withKdf = (over: object): KeyFile => ({
  ...good,
  slots: [{ ...good.slots[0], kdf: { ...good.slots[0].kdf, ...over } }, good.slots[1]],
});

describe('vault.key', () => {
  test('can be opened by an implementation that shares no code with this one', async () => {
    const document = JSON.parse(readFileSync(path, 'utf8'));
    const slot = document.slots[0];
    const { kdf } = slot;
    const key = await argon2id({
      password: PASSPHRASE,
      salt: Buffer.from(kdf.salt, 'base64'),
      parallelism: kdf.lanes,
      iterations: kdf.passes,
      memorySize: kdf.memoryKiB,
      hashLength: 32,
      outputType: 'binary',
    });
    const gcm = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'));
    const aad = [document.format, document.vaultId, document.synthetic, 'passphrase', 'argon2id', 19];
    gcm.setAAD(Buffer.from(JSON.stringify([...aad, kdf.memoryKiB, kdf.passes, kdf.lanes, kdf.salt])));
    gcm.setAuthTag(Buffer.from(slot.tag, 'base64'));
    const dataKey = Buffer.concat([gcm.update(Buffer.from(slot.wrapped, 'base64')), gcm.final()]);
    expect(dataKey.equals(await dataKeyOf(folder))).toBe(true);
  });

  test('each of its bits that is flipped leaves the same meaning or is reported as damage', () => {
    const bytes = readFileSync(path);
    let damaged = 0;
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = altered[bit >> 3]! ^ (1 << (bit & 7));
      const result = parseKeyFile(altered);
      if (result.ok) expect(result.value).toEqual(good);
      else {
        expect(result.error.code).toBe('key-file-damaged');
        damaged++;
      }
    }
    expect(damaged).toBeGreaterThan(bytes.length * 7); // all but the white space
  });

  test('one edited with a fitting checksum does not unwrap: all of it is authenticated', async () => {
    const others: KeyFile[] = [
      { ...good, synthetic: !good.synthetic },
      { ...good, vaultId: '00000000-0000-4000-8000-000000000000' },
      withKdf({ passes: 3 }),
      { ...good, slots: [{ ...good.slots[1], id: 'passphrase' }, good.slots[1]] },
    ];
    for (const file of others)
      expect(codeOf(await unlockWith(must(parsed(file)), PASSPHRASE))).toBe('wrong-passphrase');
    // The recovery slot moved to the place of the passphrase slot does not open with the recovery key either.
    const swapped = must(parsed({ ...good, slots: [good.slots[0], { ...good.slots[0], id: 'recovery' }] }));
    expect(codeOf(await unlockWith(swapped, recoveryKey))).toBe('wrong-passphrase');
  });

  test('a downgraded or an absurd cost is refused before anything is derived', () => {
    for (const kdf of [{ memoryKiB: 8 }, { memoryKiB: 19_455 }, { passes: 1 }, { lanes: 0 }])
      expect(parsed(withKdf(kdf))).toMatchObject({
        ok: false,
        error: { code: 'key-file-damaged', message: expect.stringMatching('weaker') },
      });
    for (const kdf of [{ memoryKiB: 2 ** 32 }, { passes: 1e9 }, { lanes: 255 }])
      expect(parsed(withKdf(kdf))).toMatchObject({
        ok: false,
        error: { code: 'key-file-damaged', message: expect.stringMatching('more memory') },
      });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'vault'],
    ['another JSON', '[]'],
    ['no text', Buffer.from([0xff, 0xfe, 0, 1])],
    ['deep nesting', '['.repeat(20_000)],
  ])('%s is reported as damage', (_, content) => {
    expect(codeOf(parseKeyFile(Buffer.from(content)))).toBe('key-file-damaged');
  });

  test('unknown fields, missing slots and wrong lengths are reported as damage', () => {
    expect(codeOf(parsed({ ...good, extra: 1 }))).toBe('key-file-damaged');
    expect(codeOf(parsed({ ...good, slots: [good.slots[0]] }))).toBe('key-file-damaged');
    expect(codeOf(parsed(withKdf({ salt: 'AAAA' })))).toBe('key-file-damaged');
    expect(codeOf(parsed(withKdf({ name: 'argon2i' })))).toBe('key-file-damaged');
  });

  test('a newer format is named as newer, not as damaged', () => {
    expect(codeOf(parsed({ ...good, format: 'n1vault-key/4', slots: 'otherwise' }))).toBe('vault-newer');
  });

  test('a huge file and a folder in its place are refused without reading them', async () => {
    const odd = tempFolder();
    writeFileSync(join(odd, 'vault.key'), Buffer.alloc(70_000, 0x20));
    expect(codeOf(readVaultHeader(odd))).toBe('key-file-damaged');
    expect(codeOf(await openVault({ folder: odd, secret: PASSPHRASE }))).toBe('key-file-damaged');
  });

  test('is replaced as a whole, its spare copy with it: nothing older and no temporary file stays', () => {
    const place = tempFolder();
    writeKeyFile(place, good);
    expect(readFileSync(join(place, 'vault.key.bak'))).toEqual(readFileSync(join(place, 'vault.key')));
    const next = { ...good, vaultId: '00000000-0000-4000-8000-000000000000' };
    writeKeyFile(place, next);
    expect(must(readKeyFile(place))).toEqual(next);
    expect(must(parseKeyFile(readFileSync(join(place, 'vault.key.bak'))))).toEqual(next);
    expect(readdirSync(place).sort()).toEqual(['vault.key', 'vault.key.bak']);
    if (process.platform !== 'win32') expect(statSync(join(place, 'vault.key')).mode & 0o077).toBe(0);
  });
});
