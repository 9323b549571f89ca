import { resolve } from 'node:path';
import { z } from 'zod';
import { isZone } from '../../main/clock/local-day.ts';
import { createDataService } from '../../main/data/service.ts';
import { parseZones } from '../../main/data/zones.ts';
import { createBackupService } from '../../main/session/backup-service.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ImportProgress, ImportReceipt, ZoneSpan } from '../../shared/samples.ts';
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

/** The zone history of --zone or --zones; null where neither is given and the stored one stays. */
const readZones = async (values: Values): Promise<Result<ZoneSpan[] | null>> => {
  const zone = optional(values, 'zone');
  const file = optional(values, 'zones');
  if (zone !== undefined && file !== undefined) throw new UsageError('Give --zone or --zones, not both.');
  if (zone !== undefined)
    return isZone(zone)
      ? ok([{ from: BEGINNING, zone }])
      : fail('bad-input', `--zone: "${zone}" is not an IANA time zone name like Europe/Berlin.`, 'zone');
  if (file === undefined) return ok(null);
  const json = await readJson(file);
  if (!json.ok) return json;
  const spans = parseZones(json.value);
  return spans.ok ? spans : inFile(file, spans.error);
};

/** Answers to questions that an earlier import left open: JSON such as {"date-order": "dmy"}. */
const readAnswers = async (values: Values): Promise<Result<Record<string, string>>> => {
  const file = optional(values, 'answers');
  if (file === undefined) return ok({});
  const json = await readJson(file);
  if (!json.ok) return json;
  const parsed = z.record(z.string(), z.string()).safeParse(json.value);
  return parsed.success
    ? ok(parsed.data)
    : fail('bad-input', `--answers: ${file} must be JSON like {"date-order": "dmy"}.`, 'answers');
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
    ...(r.zones
      ? [
          `Clock times without a zone were read where you lived: ${r.zones.map((z) => `${z.zone} from ${z.from}`).join(', ')}. Correct that with --zone or --zones.`,
        ]
      : []),
    `From ${r.first ?? 'unknown'} to ${r.last ?? 'unknown'}; import ${r.importId}, ${r.seconds.toFixed(1)} s.`,
  ].join('\n');

export const importCommand: Command = {
  usage:
    'n1vault import --vault DIR FILE... [--zone IANA | --zones FILE] [--answers FILE] [--passphrase-file F] [--json]',
  options: {
    ...vaultOptions,
    ...jsonOption,
    zone: { type: 'string' },
    zones: { type: 'string' },
    answers: { type: 'string' },
  },
  files: true,
  async run(values, files, io) {
    if (files.length === 0) throw new UsageError('Name at least one file to import.');
    const zones = await readZones(values);
    if (!zones.ok) return zones;
    const answers = await readAnswers(values);
    if (!answers.ok) return answers;
    return withVault(values, async (session) => {
      const saved = await createBackupService(session, clock).make('before-import');
      if (!saved.ok) return saved;
      const data = createDataService(session, clock);
      const stop = () => void data.cancelImport();
      process.once('SIGINT', stop);
      try {
        const receipt = await data.startImport(
          files.map((f) => resolve(f)),
          progressLine(io),
          { ...(zones.value ? { newZones: zones.value } : {}), answers: answers.value },
        );
        if (io.interactive) io.err('\r\u001b[K');
        return receipt.ok ? ok({ json: receipt.value, text: receiptText(receipt.value) }) : receipt;
      } finally {
        process.off('SIGINT', stop);
      }
    });
  },
};
