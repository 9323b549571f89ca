import { resolve } from 'node:path';
import { createVault } from '../../main/vault/index.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, jsonOption, required, vaultOptions } from '../command.ts';
import { readPassphrase } from '../passphrase.ts';

export const init: Command = {
  usage: 'n1vault init --vault DIR [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption },
  async run(values) {
    const folder = resolve(required(values, 'vault'));
    const passphrase = await readPassphrase(values, true);
    if (!passphrase.ok) return passphrase;
    const made = await createVault({ folder, passphrase: passphrase.value, synthetic: false });
    if (!made.ok) return made;
    const { vault, recoveryKey } = made.value;
    await vault.close();
    return ok({
      json: { vaultId: vault.id, folder, recoveryKey },
      text: `The vault is in ${folder}.\nRecovery key, shown only now. Write it down and keep it away from this computer:\n\n  ${recoveryKey}\n`,
    });
  },
};
