import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { appleHealth } from '../../../src/main/imports/apple-health/index.ts';
import { wallClock } from '../../../src/main/imports/clock.ts';
import type { Member } from '../../../src/main/imports/container.ts';
import { readContext } from '../../../src/main/imports/context.ts';
import { openForeignDatabase } from '../../../src/main/imports/foreign-database.ts';
import { runImport } from '../../../src/main/imports/import-job.ts';
import { Sink } from '../../../src/main/imports/sink.ts';
import { csvRows, EndlessRow } from '../../../src/main/imports/text/csv.ts';
import { healthData, now, readExports, record } from '../../unit/main/imports/support.ts';
import { type ZipEntry, zip } from '../../unit/main/imports/zip-writer.ts';
import { apple, contentHash, fixtures, imported, jobOf, london, withVault } from './support.ts';

/** The fifteen ways in which imports of health data go wrong, each with its test. */

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-modes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const put = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
};
const putXml = (name: string, records: string[]) => put(name, healthData(records.join('\n')));
const quantity = (type: string, unit: string, value: string, more: Record<string, string> = {}) =>
  record({ type: `HKQuantityTypeIdentifier${type}`, unit, value, ...more });
const valuesOf = (rows: readonly { metric: string; value: number }[]) =>
  Object.fromEntries(rows.map((r) => [r.metric, r.value]));

describe('1. files of many gigabytes', () => {
  it('memory stays bounded and progress is told', async () => {
    const block = Buffer.from(
      Array.from({ length: 400 }, (_, i) => record({ value: String(i + 1) })).join('\n'),
    );
    const blocks = 500; // about 55 MB; the bench does 300 MB and 4.5 GB
    const member: Member = {
      name: 'export.xml',
      container: 'export.zip',
      bytes: block.length * blocks,
      head: async () => block,
      async *stream() {
        yield Buffer.from('<HealthData locale="en_GB">');
        for (let i = 0; i < blocks; i++) yield block;
        yield Buffer.from('</HealthData>');
      },
    };
    let bytes = 0;
    let batches = 0;
    let peak = 0;
    const before = process.memoryUsage().rss;
    const sink = new Sink(() => {
      batches++;
      peak = Math.max(peak, process.memoryUsage().rss);
    });
    const run = {
      now,
      clock: wallClock(london),
      sink,
      answers: {},
      nativeBinding: undefined,
      onBytes: (_: Member, n: number) => {
        bytes += n;
      },
      onQuestion: () => undefined,
      onRefused: () => undefined,
      room: async () => undefined,
    };
    await appleHealth.read([member], sink, readContext(run, undefined));
    expect(sink.rowsRead).toBe(400 * blocks);
    expect(batches).toBe((400 * blocks) / 10_000);
    expect(bytes).toBeGreaterThan(member.bytes);
    expect((peak - before) / 1024 ** 2).toBeLessThan(200);
  });
});

describe('2. malformed XML, control bytes, bad UTF-8', () => {
  it.each([
    ['ios16_broken_dtd.xml', 120],
    ['vertical_tab_and_control.xml', 100],
    ['invalid_utf8_byte.xml', 101],
  ])('%s keeps its %d records', async (file, rows) => {
    expect((await readExports([apple(`synthetic-A-edge/${file}`)])).rows).toHaveLength(rows);
  });
});

