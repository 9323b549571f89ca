/**
 * A second process that works on a vault, for what one process cannot show about itself.
 * Usage: node child.ts COMMAND FOLDER PASSPHRASE; prints one JSON line per step.
 */
import { cheapKdf, createVault, openVault } from '../../../src/main/vault/index.ts';

const [command, folder = '', passphrase = ''] = process.argv.slice(2);
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

if (command === 'create') {
  const made = await createVault({ folder, passphrase, synthetic: true, kdf: cheapKdf });
  say(made.ok ? 'ok' : made.error.code);
  await (made.ok ? made.value.vault.close() : undefined);
} else {
  const opened = await openVault({ folder, secret: passphrase });
  say(opened.ok ? 'ok' : opened.error.code);
  if (opened.ok && command === 'hold')
    setInterval(() => {}, 1000); // until it is killed
  else if (opened.ok) await opened.value.close();
}
