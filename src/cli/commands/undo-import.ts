import { createDataService } from '../../main/data/service.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, jsonOption, UsageError, vaultOptions } from '../command.ts';
import { clock, withVault } from '../context.ts';

export const undoImport: Command = {
  usage: 'n1vault undo-import --vault DIR ID [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption },
  files: true,
  async run(values, [importId, ...more]) {
    if (importId === undefined || more.length > 0) throw new UsageError('Name one import by its id.');
    return withVault(values, async (session) => {
      const undone = await createDataService(session, clock).undoImport(importId);
      return undone.ok
        ? ok({ json: { importId, ...undone.value }, text: `${undone.value.removed} rows taken back.` })
        : undone;
    });
  },
};
