import { z } from 'zod';
import { plainHeader } from '../text/headers.ts';

/** What a column of a person's own table means. Columns are named by their header, or "#1", "#2" without one. */
const valueColumn = z.object({
  column: z.string().max(200),
  /**
   * number: a figure in `unit`. yes-no: 1 or 0, as it was answered. names: a list of medicines or symptoms; `metric`
   * is then "medication" or "symptom".
   */
  kind: z.enum(['number', 'yes-no', 'names']),
  metric: z.string().min(1).max(80),
  /** The unit as units.ts knows it, '' for the canonical one. */
  unit: z.string().max(40),
  /** Ends of the table's own scale, brought to 0-10; null: the figures stand as they are. */
  scale: z.tuple([z.number(), z.number()]).nullable(),
});

const dateColumn = z.object({
  column: z.string().max(200),
  /** A column with the time of day beside the date. */
  time: z.string().max(200).nullable(),
  /** epoch: seconds or milliseconds since 1970. */
  format: z.enum(['text', 'epoch']),
  /** Order of day and month in "03/04/2024"; null: found out from all dates of the file. */
  order: z.enum(['dmy', 'mdy']).nullable(),
  /** IANA zone of the clock times; null: where the person lived at that time. */
  zone: z.string().max(60).nullable(),
});

/** How to read a person's own table: data that can be saved as a profile and used again for the next file. */
export const csvMapping = z.object({
  delimiter: z.enum([',', ';', '\t', '|']),
  decimal: z.enum(['point', 'comma']),
  /** Row with the names of the columns, from 0; null where there is none. */
  headerRow: z.number().int().min(0).max(50).nullable(),
  date: dateColumn,
  values: z.array(valueColumn).max(100),
  /** Cell texts that mean "nothing measured", beside the usual ones ("-", "N/A", "no data"). */
  sentinels: z.array(z.string().max(60)).max(50),
  /** Who measured: the name that the rows get in the vault. */
  source: z.string().min(1).max(60),
});

export type CsvMapping = z.infer<typeof csvMapping>;
export type CsvValueColumn = CsvMapping['values'][number];

/** A mapping that the person saved, with the header it belongs to. */
export const csvProfile = z.object({ header: z.array(z.string().max(200)).max(500), mapping: csvMapping });
export type CsvProfile = z.infer<typeof csvProfile>;

/** What the import gets as options of this source: `ImportTask.options['generic-csv']`. */
export const csvOptions = z.object({ profiles: z.array(csvProfile).max(200) });

/** The name of a column, as mappings use it. */
export const columnName = (header: readonly string[] | null, index: number): string => {
  const name = (header?.[index] ?? '').replace(/\s+/g, ' ').trim();
  return name === '' ? `#${index + 1}` : name.slice(0, 200);
};

/** Do two headers belong to the same kind of table? Case and blanks do not matter, the order does. */
export const sameHeader = (a: readonly string[], b: readonly string[]): boolean => {
  const plain = (cells: readonly string[]) =>
    cells.map((c) => c.replace(/\s+/g, ' ').trim().toLowerCase()).join('\n');
  return plain(a) === plain(b);
};

/**
 * A saved mapping with the names of the columns as this file writes them: "Weight" for a profile's "weight". Names
 * that the file does not have stay as they are.
 *
 * @param names of the columns of this file, see `columnName`
 */
export const adaptMapping = (mapping: CsvMapping, names: readonly string[]): CsvMapping => {
  const here = <T extends string | null>(name: T): T | string =>
    name === null || names.includes(name)
      ? name
      : (names.find((n) => plainHeader(n) === plainHeader(name)) ?? name);
  const date = { ...mapping.date, column: here(mapping.date.column), time: here(mapping.date.time) };
  return { ...mapping, date, values: mapping.values.map((v) => ({ ...v, column: here(v.column) })) };
};
