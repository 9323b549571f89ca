import { z } from 'zod';

/** `manifest.json` of an export: written last, so that a folder without it is an export that was interrupted. */
export const FORMAT = 'n1vault-export/1';

const fileSchema = z.strictObject({
  name: z.string().regex(/^(tables\/[a-z_]+\.jsonl|csv\/[a-z_]+\.csv|README\.txt)$/),
  rows: z.number().int().min(0),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  exportedAt: z.string(),
  /** Version of the tables; a newer app brings them up to date when it imports them. */
  schemaVersion: z.number().int().min(1),
  /** True for made-up data. */
  synthetic: z.boolean(),
  files: z.array(fileSchema).max(200),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = 'manifest.json';

export const readme = (exportedAt: string): string => `Export of an N1 Vault, ${exportedAt}

These files are NOT encrypted. Whoever can read them can read your health data.

tables/*.jsonl  Everything in the vault, one file a table, one JSON object a line. Nothing is left out
                except the vault's own keys. N1 Vault reads these files back into an empty vault.
csv/*.csv       The same for spreadsheets. Texts that begin like a formula have an apostrophe before them.
                Unknown is an empty cell; it never means zero.
manifest.json   Names, row counts and SHA-256 of all files.

Times ending in _ms are milliseconds since 1970-01-01 00:00 UTC; days are local days (year-month-day).
In tables/, sample.metric, .source, .device, .unit and .zone are ids of the tables of that name.
Values that JSON cannot hold exactly are written as {"$base64": ...}, {"$int": ...} or {"$real": ...}.
`;
