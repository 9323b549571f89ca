import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BackupService, createBackupService } from '../../main/session/backup-service.ts';
import { createSession } from '../../main/session/session.ts';
import { bringBack, unlockBackup } from '../../main/vault/backup/bring-back.ts';
import { backupPlaces, findBackups } from '../../main/vault/backup/places.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { BackupInfo } from '../../shared/vault.ts';
import {
  type Answer,
  type Command,
  jsonOption,
  optional,
  required,
  UsageError,
  vaultOptions,
} from '../command.ts';
import { clock, withVault } from '../context.ts';
import { readPassphrase } from '../passphrase.ts';
import { table } from '../table.ts';

const line = (b: BackupInfo): string[] => [
  b.id,
  b.at,
  b.reason,
  String(b.bytes),
  b.verified ? 'verified' : 'not verified',
];

const listing = (backups: BackupInfo[]): Answer => ({
  json: backups,
  text:
    backups.length === 0
      ? 'There is no backup of this vault yet.'
      : table([['id', 'made at', 'reason', 'bytes', 'state'], ...backups.map(line)]),
});

export const backup: Command = {
  usage: 'n1vault backup --vault DIR [--folder DIR] [--list] [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption, folder: { type: 'string' }, list: { type: 'boolean' } },
  async run(values) {
    const folder = resolve(required(values, 'vault'));
    if (values['list'] === true) {
      const status = await createBackupService(createSession(), clock).list(folder);
      return status.ok ? ok(listing(status.value.backups)) : status;
    }
    const chosen = optional(values, 'folder');
    return withVault(values, async (session) => {
      const service = createBackupService(session, clock);
      if (chosen !== undefined) {
        const set = await service.setFolder(resolve(chosen));
        if (!set.ok) return set;
      }
      const made = await service.make('by-hand');
      if (!made.ok) return made;
      return ok({
        json: made.value,
        text: `Backup ${made.value.id} was made and verified by reopening it.\nIt opens with the passphrase and the recovery key that are valid now, also if you change them later.`,
      });
    });
  },
};

/** The backup that --backup names, by default the newest verified one. */
const pick = (folder: string, id: string | undefined) => {
  const found = findBackups(backupPlaces(folder).all);
  const chosen = id === undefined ? found.find((b) => b.verified) : found.find((b) => b.id === id);
  return chosen
    ? ok(chosen)
    : fail(
        'not-found',
        'There is no such backup of this vault. Nothing was changed. See n1vault backup --list.',
      );
};

/** Restores a backup into a temporary folder, reads all of it there and removes it again. The vault is not touched. */
const drill = async (from: string, id: string, secret: string): Promise<Result<Answer>> => {
  const unlocked = await unlockBackup(from, secret);
  if (!unlocked.ok) return unlocked;
  const place = await mkdtemp(join(tmpdir(), 'n1vault-drill-'));
  try {
    const at = new Date(clock.now()).toISOString();
    const back = await bringBack({ folder: place }, unlocked.value, at);
    if (!back.ok) return back;
    const health = await back.value.vault.upkeep.verify(at);
    await back.value.vault.close();
    if (!health.healthy)
      return fail('vault-damaged', `Backup ${id} is damaged. ${health.problems.join(' ')}`);
    return ok({
      json: { id, drill: true, ...health },
      text: `Backup ${id} was restored on trial: ${health.rows} rows read, all whole. Your vault was not touched.`,
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
};

const restoreFor = async (
  service: BackupService,
  folder: string,
  id: string | null,
  secret: string,
): Promise<Result<Answer>> => {
  const back =
    id === null ? await service.undoRestore(folder, secret) : await service.restore(folder, id, secret);
  if (!back.ok) return back;
  await back.value.close();
  return ok({
    json: { restored: id, undo: id === null },
    text:
      id === null
        ? 'The state before the last restore is back.'
        : `Backup ${id} is now the vault. It opens with the passphrase that was valid when it was made.\nThe state before was put aside: n1vault restore --undo brings it back.`,
  });
};

export const restore: Command = {
  usage: 'n1vault restore --vault DIR [--backup ID] [--drill | --undo] [--passphrase-file F] [--json]',
  options: {
    ...vaultOptions,
    ...jsonOption,
    backup: { type: 'string' },
    drill: { type: 'boolean' },
    undo: { type: 'boolean' },
  },
  async run(values) {
    const folder = resolve(required(values, 'vault'));
    const undo = values['undo'] === true;
    const id = optional(values, 'backup');
    if (undo && (id !== undefined || values['drill'] === true))
      throw new UsageError('--undo goes with neither --backup nor --drill.');
    const secret = await readPassphrase(values);
    if (!secret.ok) return secret;
    const service = createBackupService(createSession(), clock);
    if (undo) return restoreFor(service, folder, null, secret.value);
    const chosen = pick(folder, id);
    if (!chosen.ok) return chosen;
    return values['drill'] === true
      ? drill(chosen.value.path, chosen.value.id, secret.value)
      : restoreFor(service, folder, chosen.value.id, secret.value);
  },
};
