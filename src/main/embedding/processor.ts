import { readFile } from 'node:fs/promises';

/** Names Linux gives to the instructions that add products of 8-bit numbers in 32 bits. */
const EXACT = ['avx512_vnni', 'avx_vnni'];

/** True if the text of /proc/cpuinfo names these instructions for every core. */
export const hasExactProducts = (cpuinfo: string): boolean => {
  const cores = cpuinfo.split('\n').filter((line) => line.startsWith('flags'));
  return cores.length > 0 && cores.every((line) => EXACT.some((name) => line.split(/\s+/).includes(name)));
};

/**
 * The runtime's setting session.x64quantprecision. Older x86 processors add two 8-bit products in 16 bits, where the
 * sum can saturate; '1' keeps to instructions that cannot, a third slower. '0' where the processor adds in 32 bits.
 * Only Linux says so in a file; elsewhere it is '1' (without effect on ARM).
 */
export const quantPrecision = async (): Promise<'0' | '1'> =>
  hasExactProducts(await readFile('/proc/cpuinfo', 'utf8').catch(() => '')) ? '0' : '1';
