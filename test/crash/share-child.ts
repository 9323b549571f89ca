/**
 * Releases summaries one after the other and prints each one only after the ledger answered, until it is killed.
 * Usage: node share-child.ts FOLDER PASSPHRASE FROM
 */
import { randomBytes } from 'node:crypto';
import { drawOnce } from '../../src/main/sharing/draw.ts';
import { openVault } from '../../src/main/vault/index.ts';
import { AppFailure } from '../../src/shared/errors.ts';
import { releaseOf } from './share-release.ts';

const [folder = '', secret = '', from = '0'] = process.argv.slice(2);
const opened = await openVault({ folder, secret });
if (!opened.ok) throw new AppFailure(opened.error);

for (let i = Number(from); ; i++) {
  const row = await drawOnce(opened.value, releaseOf(i), -1.5, (n) => new Uint8Array(randomBytes(n)), 'now');
  if (!row.ok) throw new AppFailure(row.error);
  process.stdout.write(`${i} ${row.value.payload}\n`);
}
