import type { TableMapping } from '../../../shared/data.ts';
import { type ImportPreview, metricUnits } from '../../../shared/samples.ts';
import { fileName } from './source-name.ts';

export type TableValue = TableMapping['values'][number];

/** Choices of what a column may hold: '' not read, 'date', 'time', or a metric code. */
export const DATE = ':date';
export const TIME = ':time';
export const NOTHING = ':nothing';

export const columnMetrics = Object.keys(metricUnits);

/** Units that a person's own table may be written in, by metric; the rest has only its own. */
export const unitChoices: Readonly<Record<string, readonly string[]>> = {
  weight: ['kg', 'lb', 'st'],
  distance: ['km', 'mi', 'm'],
  'active-energy': ['kcal', 'kJ'],
  glucose: ['mmol/L', 'mg/dL'],
  'body-temperature': ['degC', 'degF'],
  'blood-pressure-systolic': ['mmHg', 'kPa'],
  'blood-pressure-diastolic': ['mmHg', 'kPa'],
};

/** What a column is taken for at present. */
export const roleOf = (mapping: TableMapping, column: string): string => {
  if (mapping.date.column === column) return DATE;
  if (mapping.date.time === column) return TIME;
  return mapping.values.find((v) => v.column === column)?.metric ?? NOTHING;
};

/** The mapping with another meaning for one column. A measure belongs to one column only. */
export const withRole = (mapping: TableMapping, column: string, role: string): TableMapping => {
  const old = mapping.values.find((v) => v.column === column);
  const values = mapping.values.filter((v) => v.column !== column);
  const date = { ...mapping.date, time: mapping.date.time === column ? null : mapping.date.time };
  if (role === DATE) return { ...mapping, values, date: { ...date, column } };
  if (role === TIME) return { ...mapping, values, date: { ...date, time: column } };
  if (role === NOTHING) return { ...mapping, date, values };
  const value: TableValue = {
    column,
    kind:
      role === 'medication' || role === 'symptom' ? 'names' : role === 'migraine-day' ? 'yes-no' : 'number',
    metric: role,
    unit: unitChoices[role]?.[0] ?? '',
    scale: old?.scale ?? null,
  };
  const others = values.filter((v) => v.metric !== role);
  return { ...mapping, date, values: [...others, value] };
};

/** The mapping with another unit for one column. */
export const withUnit = (mapping: TableMapping, column: string, unit: string): TableMapping => ({
  ...mapping,
  values: mapping.values.map((v) => (v.column === column ? { ...v, unit } : v)),
});

/** A table that the person chose, or one inside a zip or folder that they chose. */
export interface TablePlace {
  path: string;
  member?: string;
}

const MOST = 12; // tables to be looked through by hand

const isNote = (x: unknown): x is { tables: { file: string; container: string }[] } =>
  typeof x === 'object' && x !== null && 'tables' in x && Array.isArray(x.tables);

/** The person's own tables among the files of a preview, as the import's source of tables notes them. */
export const tablesOf = (preview: ImportPreview, paths: readonly string[]): TablePlace[] => {
  const note = preview.notes['generic-csv'];
  if (!isNote(note)) return [];
  return note.tables.slice(0, MOST).flatMap(({ file, container }) => {
    const path = paths.find((p) => fileName(p) === container);
    if (path === undefined) return []; // a zip inside a folder
    return file === container ? [{ path }] : [{ path, member: file }];
  });
};
