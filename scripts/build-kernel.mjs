// Writes src/core/inference/student-t/kernel-bytes.ts from kernel.wat: `node scripts/build-kernel.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const FOLDER = fileURLToPath(new URL('../src/core/inference/student-t/', import.meta.url));

/** The module that kernel.wat describes, as a string of hexadecimal digits. */
export const assembled = async () => {
  const { parseWat } = await wabt();
  const module = parseWat('kernel.wat', readFileSync(`${FOLDER}kernel.wat`, 'utf8'), { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  return Buffer.from(buffer).toString('hex');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = (await assembled()).match(/.{1,96}/g) ?? [];
  const text = lines.map((line) => `  '${line}'`).join(' +\n');
  writeFileSync(
    `${FOLDER}kernel-bytes.ts`,
    `/** Made from kernel.wat by scripts/build-kernel.mjs: a WebAssembly module in hexadecimal digits. */\nexport const KERNEL =\n${text};\n`,
  );
}
