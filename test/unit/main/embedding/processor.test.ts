import { expect, it } from 'vitest';
import { hasExactProducts } from '../../../../src/main/embedding/processor.ts';

const cpuinfo = (...flags: string[]) =>
  flags.map((f, i) => `processor\t: ${i}\nmodel name\t: some\nflags\t\t: fpu sse2 ${f}\n`).join('\n');

it('takes the fast 8-bit products only where every core adds them in 32 bits', () => {
  expect(hasExactProducts(cpuinfo('avx2 avx512_vnni', 'avx2 avx512_vnni'))).toBe(true);
  expect(hasExactProducts(cpuinfo('avx2 avx_vnni'))).toBe(true);
  expect(hasExactProducts(cpuinfo('avx2 avx_vnni', 'avx2'))).toBe(false);
  expect(hasExactProducts(cpuinfo('avx2 avx512f'))).toBe(false);
  expect(hasExactProducts(cpuinfo('avx2 avx_vnni_int8'))).toBe(false); // another instruction
  expect(hasExactProducts('')).toBe(false); // no such file, as on Windows and macOS
});
