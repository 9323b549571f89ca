import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataService } from '../../../src/main/data/service.ts';
import { createTables } from '../../../src/main/data/tables.ts';
import { createUnitChoice } from '../../../src/main/data/unit-choice.ts';
import { createSession } from '../../../src/main/session/session.ts';
import type { TableMapping } from '../../../src/shared/data.ts';
import type { Result } from '../../../src/shared/errors.ts';
import { zip } from '../../unit/main/imports/zip-writer.ts';
import { temporaryVault } from '../imports/support.ts';

const session = createSession();
const tables = createTables(session);
const data = createDataService(session, {
  zone: 'Europe/Berlin',
  now: () => Date.parse('2026-06-01T12:00:00Z'),
});
let remove: () => Promise<void>;
let folder = '';

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const write = async (name: string, text: string) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

beforeAll(async () => {
  const made = await temporaryVault();
  remove = made.remove;
  await session.open(made.vault);
  folder = await mkdtemp(join(tmpdir(), 'n1-tables-'));
});
afterAll(async () => {
  await remove();
  await rm(folder, { recursive: true });
});

/** A table whose second column says nothing by its name, in German numbers. */
const header = 'Datum;Wert A;Notiz';
const table = `${header}\n03.04.2026;71,2;gut\n04.04.2026;71,9;\n05.04.2026;;müde\n`;

describe('a table of one’s own', () => {
  it('is mapped by hand, tried without storing, remembered, and then read that way', async () => {
    const path = await write('gewicht.csv', table);
    const guess = value(await tables.guess({ path }));
    expect(guess).toMatchObject({ fromProfile: false, mapping: { delimiter: ';' } });
    expect(guess.columns.map((c) => c.name)).toEqual(['Datum', 'Wert A', 'Notiz']);
    const mapping: TableMapping = {
      ...guess.mapping,
      decimal: 'comma',
      values: [{ column: 'Wert A', kind: 'number', metric: 'weight', unit: 'kg', scale: null }],
      source: 'Waage',
    };
    const rows = value(await tables.attempt({ path }, mapping));
    expect(rows[0]?.items).toEqual([{ metric: 'weight', value: 71.2, unit: 'kg', when: '2026-04-03' }]);
    expect(rows[2]?.items).toEqual([]); // an empty cell is nothing, not zero
    expect(value(await data.metrics())).toEqual([]);

    expect(value(await tables.save(guess.header, mapping))).toEqual({ profiles: 1 });
    expect(value(await tables.guess({ path }))).toMatchObject({ fromProfile: true, confidence: 1 });
    const preview = value(await data.preview([path]));
    expect(preview.byMetric['weight']?.rows).toBe(2);
    const receipt = value(await data.startImport([path], () => undefined));
    expect(receipt).toMatchObject({ new: 2, files: [{ source: 'generic-csv' }] });
    expect(value(await data.daily('weight')).map((d) => [d.day, d.value, d.sources])).toEqual([
      ['2026-04-03', 71.2, ['Waage']],
      ['2026-04-04', 71.9, ['Waage']],
    ]);

    const later = await write('gewicht2.csv', `${header}\n06.04.2026;72,5;\n`);
    expect(value(await data.startImport([later], () => undefined)).new).toBe(1);
    expect(value(await tables.save(guess.header, { ...mapping, source: 'Diary' }))).toEqual({ profiles: 1 });
  });

  it('with the header in other letters is read by the same saved mapping', async () => {
    const path = await write('gross.csv', 'DATUM;wert a;NOTIZ\n07.04.2026;73,5;\n');
    const guess = value(await tables.guess({ path }));
    expect(guess).toMatchObject({ fromProfile: true, mapping: { date: { column: 'DATUM' } } });
    expect(guess.sample[0]?.items).toEqual([
      { metric: 'weight', value: 73.5, unit: 'kg', when: '2026-04-07' },
    ]);
    expect(value(await data.preview([path])).byMetric['weight']?.rows).toBe(1);
  });

  it('inside a zip is offered for mapping, and read by what the person chose', async () => {
    const other = 'when,A,B\n2026-05-01,61,x\n2026-05-02,62,y\n';
    const path = join(folder, 'tables.zip');
    await writeFile(path, zip([{ name: 'notes/mine.csv', data: other }]));
    const before = value(await data.preview([path]));
    expect(before.byMetric).toEqual({});
    expect(before.notes['generic-csv']).toMatchObject({
      tables: [{ file: 'notes/mine.csv', container: 'tables.zip', used: null }],
    });
    const place = { path, member: 'notes/mine.csv' };
    const guess = value(await tables.guess(place));
    const mapping: TableMapping = {
      ...guess.mapping,
      values: [{ column: 'A', kind: 'number', metric: 'resting-heart-rate', unit: '', scale: null }],
    };
    expect(value(await tables.attempt(place, mapping))[1]?.items[0]).toMatchObject({ value: 62 });
    await tables.save(guess.header, mapping);
    expect(value(await data.preview([path])).byMetric['resting-heart-rate']?.rows).toBe(2);
  });

  it('is refused with a sentence where there is no date', async () => {
    const path = await write('noise.csv', 'a,b\nx,y\n');
    expect(await tables.guess({ path })).toMatchObject({ ok: false, error: { code: 'not-an-export' } });
    expect(await tables.guess({ path: join(folder, 'none.csv') })).toMatchObject({
      ok: false,
      error: { code: 'file-unreadable' },
    });
  });
});

describe('units', () => {
  it('begin with what is usual where the person lives, and are kept once chosen', async () => {
    let locale = 'en-US';
    const units = createUnitChoice(session, () => locale);
    expect(value(await units.get())).toMatchObject({ mass: 'lb', distance: 'mi', temperature: 'degF' });
    locale = 'de-DE';
    expect(value(await units.get())).toMatchObject({ mass: 'kg', glucose: 'mmol/L' });
    const chosen = { mass: 'lb', distance: 'km', temperature: 'degC', glucose: 'mg/dL' } as const;
    await units.save(chosen);
    expect(value(await units.get())).toEqual(chosen);
  });
});
