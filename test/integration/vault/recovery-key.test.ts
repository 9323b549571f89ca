import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatRecoveryKey,
  newRecoveryKey,
  parseRecoveryKey,
} from '../../../src/main/vault/keys/recovery-key.ts';

const twentyBytes = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('recovery key', () => {
  test('reads back what it printed, in any case and spacing, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(twentyBytes, fc.constantFrom('-', ' ', '', ' - ', '\u2013', '\n'), (bytes, separator) => {
        const text = formatRecoveryKey(bytes).replaceAll('-', separator);
        const sloppy = text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        for (const typed of [text, sloppy, ` ${text.replaceAll('1', 'I')} `]) {
          const parsed = parseRecoveryKey(typed);
          expect(parsed.kind === 'valid' && [...parsed.bytes]).toEqual([...bytes]);
        }
      }),
    );
  });

  test('agrees with base32 done by BigInt arithmetic', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(twentyBytes, (bytes) => {
        let n = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
        let digits = '';
        for (let i = 0; i < 32; i++, n >>= 5n) digits = alphabet[Number(n & 31n)] + digits;
        expect(formatRecoveryKey(bytes).replaceAll('-', '').slice(0, 32)).toBe(digits);
      }),
    );
  });

  test('notices each single wrong digit and each swap of neighbours', () => {
    const text = formatRecoveryKey(Uint8Array.from({ length: 20 }, (_, i) => (i * 73 + 41) & 255));
    const digits = [...text.replaceAll('-', '')];
    let wrong = 0;
    for (let i = 0; i < digits.length; i++)
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (other === digits[i]) continue;
        wrong++;
        expect(parseRecoveryKey(digits.with(i, other).join('')).kind).toBe('mistyped');
      }
    expect(wrong).toBe(36 * 31);
    for (let i = 1; i < digits.length; i++) {
      if (digits[i] === digits[i - 1]) continue;
      const swapped = digits.with(i, digits[i - 1]!).with(i - 1, digits[i]!);
      expect(parseRecoveryKey(swapped.join('')).kind).toBe('mistyped');
    }
  });

  test('a passphrase is something else', () => {
    for (const typed of ['', 'correct horse battery staple', 'U'.repeat(36), 'é'.repeat(36), '0'.repeat(35)])
      expect(parseRecoveryKey(typed).kind).toBe('other');
  });

  test('each one is new: 160 random bits in nine groups of four', () => {
    const texts = new Set(Array.from({ length: 200 }, () => newRecoveryKey().text));
    expect(texts.size).toBe(200);
    for (const text of texts) expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});
