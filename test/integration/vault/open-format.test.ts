import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, fromJson, toJson } from '../../../src/main/vault/open-format/values.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import { batch, codeOfCall, entry, newVault, reopen, tempFolder, trialRow } from './fixture.ts';

const AT = '2026-01-05T08:00:00.000Z';

const exportOf = async (vault: Vault) => vault.upkeep.exportTo(join(tempFolder(), 'export'), AT);

/** What makes two vaults equal: the bytes of every table. */
const contentOf = (report: Awaited<ReturnType<typeof exportOf>>) =>
  Object.fromEntries(report.files.filter((f) => f.name.startsWith('tables/')).map((f) => [f.name, f.sha256]));

const text = fc.string({ unit: 'binary', maxLength: 60 }).map((s) => s.replaceAll('\0', ' '));

const content = fc.record({
  notes: fc.array(text, { minLength: 1, maxLength: 6 }),
  answers: fc.array(
    fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    {
      maxLength: 4,
    },
  ),
  setting: text,
  profile: text,
  samples: fc.integer({ min: 0, max: 300 }),
  values: fc.array(fc.double({ noNaN: true, min: -1e299, max: 1e299 }), { minLength: 1, maxLength: 5 }),
  source: text,
  kept: fc.option(fc.boolean()),
});

const fill = async ({ repos }: Vault, c: typeof content extends fc.Arbitrary<infer T> ? T : never) => {
  await repos.trials.insert(trialRow('t1', c.notes[0]));
  await repos.trials.end('t1', 'stopped', AT, c.notes[0]!);
  for (const [i, note] of c.notes.entries())
    await repos.diary.save(
      entry(`2024-01-0${1 + (i % 3)}`, {
        note,
        kept: c.kept,
        marks: [note],
        answers: Object.fromEntries(c.answers.map((a, k) => [`q${k}`, a])),
        trialId: i === 0 ? 't1' : null,
      }),
      AT,
      i % 2 === 0,
    );
  await repos.settings.set('x', c.setting);
  await repos.profile.save(
    { conditions: [c.profile], medications: [], tried: [], goal: c.profile, notes: '' },
    AT,
  );
  await repos.audit.append({ at: AT, what: 'x', trialId: null, detail: c.setting });
  await repos.zones.replace([{ from: '2024-01-01', zone: 'Asia/Tokyo' }]);
  await repos.samples.begin('i', AT);
  const rows = batch(c.samples, -1e9, { source: c.source, metric: 'steps' });
  rows.value.forEach((_, i) => {
    rows.value[i] = c.values[i % c.values.length]!;
  });
  await repos.samples.insert('i', rows);
  await repos.samples.finish('i', { ...receipt, warnings: [c.source] }, AT);
};

const receipt = {
  importId: 'i',
  files: [],
  read: 1,
  new: 1,
  known: 0,
  refused: [],
  byMetric: {},
  unknownTypes: {},
  first: null,
  last: null,
  warnings: [],
  seconds: 1,
};

