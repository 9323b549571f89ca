import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { discreteGaussian } from '../../../../src/core/privacy/index.ts';
import { rational } from '../../../../src/core/privacy/rational.ts';
import { turboshake128 } from './turboshake128.ts';

const folder = new URL('../../../fixtures/dp_vectors/', import.meta.url);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

it('reproduces TurboSHAKE128 vectors of RFC 9861', () => {
  // RFC 9861, section 5: TurboSHAKE128(M='00'^0, D=1F, 32) and (M='00'^1... pattern ptn(1), D=1F, 32).
  expect(hex(turboshake128(new Uint8Array(0), 0x1f)(32))).toBe(
    '1e415f1c5983aff2169217277d17bb538cd945a397ddec541f1ce41af2c1b74c',
  );
  expect(hex(turboshake128(Uint8Array.of(0), 0x1f)(32))).toBe(
    '55cedd6f60af7bb29a4042ae832ef3f58db7299f893ebb9247247d856958daa9',
  );
});

it('reproduces all 294 published discrete-Gaussian samples', () => {
  let compared = 0;
  for (const name of readdirSync(folder).filter((f) => f.startsWith('dg_'))) {
    // Numbers beyond 2^53 are kept exact by quoting them before the JSON is parsed.
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/(-?\d{6,})(?=\s*[,\]}])/g, '"$1"');
    const vector = JSON.parse(text) as {
      samples: (number | string)[];
      seed: string;
      std_num: number | string;
      std_denom: number;
    };
    const message = Buffer.concat([Buffer.from([0, 0, 32]), Buffer.from(vector.seed, 'hex')]);
    const random = turboshake128(message, 1);
    const sigma = rational(BigInt(vector.std_num), BigInt(vector.std_denom));
    for (const expected of vector.samples) {
      expect(discreteGaussian(sigma, random), name).toBe(BigInt(expected));
      compared++;
    }
  }
  expect(compared).toBe(294);
});
