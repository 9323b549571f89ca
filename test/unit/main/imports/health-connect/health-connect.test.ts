import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { berlin, brief, readWritten, zipOf } from '../written.ts';

/** As Android creates them: columns in another order than in the fixture, generated ones, foreign keys. */
const record = (table: string, times: string, values: string) =>
  `CREATE TABLE ${table} (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE DEFAULT (randomblob(16)), app_info_id INTEGER, device_info_id INTEGER, ${times}, ${values});`;
const instant = 'time INTEGER, zone_offset INTEGER, local_date INTEGER';
const interval =
  'start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER';
const schema = [
  'CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT NOT NULL UNIQUE, app_name TEXT);',
  'CREATE TABLE device_info_table (row_id INTEGER PRIMARY KEY, manufacturer TEXT, model TEXT);',
  record(
    'weight_record_table',
    instant,
    'weight REAL, local_date_time INTEGER AS (time + 1000 * zone_offset)',
  ),
  record('distance_record_table', interval, 'distance REAL'),
  record('active_calories_burned_record_table', interval, 'energy REAL'),
  record('blood_glucose_record_table', instant, 'level REAL, specimen_source TEXT'),
  record('sleep_session_record_table', interval, 'title TEXT'),
  'CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER);',
  record('exercise_session_record_table', interval, 'exercise_type INTEGER'),
  record('menstruation_flow_record_table', instant, 'flow INTEGER'),
  record('nutrition_record_table', interval, 'energy REAL'),
  "INSERT INTO application_info_table VALUES (1, 'com.withings.wiscale2', 'Health Mate'), (2, 'org.example.app', 'X');",
  "INSERT INTO device_info_table VALUES (1, 'Withings', 'Body+');",
];

const databaseOf = async (statements: string[]): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'n1-hc-'));
  const path = join(folder, 'x.db');
  const db = new BetterSqlite3(path);
  for (const statement of statements) db.exec(statement);
  db.close();
  const content = await readFile(path);
  await rm(folder, { recursive: true });
  return content;
};

const noon = Date.UTC(2024, 6, 1, 12);
const hour = 3_600_000;