describe('an export in open formats', () => {
  test('read into an empty vault gives the same content, byte for byte, whatever was in it', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (c) => {
        const { vault } = await newVault(tempFolder());
        await fill(vault, c);
        const before = await exportOf(vault);
        await vault.close();
        const { vault: other } = await newVault(tempFolder());
        const report = await other.upkeep.importFrom(before.folder);
        expect(report.rows).toBe(before.rows);
        expect(contentOf(await exportOf(other))).toEqual(contentOf(before));
        const check = await other.upkeep.verify(AT);
        expect(check).toMatchObject({ healthy: true, problems: [] });
        await other.close();
      }),
      { numRuns: 12, seed: 20260105 },
    );
  });

  test('is made of files that anybody can read, for their owner only, with hashes that fit', async () => {
    const { vault } = await newVault(tempFolder());
    const planted = '=HYPERLINK("http://example.invalid")';
    await vault.repos.diary.save(entry('2024-01-01', { note: planted, answers: { pain: -3 } }), AT, false);
    await vault.repos.samples.begin('i', AT);
    await vault.repos.samples.insert('i', batch(3, 1.7e12));
    await vault.repos.samples.finish('i', receipt, AT);
    const { folder, files, rows } = await exportOf(vault);
    await vault.close();
    expect(readdirSync(folder).sort()).toEqual(['README.txt', 'csv', 'manifest.json', 'tables']);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.files).toEqual(files);
    expect(rows).toBeGreaterThan(4);
    const day = JSON.parse(readFileSync(join(folder, 'tables/diary_entry.jsonl'), 'utf8'));
    expect(day).toMatchObject({ day: '2024-01-01', note: planted, kept: null });
    const csv = readFileSync(join(folder, 'csv/diary_entry.csv'), 'utf8');
    expect(csv).toContain(`"'=HYPERLINK(""http://example.invalid"")"`);
    const samples = readFileSync(join(folder, 'csv/sample.csv'), 'utf8').split('\r\n');
    expect(samples[0]).toBe('metric,unit,start,end,value,source,device,original_unit,zone');
    expect(samples[1]).toBe(
      'steps,count,2023-11-14T22:13:20.000Z,2023-11-14T22:14:20.000Z,1,a watch,a device,count,Europe/London',
    );
  });

  test('is refused where a byte differs, a file is missing or cut, a row is strange; the vault stays empty', async () => {
    const { vault } = await newVault(tempFolder());
    await vault.repos.diary.save(entry('2024-01-01', { note: 'a' }), AT, false);
    const good = (await exportOf(vault)).folder;
    await vault.close();
    const { vault: empty } = await newVault(tempFolder());
    const tampered = (change: (folder: string) => void) => {
      const folder = join(tempFolder(), 'export');
      cpSync(good, folder, { recursive: true });
      change(folder);
      return codeOfCall(empty.upkeep.importFrom(folder));
    };
    const diary = (folder: string) => join(folder, 'tables/diary_entry.jsonl');
    const manifest = (folder: string, change: (m: Record<string, unknown>) => void) => {
      const path = join(folder, 'manifest.json');
      const json = JSON.parse(readFileSync(path, 'utf8'));
      change(json);
      writeFileSync(path, JSON.stringify(json));
    };
    const file = { rows: 0, bytes: 0, sha256: 'ab'.repeat(32) };
    expect(await codeOfCall(empty.upkeep.importFrom(tempFolder()))).toBe('not-an-export');
    expect(await tampered((f) => appendFileSync(diary(f), '{}\n'))).toBe('file-truncated');
    expect(
      await tampered((f) => writeFileSync(diary(f), readFileSync(diary(f), 'utf8').replace('"a"', '"b"'))),
    ).toBe('file-truncated');
    expect(await tampered((f) => writeFileSync(join(f, 'manifest.json'), '{'))).toBe('not-an-export');
    expect(await tampered((f) => manifest(f, (m) => (m['schemaVersion'] = 999)))).toBe('vault-newer');
    expect(await tampered((f) => manifest(f, (m) => (m['synthetic'] = false)))).toBe('refused-by-rule');
    for (const name of ['../../../etc/passwd', 'tables/../x.jsonl', '/etc/passwd'])
      expect(await tampered((f) => manifest(f, (m) => (m['files'] = [{ ...file, name }])))).toBe(
        'not-an-export',
      );
    expect(
      await tampered((f) => manifest(f, (m) => (m['files'] = [{ ...file, name: 'tables/meta.jsonl' }]))),
    ).toBe('not-an-export');
    if (process.platform !== 'win32')
      expect(
        await tampered((f) => {
          symlinkSync('/etc/hostname', join(f, 'tables/zz.jsonl'));
          manifest(f, (m) => (m['files'] = [{ ...file, name: 'tables/zz.jsonl' }]));
        }),
      ).toBe('not-an-export');
    expect(await empty.repos.diary.list('2000-01-01', '2030-01-01')).toEqual([]);
    await empty.upkeep.importFrom(good);
    expect(await codeOfCall(empty.upkeep.importFrom(good))).toBe('refused-by-rule'); // not empty any more
    await empty.repos.diary.save(entry('2024-01-02'), AT, false); // ids that the repositories remember are right
    await empty.close();
    expect(existsSync(join(empty.folder, 'vault.stage'))).toBe(false);
    await (await reopen(empty.folder)).close();
  });
});

test('values survive JSON without loss', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.string({ unit: 'binary' }),
    fc.uint8Array().map((a) => Buffer.from(a)),
    fc.constant(null),
  );
  fc.assert(
    fc.property(value, (v) => {
      const back = fromJson(JSON.parse(JSON.stringify(toJson(v))));
      const expected = typeof v === 'bigint' && Number.isSafeInteger(Number(v)) ? Number(v) : v;
      if (Object.is(expected, -0)) expect(back).toBe(0);
      else expect(back).toEqual(expected);
    }),
  );
  for (const strange of [true, [], {}, { $base64: 1 }, { $int: '1.5' }, { a: 'b' }, { $real: 'NaN' }])
    expect(fromJson(strange)).toBeUndefined();
});

test.each([
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['@cmd', "'@cmd"],
  ['-3 days', "'-3 days"],
  [-3, '-3'],
  [null, ''],
  ['a "b", c', '"a ""b"", c"'],
])('a CSV cell of %j is %j', (value, cell) => expect(csvCell(value)).toBe(cell));