describe('3. the right file in the archive', () => {
  const xml = healthData(record());
  const entries: ZipEntry[] = [
    { name: '__MACOSX/._export.xml', data: xml },
    { name: 'apple_health_export/export_cda.xml', data: '<ClinicalDocument/>' },
    { name: 'apple_health_export/exportaci\u00f3n.xml', data: xml, utf8Flag: false },
  ];
  it('a translated name without UTF-8 flag, decoys beside it', async () => {
    const read = await readExports([await put('a.zip', zip(entries))]);
    expect(read.rows).toHaveLength(1);
    expect(read.claimed).toMatchObject([
      { source: 'apple-health', members: [expect.stringMatching(/exportaci/)] },
    ]);
  });
  it('the unpacked folder, and a folder with the zip in it', async () => {
    await put('unpacked/apple_health_export/export.xml', xml);
    expect((await readExports([join(folder, 'unpacked')])).rows).toHaveLength(1);
    await put('downloads/letter.txt', 'Dear doctor');
    await put('downloads/export.zip', zip(entries));
    expect((await readExports([join(folder, 'downloads')])).rows).toHaveLength(1);
  });
  it('an archive that Google split in two is one import', async () => {
    const whole = join(fixtures, 'fitbit/synthetic-A/takeout-20240421T120000Z-001.zip');
    const parts: ZipEntry[][] = [[], []];
    const opened = await yauzl.openPromise(whole, { lazyEntries: true, autoClose: false });
    let i = 0;
    for await (const entry of opened.eachEntry()) {
      const pieces: Buffer[] = [];
      for await (const piece of await opened.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      parts[i++ % 2]?.push({ name: String(entry.fileName), data: Buffer.concat(pieces) });
    }
    opened.close();
    const paths = await Promise.all(parts.map((p, n) => put(`takeout-00${n + 1}.zip`, zip(p))));
    const text = (rows: Awaited<ReturnType<typeof readExports>>['rows']) =>
      rows.map((r) => `${r.metric} ${r.start} ${r.end} ${r.value} ${r.source}`).sort();
    const [one, split] = [await readExports([whole]), await readExports(paths)];
    expect(new Set(text(split.rows))).toEqual(new Set(text(one.rows)));
  });
});

describe('4. double counting across phone, watch and app, and dropping a device', () => {
  it('the same walk counts once, what only the phone saw counts too', async () => {
    const walk = (hour: string, source: string, value: string) =>
      record({
        sourceName: source,
        value,
        startDate: `2024-03-01 ${hour}:00:00 +0000`,
        endDate: `2024-03-01 ${hour}:30:00 +0000`,
      });
    const path = await putXml('walks.xml', [
      walk('08', 'Sam\u2019s Apple Watch', '1000'),
      walk('08', 'Sam\u2019s iPhone', '900'),
      walk('12', 'Sam\u2019s iPhone', '500'),
    ]);
    await withVault(async (vault) => {
      await imported(vault, [path]);
      expect(await vault.repos.daily.list('steps', null, null)).toMatchObject([
        { value: 1500, sources: ["Sam's Apple Watch", "Sam's iPhone"] },
      ]);
    });
  });
});

describe('5. unstable names of devices and sources', () => {
  it('addresses, versions and typographic characters do not make new ones', async () => {
    const of = (address: string, software: string, name: string) =>
      record({
        sourceName: name,
        device: `&lt;&lt;HKDevice: ${address}&gt;, name:iPhone, manufacturer:Apple Inc., software:${software}&gt;`,
      });
    const { rows } = await readExports([
      await putXml('devices.xml', [
        of('0x30', '17.1', 'Sam\u2019s\u00a0iPhone'),
        of('0x31', '17.2', "Sam's iPhone"),
      ]),
    ]);
    expect(new Set(rows.map((r) => `${r.source} ${r.device}`)).size).toBe(1);
  });
});

describe('6. zones, clock changes, travel, offset of the export', () => {
  it('the day an hour shorter and the one an hour longer begin at local midnight', () => {
    const clock = wallClock([{ from: '1970-01-01', zone: 'Europe/Berlin' }]);
    const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
    const hours = (iso: string) => {
      const { start, end } = clock.dayBounds(day(iso));
      return (end - start) / 3_600_000;
    };
    expect(['2024-03-31', '2024-10-27', '2024-06-01'].map(hours)).toEqual([23, 25, 24]);
  });
  it('a wall clock that does not exist moves on, one that comes twice is the first', () => {
    const clock = wallClock([{ from: '1970-01-01', zone: 'Europe/Berlin' }]);
    const at = (wall: string) => new Date(clock.instant(Date.parse(`${wall}Z`))).toISOString();
    expect(at('2024-03-31T02:30:00')).toBe('2024-03-31T01:30:00.000Z'); // reads 03:30 in summer time
    expect(at('2024-10-27T02:30:00')).toBe('2024-10-27T00:30:00.000Z');
  });
  it('a journey: the same wall clock is another instant, the day is the local one', async () => {
    const zones = [
      { from: '1970-01-01', zone: 'Europe/Berlin' },
      { from: '2024-10-10', zone: 'Asia/Tokyo' },
    ];
    const clock = wallClock(zones);
    const at = (wall: string) => new Date(clock.instant(Date.parse(`${wall}Z`))).toISOString();
    expect(at('2024-10-09T22:00:00')).toBe('2024-10-09T20:00:00.000Z');
    expect(at('2024-10-11T22:00:00')).toBe('2024-10-11T13:00:00.000Z');
    const path = await putXml('tokyo.xml', [
      record({ startDate: '2024-10-11 23:30:00 +0200', endDate: '2024-10-11 23:40:00 +0200' }),
    ]);
    await withVault(async (vault) => {
      await imported(vault, [path], { zones });
      expect(await vault.repos.daily.list('steps', null, null)).toMatchObject([{ day: '2024-10-12' }]);
    });
  });
});

describe('7. importing again', () => {
  it('after a correction of the zone history the same file replaces what it brought before', async () => {
    const path = await put(
      'bp.csv',
      'Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm)\nJan 12 2025,07:40,124,72,66\n',
    );
    const tokyo = [{ from: '1970-01-01', zone: 'Asia/Tokyo' }];
    await withVault(async (vault) => {
      const { samples } = vault.repos;
      const first = await imported(vault, [path]);
      expect(first).toMatchObject({ new: 3, zones: london, warnings: [] });
      const second = await imported(vault, [path], { zones: tokyo });
      expect(second).toMatchObject({ new: 3, zones: tokyo, warnings: [expect.stringMatching(/replaced/)] });
      expect(await samples.count()).toBe(3);
      expect((await samples.range('blood-pressure-systolic', 0, 8e15)).map((r) => r.start)).toEqual([
        Date.UTC(2025, 0, 11, 22, 40),
      ]);
      expect(await vault.repos.daily.list('blood-pressure-systolic', null, null)).toMatchObject([
        { day: '2025-01-12', value: 124 },
      ]);
      expect((await samples.imports()).map((i) => i.state)).toEqual(['done', 'undone']);
    });
  });
  it('an import in which every row is refused fails with the reason and an example', async () => {
    const path = await putXml('none.xml', [quantity('HeartRate', 'count/min', '0')]);
    await withVault(async (vault) => {
      expect(await runImport(jobOf(vault, [path]))).toMatchObject({
        ok: false,
        error: { code: 'bad-input', message: expect.stringMatching(/none\.xml.*line \d+/) },
      });
      expect(await vault.repos.samples.imports()).toEqual([]);
    });
  });
  it('an export with another offset adds nothing, true repeats at other values stay', async () => {
    const winter = await putXml('winter.xml', [record(), record(), record({ value: '121' })]);
    const summer = await putXml('summer.xml', [
      record({ startDate: '2024-03-01 09:00:00 +0100', endDate: '2024-03-01 09:05:00 +0100' }),
    ]);
    await withVault(async (vault) => {
      expect(await imported(vault, [winter])).toMatchObject({ read: 3, new: 2, known: 1 });
      expect(await imported(vault, [summer])).toMatchObject({ read: 1, new: 0, known: 1 });
    });
  });
});

describe('8. the same data twice inside one archive', () => {
  it('a blood pressure in its pair and on its own counts once', async () => {
    const path = await put(
      'pair.xml',
      healthData(
        `${quantity('BloodPressureSystolic', 'mmHg', '120')}
<Correlation type="HKCorrelationTypeIdentifierBloodPressure" startDate="2024-03-01 08:00:00 +0000" endDate="2024-03-01 08:05:00 +0000">${quantity('BloodPressureSystolic', 'mmHg', '120')}${quantity('BloodPressureDiastolic', 'mmHg', '80')}</Correlation>`,
      ),
    );
    expect((await readExports([path])).rows.map((r) => r.value)).toEqual([120, 80]);
  });
  it('a day total beside its quarters of an hour (Google Fit), twins in JSON and CSV (Fitbit)', async () => {
    await withVault(async (vault) => {
      for (const [file, steps] of [
        ['google-fit/synthetic-A/takeout-fit.zip', 7406],
        ['fitbit/synthetic-A/takeout-20240421T120000Z-001.zip', 7406],
        ['samsung-health/synthetic-A/samsunghealth_user_20240421201500.zip', 7406],
      ] as const) {
        const receipt = await imported(vault, [join(fixtures, file)]);
        expect((await vault.repos.daily.list('steps', '2024-02-20', '2024-02-20'))[0]?.value).toBe(steps);
        await vault.repos.samples.undo(receipt.importId, '2026-01-01T00:00:00Z');
      }
    });
  });
});

describe('9. units', () => {
  it('pounds, miles, Fahrenheit, kilojoules, milligrams, fractions become the canonical unit', async () => {
    const { rows } = await readExports([
      await putXml('imperial.xml', [
        quantity('BodyMass', 'lb', '171.4'),
        quantity('DistanceWalkingRunning', 'mi', '2'),
        quantity('BodyTemperature', 'degF', '98.6'),
        quantity('ActiveEnergyBurned', 'kJ', '418.4'),
        quantity('BloodGlucose', 'mg/dL', '100'),
        quantity('OxygenSaturation', '%', '0.97'),
      ]),
    ]);
    const values = valuesOf(rows);
    expect(values['weight']).toBeCloseTo(77.745732, 5);
    expect(values['distance']).toBeCloseTo(3218.688, 3);
    expect(values['body-temperature']).toBeCloseTo(37, 6);
    expect(values['active-energy']).toBeCloseTo(100, 6);
    expect(values['glucose']).toBeCloseTo(5.550747, 5);
    expect(values['spo2']).toBe(97);
  });
  it('a unit that is none of the metric is refused with an example', async () => {
    const { rows, refused } = await readExports([
      await putXml('unit.xml', [quantity('BodyMass', 'mmHg', '80')]),
    ]);
    expect(rows).toEqual([]);
    expect(refused).toMatchObject([
      { count: 1, examples: [expect.stringMatching(/line \d+: weight.*mmHg/)] },
    ]);
  });
});

describe('10. locale', () => {
  it('semicolons, decimal commas, translated headers, day before month', async () => {
    const { rows } = await readExports([
      await put(
        'weight.csv',
        'Datum;Gewicht (kg);Fettmasse (kg)\n13.02.2024 07:40;78,07;16,39\n14.02.2024 07:41;78,10;\n',
      ),
    ]);
    const weights = rows.filter((r) => r.metric === 'weight');
    expect(weights.map((r) => [r.start, r.value])).toEqual([
      ['2024-02-13T07:40:00.000Z', 78.07],
      ['2024-02-14T07:41:00.000Z', 78.1],
    ]);
  });
  it('dates that fit two orders are not guessed', async () => {
    const path = await put(
      'omron.csv',
      'Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm)\n03/04/2024,07:40,124,72,66\n',
    );
    const read = await readExports([path]).catch((error: Error) => error.message);
    if (typeof read === 'string') expect(read).toMatch(/day|month|order/i);
    else {
      expect(read.rows).toEqual([]);
      expect(read.questions.length + read.refused.length).toBeGreaterThan(0);
    }
  });
});

describe('11. markers are no values, absence is not zero', () => {
  it('a pulse of 0 and the date 1970 are refused', async () => {
    const { rows, refused } = await readExports([
      await putXml('zero.xml', [
        quantity('HeartRate', 'count/min', '0'),
        record({ startDate: '1970-01-01 00:00:00 +0000', endDate: '1970-01-01 00:00:00 +0000' }),
        record({ value: undefined }),
      ]),
    ]);
    expect(rows).toEqual([]);
    expect(refused.reduce((n, r) => n + r.count, 0)).toBe(3);
  });
  it('a list of attacks makes no pain-free days', async () => {
    await withVault(async (vault) => {
      await imported(vault, [join(fixtures, 'migraine-buddy/synthetic-A/migraine_buddy.csv')]);
      const days = await vault.repos.daily.list('migraine-day', null, null);
      expect(days).toHaveLength(12);
      expect(days.every((d) => d.value === 1)).toBe(true);
    });
  });
});

describe('12. new types and columns', () => {
  it('are counted and do not stop the import', async () => {
    const path = await put(
      'future.xml',
      healthData(
        `${record()}\n${quantity('FromTheFuture', 'count', '1')}\n<Hologram id="1"><Part/></Hologram>`,
      ),
    );
    const read = await readExports([path]);
    expect(read.rows).toHaveLength(1);
    expect(read.unknownTypes).toEqual({ HKQuantityTypeIdentifierFromTheFuture: 1, Hologram: 1 });
  });
});

describe('13. truncated and corrupt exports', () => {
  it('complete records of a cut file stay, and the receipt says that it is cut', async () => {
    const read = await readExports([apple('synthetic-A-edge/truncated_mid_record.xml')]);
    expect(read.rows).toHaveLength(162);
    expect(read.warnings).toEqual([expect.stringMatching(/ends in the middle/)]);
  });
  it('one broken file of many is refused by name, the others come in', async () => {
    const directory = 'Takeout/Fitbit/Global Export Data';
    const day = (n: number) =>
      JSON.stringify([{ dateTime: `02/2${n}/24 10:00:45`, value: { bpm: 60 + n, confidence: 3 } }]);
    const path = await put(
      'half.zip',
      zip([
        { name: `${directory}/heart_rate-2024-02-20.json`, data: day(0) },
        { name: `${directory}/heart_rate-2024-02-21.json`, data: day(1).slice(0, 30) },
        { name: `${directory}/heart_rate-2024-02-22.json`, data: day(2) },
      ]),
    );
    const read = await readExports([path], { answers: {} });
    const said = JSON.stringify(read.refused);
    expect(said).toMatch(/heart_rate-2024-02-21\.json/);
    expect(read.rows.length + read.questions.length).toBeGreaterThan(0);
  });
});

describe('14. which day a night belongs to', () => {
  it('the night counts on the day of waking, a nap does not count, sleep in parts is added up', async () => {
    const sleep = (from: string, to: string) =>
      record({
        type: 'HKCategoryTypeIdentifierSleepAnalysis',
        unit: undefined,
        value: 'HKCategoryValueSleepAnalysisAsleepUnspecified',
        startDate: `${from}:00 +0000`,
        endDate: `${to}:00 +0000`,
      });
    const path = await putXml('nights.xml', [
      sleep('2024-03-01 22:30', '2024-03-02 02:00'),
      sleep('2024-03-02 02:30', '2024-03-02 06:30'),
      sleep('2024-03-02 14:00', '2024-03-02 14:40'),
      sleep('2024-03-03 08:00', '2024-03-03 15:00'), // after a night shift
    ]);
    await withVault(async (vault) => {
      await imported(vault, [path]);
      expect(await vault.repos.daily.list('sleep-duration', null, null)).toMatchObject([
        { day: '2024-03-02', value: 450 },
        { day: '2024-03-03', value: 420 },
      ]);
    });
  });
});

describe('15. silent failure and hostile input', () => {
  it('what is refused says file and reason, and leaves nothing', async () => {
    await withVault(async (vault) => {
      const before = await contentHash(vault);
      const result = await runImport(jobOf(vault, [await put('letter.pdf', '%PDF-1.4')]));
      expect(result).toMatchObject({
        ok: false,
        error: {
          code: 'not-an-export',
          where: 'letter.pdf',
          message: expect.stringMatching(/Nothing of it/),
        },
      });
      expect(await contentHash(vault)).toBe(before);
    });
  });
  it('entities are not expanded, names cannot leave the archive', async () => {
    expect((await readExports([apple('synthetic-A-edge/entity_bomb.xml')])).rows).toHaveLength(1);
    expect(
      (await readExports([apple('synthetic-A-edge/zip_slip_and_two_xml.zip')])).rows.length,
    ).toBeGreaterThan(5);
  });
  it('symbolic links in a folder are not followed', async () => {
    const outside = await put('outside/export.xml', healthData(record()));
    await mkdir(join(folder, 'linked'), { recursive: true });
    await symlink(outside, join(folder, 'linked/export.xml'));
    await symlink(join(folder, 'outside'), join(folder, 'linked/more'));
    await expect(readExports([join(folder, 'linked')])).rejects.toMatchObject({
      error: { code: 'file-truncated', where: 'linked' },
    });
  });
  it('a row without end and an element without end are refused before they fill the memory', async () => {
    const endless = async function* () {
      yield 'Date,Systolic (mmHg),Diastolic (mmHg)\n';
      for (let i = 0; i < 1000; i++) yield '1'.repeat(1_000_000); // a gigabyte if it were read
    };
    await expect(async () => {
      for await (const _ of csvRows(endless())) expect(_).toBeDefined();
    }).rejects.toThrow(EndlessRow);
    const silent = await put('silent.xml', `<HealthData locale="x">${' '.repeat(9_000_000)}</HealthData>`);
    await expect(readExports([silent])).rejects.toMatchObject({ error: { code: 'file-unreadable' } });
  });
  it('a bomb in the zip and a zip that holds itself', async () => {
    const bomb = zip([
      { name: 'export.xml', data: Buffer.alloc(150 * 1024 * 1024, `<HealthData>${' '.repeat(50)}`) },
    ]);
    await expect(readExports([await put('bomb.zip', bomb)])).rejects.toMatchObject({
      error: { code: 'file-unreadable' },
    });
  });
  it('a database from outside runs none of its own code and cannot be written', async () => {
    const path = join(folder, 'evil.db');
    const made = new BetterSqlite3(path);
    made.pragma('journal_mode = WAL');
    made.exec(`CREATE TABLE t (x); INSERT INTO t VALUES (1);
      CREATE VIEW v AS SELECT load_extension('evil') AS x;
      CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END;`);
    made.close();
    const db = openForeignDatabase(await readFile(path), 'evil.db');
    expect(db.prepare('SELECT x FROM t').pluck().all()).toEqual([1]);
    expect(() => db.prepare('INSERT INTO t VALUES (2)').run()).toThrow();
    expect(() => db.prepare('SELECT x FROM v').all()).toThrow();
    expect(() =>
      db.exec(`ATTACH DATABASE '${join(folder, 'stolen.db')}' AS s; CREATE TABLE s.t (x)`),
    ).toThrow();
    db.close();
  });
});
