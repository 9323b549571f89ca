import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createKeyService } from '../../main/session/key-service.ts';
import { createSession, type Session } from '../../main/session/session.ts';
import { createUpkeepService } from '../../main/session/upkeep-service.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { VaultProgress } from '../../shared/vault.ts';
import {
  type Command,
  type Io,
  jsonOption,
  optional,
  required,
  UsageError,
  vaultOptions,
} from '../command.ts';
import { clock, withVault } from '../context.ts';
import { readPassphrase } from '../passphrase.ts';

const upkeepOf = (session: Session, io: Io) =>
  createUpkeepService(session, clock, {
    nativeBinding: undefined,
    official: true,
    onProgress: ({ task, done, total }: VaultProgress) => {
      if (io.interactive) io.err(`\r${task} ${done}/${total}${done === total ? '\n' : ''}`);
    },
  });

export const verify: Command = {
  usage: 'n1vault verify --vault DIR [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption },
  run: (values, _files, io) =>
    withVault(values, async (session) => {
      const health = await upkeepOf(session, io).verify();
      if (!health.ok) return health;
      const { healthy, rows, problems } = health.value;
      if (!healthy)
        return fail(
          'vault-damaged',
          `${problems.join(' ')} Nothing was changed. Restore a backup, or save what can be read with n1vault salvage.`,
        );
      return ok({ json: health.value, text: `The vault is whole: ${rows} rows read.` });
    }),
};

export const exportCommand: Command = {
  usage: 'n1vault export --vault DIR --out FOLDER [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption, out: { type: 'string' } },
  async run(values, _files, io) {
    const out = resolve(required(values, 'out'));
    return withVault(values, async (session) => {
      const written = await upkeepOf(session, io).exportAll(out);
      if (!written.ok) return written;
      const { folder, rows, files } = written.value;
      return ok({
        json: written.value,
        text: `${rows} rows in ${files.length} files are in ${folder}.\nThese files are not encrypted.`,
      });
    });
  },
};

export const importExport: Command = {
  usage: 'n1vault import-export --vault DIR FOLDER [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption },
  files: true,
  async run(values, [folder, ...more], io) {
    if (folder === undefined || more.length > 0) throw new UsageError('Name the folder of one export.');
    return withVault(values, async (session) => {
      const read = await upkeepOf(session, io).importOpenExport(resolve(folder));
      if (!read.ok) return read;
      return ok({ json: read.value, text: `${read.value.rows} rows were read into the vault.` });
    });
  },
};

export const salvage: Command = {
  usage: 'n1vault salvage --vault DIR --to NEW_DIR [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption, to: { type: 'string' } },
  async run(values, _files, io) {
    const folder = resolve(required(values, 'vault'));
    const to = resolve(required(values, 'to'));
    const secret = await readPassphrase(values);
    if (!secret.ok) return secret;
    const saved = await upkeepOf(createSession(), io).salvage(folder, secret.value, to);
    if (!saved.ok) return saved;
    const { read, missing, complete, pages, recoveryKey, tables } = saved.value;
    const lost = tables.filter((t) => t.expected === null).map((t) => t.table);
    return ok({
      json: saved.value,
      text: [
        `${read} rows were saved into a new vault in ${to}; ${pages.damaged} of ${pages.total} pages are damaged.`,
        complete
          ? 'Nothing is missing.'
          : `At least ${missing} rows are missing${lost.length > 0 ? `, and an unknown number in: ${lost.join(', ')}` : ''}.`,
        'The damaged vault was not changed. The new one opens with the same passphrase, and with this recovery key:',
        '',
        `  ${recoveryKey}`,
      ].join('\n'),
    });
  },
};

/** The new passphrase from --new-passphrase-file, N1VAULT_NEW_PASSPHRASE or a prompt; never from an argument. */
const readNew = async (file: string | undefined): Promise<Result<string>> => {
  const fromEnvironment = process.env['N1VAULT_NEW_PASSPHRASE'];
  if (file === undefined && fromEnvironment) return ok(fromEnvironment);
  if (file === undefined) return readPassphrase({}, true, 'New passphrase: ');
  try {
    return ok((await readFile(file, 'utf8')).replace(/^\ufeff/, '').replace(/\r?\n$/, ''));
  } catch {
    return fail(
      'file-unreadable',
      'The file of the new passphrase cannot be read. Nothing was changed. Check its path.',
      'new-passphrase-file',
    );
  }
};

export const passwd: Command = {
  usage: 'n1vault passwd --vault DIR [--passphrase-file F] [--new-passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption, 'new-passphrase-file': { type: 'string' } },
  async run(values) {
    required(values, 'vault');
    const current = await readPassphrase(values);
    if (!current.ok) return current;
    const next = await readNew(optional(values, 'new-passphrase-file'));
    if (!next.ok) return next;
    return withVault(
      values,
      async (session) => {
        const changed = await createKeyService(session).changePassphrase(current.value, next.value);
        if (!changed.ok) return changed;
        return ok({
          json: changed.value,
          text: 'The passphrase was changed. The recovery key stays valid. Backups made until now open with the old passphrase.',
        });
      },
      current.value,
    );
  },
};
