import fs from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../electron/test-runtime.mjs';
import { nativeFile } from './contents.mjs';

/** Inside the archive; src/main/app/integrity.ts reads it. */
export const integrityFile = 'out/main/integrity.json';

/**
 * Writes the SHA-256 of each native file of a staged app into its bundle. The archive then holds the code and the
 * sums that check them; the archive itself is checked by Electron on macOS and Windows. Signing on macOS changes
 * the natives and its signature then covers them, so there the list is empty.
 */
export const writeIntegrity = async (folder, platform) => {
  const files = {};
  if (platform !== 'darwin') {
    const paths = fs.readdirSync(join(folder, 'node_modules'), { recursive: true }).map(String);
    for (const path of paths.filter((name) => nativeFile.test(name)).sort()) {
      files[`node_modules/${path.replaceAll('\\', '/')}`] = await sha256(join(folder, 'node_modules', path));
    }
  }
  const text = JSON.stringify({ format: 'n1vault-integrity/1', files }, null, 2);
  await writeFile(join(folder, integrityFile), `${text}\n`);
};
