import { resolve } from 'node:path';
import { isZone } from '../../main/clock/local-day.ts';
import { createDataService } from '../../main/data/service.ts';
import { saveZones } from '../../main/data/zones.ts';
import type { Session } from '../../main/session/session.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ImportProgress, ImportReceipt } from '../../shared/samples.ts';
import {
  type Command,
  type Io,
  jsonOption,
  optional,
  UsageError,
  type Values,
  vaultOptions,
} from '../command.ts';
import { clock, withVault } from '../context.ts';
import { inFile, readJson } from '../read-json.ts';

const BEGINNING = '1970-01-01';

/** Stores --zone or --zones as the person's zone history; without either the stored one stays. */
const storeZones = async (values: Values, session: Session): Promise<Result<null>> => {
  const vault = session.vault();
  if (!vault.ok) return vault;
  const zone = optional(values, 'zone');
  const file = optional(values, 'zones');
  if (zone !== undefined && file !== undefined) throw new UsageError('Give --zone or --zones, not both.');
  if (zone !== undefined) {
    if (!isZone(zone))
      return fail('bad-input', `--zone: "${zone}" is not an IANA time zone name like Europe/Berlin.`, 'zone');
    const saved = await saveZones(vault.value, [{ from: BEGINNING, zone }]);
    return saved.ok ? ok(null) : saved;
  }
  if (file === undefined) return ok(null);
  const json = await readJson(file);
  if (!json.ok) return json;
  const saved = await saveZones(vault.value, json.value);
  return saved.ok ? ok(null) : inFile(file, saved.error);
};

const progressLine = (io: Io) => (p: ImportProgress) => {
  if (!io.interactive) return;
  const share = p.bytesTotal > 0 ? Math.floor((100 * p.bytesDone) / p.bytesTotal) : 0;
  io.err(`\r${p.phase} ${share} %, ${p.rowsRead} rows   `);
};

const receiptText = (r: ImportReceipt): string =>
  [
    `Read ${r.read} rows: ${r.new} new, ${r.known} already known.`,
    ...Object.entries(r.byMetric).map(([metric, m]) => `  ${metric}: ${m.new} new, ${m.known} known`),
    ...r.refused.map(
      (x) => `  not taken: ${x.count} rows, ${x.reason} (${x.examples.slice(0, 2).join('; ')})`,
    ),
    ...(Object.keys(r.unknownTypes).length > 0
      ? [`  kinds of data that N1 Vault does not store yet: ${Object.keys(r.unknownTypes).length}`]
      : []),
    ...r.warnings,
    `From ${r.first ?? 'unknown'} to ${r.last ?? 'unknown'}; import ${r.importId}, ${r.seconds.toFixed(1)} s.`,
  ].join('\n');

export const importCommand: Command = {
  usage: 'n1vault import --vault DIR FILE... [--zone IANA | --zones FILE] [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption, zone: { type: 'string' }, zones: { type: 'string' } },
  files: true,
  async run(values, files, io) {
    if (files.length === 0) throw new UsageError('Name at least one file to import.');
    return withVault(values, async (session) => {
      const zones = await storeZones(values, session);
      if (!zones.ok) return zones;
      const data = createDataService(session, clock);
      const stop = () => void data.cancelImport();
      process.once('SIGINT', stop);
      try {
        const receipt = await data.startImport(
          files.map((f) => resolve(f)),
          progressLine(io),
        );
        if (io.interactive) io.err('\r\u001b[K');
        return receipt.ok ? ok({ json: receipt.value, text: receiptText(receipt.value) }) : receipt;
      } finally {
        process.off('SIGINT', stop);
      }
    });
  },
};