describe('Health Connect', () => {
  it('reads grams, small calories and mmol/L; apps as sources; the offset of travel as the zone', async () => {
    const db = await databaseOf([
      ...schema,
      `INSERT INTO weight_record_table (app_info_id, device_info_id, time, zone_offset, weight) VALUES (1, 1, ${noon}, 19800, 80500), (1, 1, ${noon}, 19800, 5e-324), (1, 1, ${noon}, 19800, NULL)`,
      `INSERT INTO distance_record_table (app_info_id, start_time, end_time, start_zone_offset, distance) VALUES (2, ${noon}, ${noon + hour}, -18000, 1500.5)`,
      `INSERT INTO active_calories_burned_record_table (app_info_id, start_time, end_time, energy) VALUES (9, ${noon}, ${noon + hour}, 250000)`,
      `INSERT INTO blood_glucose_record_table (app_info_id, time, zone_offset, level) VALUES (2, ${noon}, 0, 5.5)`,
      `INSERT INTO menstruation_flow_record_table (app_info_id, time, flow) VALUES (2, ${noon}, 3)`,
      `INSERT INTO exercise_session_record_table (app_info_id, start_time, end_time, exercise_type) VALUES (2, ${noon}, ${noon + hour / 2}, 53)`,
      'INSERT INTO nutrition_record_table (energy) VALUES (1), (2)',
    ]);
    const read = await readWritten(
      { 'Health Connect.zip': zipOf({ 'health_connect_export.db': db }) },
      { zones: berlin },
    );
    expect(brief(read.rows)).toEqual([
      'weight 2024-07-01T12:00:00Z 80.5',
      'glucose 2024-07-01T12:00:00Z 5.5',
      'distance 2024-07-01T12:00:00Z 1500.5',
      'active-energy 2024-07-01T12:00:00Z 250',
      'workout:walking 2024-07-01T12:00:00Z 30',
      'menstruation 2024-07-01T12:00:00Z 4',
    ]);
    expect(read.rows[0]).toMatchObject({ source: 'Withings', device: 'Body+', zone: '+05:30' });
    expect(read.rows[2]).toMatchObject({ source: 'org.example.app via Health Connect', zone: '-05:00' });
    expect(read.rows[3]).toMatchObject({ source: 'An app via Health Connect', zone: '' });
    expect(read.unknownTypes).toEqual({ 'Health Connect nutrition_record_table': 2 });
    expect(read.refused).toMatchObject([{ reason: 'The value is not a number.', count: 1 }]);
  });

  it('sessions with stages give stages, sessions without give sleep', async () => {
    const db = await databaseOf([
      ...schema,
      `INSERT INTO sleep_session_record_table (row_id, app_info_id, start_time, end_time, end_zone_offset) VALUES (1, 2, ${noon}, ${noon + 4 * hour}, 7200), (2, 2, ${noon + 24 * hour}, ${noon + 31 * hour}, 7200)`,
      `INSERT INTO sleep_stages_table VALUES (1, ${noon}, ${noon + hour}, 4), (1, ${noon + hour}, ${noon + 2 * hour}, 7), (1, ${noon + 2 * hour}, ${noon + 3 * hour}, 0), (77, ${noon}, ${noon + hour}, 5)`,
    ]);
    const read = await readWritten({ 'renamed.bin': db });
    expect(
      read.rows.map((r) => `${r.value} ${r.start.slice(8, 16)} ${r.end.slice(8, 16)} ${r.zone}`),
    ).toEqual(['3 01T12:00 01T13:00 +02:00', '2 01T13:00 01T14:00 +02:00', '1 02T12:00 02T19:00 +02:00']);
    expect(read.unknownTypes).toEqual({ 'Health Connect sleep of an unknown stage': 1 });
  });

  it('a schema from another year: missing columns and tables are no error, a view is not read', async () => {
    const db = await databaseOf([
      'CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, app_name TEXT);',
      'CREATE TABLE steps_record_table (start_time INTEGER, end_time INTEGER, count INTEGER);',
      `INSERT INTO steps_record_table VALUES (${noon}, ${noon + hour}, 500), ('soon', 'later', 'many')`,
      'CREATE TABLE secret (time INTEGER, weight REAL)',
      `INSERT INTO secret VALUES (${noon}, 80000)`,
      'CREATE VIEW weight_record_table AS SELECT time, weight, 0 AS row_id FROM secret',
    ]);
    const read = await readWritten({ 'x.db': db });
    expect(brief(read.rows)).toEqual(['steps 2024-07-01T12:00:00Z 500']);
    expect(read.refused).toMatchObject([{ count: 1 }]);
  });

  it('another SQLite file is no export; a damaged one says so and keeps what was read', async () => {
    const other = await databaseOf(['CREATE TABLE bookmarks (url TEXT)']);
    await expect(readWritten({ 'x.db': other })).rejects.toThrow(/not a health export/);
    const many = Array.from({ length: 3000 }, (_, i) => `(1, ${noon + i * 1000}, 0, ${80_000 + i})`).join(
      ',',
    );
    const whole = await databaseOf([
      ...schema,
      `INSERT INTO weight_record_table (app_info_id, time, zone_offset, weight) VALUES ${many}`,
    ]);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, Math.floor(damaged.length * 0.5), Math.floor(damaged.length * 0.6));
    const read = await readWritten({ 'x.db': damaged }).catch((error: unknown) => String(error));
    if (typeof read === 'string') expect(read).toMatch(/damaged/);
    else {
      expect(read.rows.length).toBeLessThan(3000);
      expect(read.refused.some((r) => r.reason.includes('damaged'))).toBe(true);
    }
  });
});
