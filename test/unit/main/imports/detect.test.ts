import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detect } from '../../../../src/main/imports/detect.ts';
import { AppFailure } from '../../../../src/shared/errors.ts';
import { apple, healthData, parseFile, record } from './support.ts';
import { type ZipEntry, zip } from './zip-writer.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-detect-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const put = async (name: string, content: Buffer | string) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const putZip = (name: string, entries: ZipEntry[]) => put(name, zip(entries));
const xml = healthData(record());

const failureOf = async (path: string) => {
  const error: unknown = await parseFile(path).catch((e: unknown) => e);
  if (!(error instanceof AppFailure)) throw new Error(`expected an AppFailure, got ${String(error)}`);
  return error.error;
};

describe('what is an export is decided by its content', () => {
  it.each(['导出.xml', 'Export.xml', 'exportación.XML', 'a/b/export.xml'])('in a zip as %s', async (name) => {
    const path = await putZip('any-name.bin', [
      { name: 'apple_health_export/export_cda.xml', data: '<ClinicalDocument/>' },
      { name, data: xml },
    ]);
    expect((await parseFile(path)).members).toEqual([name]);
  });

  it('a name without UTF-8 flag', async () => {
    const path = await putZip('old.zip', [
      { name: 'apple_health_export/导出.xml', data: xml, utf8Flag: false },
    ]);
    expect((await parseFile(path)).rows).toHaveLength(1);
  });

  it("Finder's copies are not looked at", async () => {
    const path = await putZip('finder.zip', [
      { name: '__MACOSX/apple_health_export/._export.xml', data: xml },
      { name: 'apple_health_export/._export.xml', data: xml },
      { name: 'apple_health_export/export.xml', data: xml },
    ]);
    expect((await parseFile(path)).members).toEqual(['apple_health_export/export.xml']);
  });

  it('an xml under any name', async () => {
    expect((await parseFile(await put('renamed.txt', xml))).rows).toHaveLength(1);
    expect((await parseFile(await put('bom.xml', `\uFEFF${xml}`))).warnings).toEqual([]);
  });

  it('entries outside are never written: the folder above stays as it was', async () => {
    const path = await put('slip.zip', await readFile(apple('synthetic-A-edge/zip_slip_and_two_xml.zip')));
    const before = await readdir(dirname(folder));
    await parseFile(path);
    expect(await readdir(folder)).not.toContain('evil.txt');
    expect((await readdir(dirname(folder))).filter((n) => n === 'evil.txt')).toEqual(
      before.filter((n) => n === 'evil.txt'),
    );
  });
});

describe('what is none is refused in plain words, with the name of the file', () => {
  it.each<[string, () => Promise<string>, string, RegExp]>([
    [
      'another zip',
      () => putZip('photos.zip', [{ name: 'a.xml', data: '<gallery/>' }]),
      'not-an-export',
      /no health export/,
    ],
    ['an empty zip', () => putZip('none.zip', []), 'not-an-export', /no health export/],
    ['a text', () => put('letter.txt', 'Dear Sir'), 'not-an-export', /not a health export/],
    ['an empty file', () => put('empty.zip', ''), 'file-truncated', /empty/],
    [
      'a truncated zip',
      async () => put('cut.zip', await readFile(apple('synthetic-A-edge/truncated_download.zip'))),
      'file-truncated',
      /download is incomplete/,
    ],
    [
      'half a zip',
      async () => put('half.zip', zip([{ name: 'export.xml', data: xml }]).subarray(0, 150)),
      'file-truncated',
      /download is incomplete/,
    ],
    ['no file', async () => join(folder, 'missing.zip'), 'file-unreadable', /no such file/],
    [
      'a folder without an export',
      async () => {
        const inside = join(folder, 'letters');
        await mkdir(inside, { recursive: true });
        await writeFile(join(inside, 'letter.txt'), 'Dear doctor');
        return inside;
      },
      'not-an-export',
      /is a folder, but no health export/,
    ],
    [
      'a wrong checksum',
      () => putZip('crc.zip', [{ name: 'export.xml', data: xml, crc: 1 }]),
      'file-unreadable',
      /damaged/,
    ],
    [
      'a password',
      () => putZip('locked.zip', [{ name: 'export.xml', data: xml, encrypted: true }]),
      'file-unreadable',
      /password/,
    ],
    [
      'a bomb',
      () => putZip('bomb.zip', [{ name: 'export.xml', data: xml + ' '.repeat(120_000_000) }]),
      'file-unreadable',
      /implausible size/,
    ],
    [
      'a size that lies',
      () => putZip('lie.zip', [{ name: 'export.xml', data: xml, uncompressedSize: 10 }]),
      'not-an-export',
      /no health export/,
    ],
  ])('%s', async (_name, make, code, message) => {
    const path = await make();
    const error = await failureOf(path);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/Nothing of it was imported/);
    expect(error.where).toBe(path.split('/').at(-1));
  });

  it('a broken byte inside the compressed data', async () => {
    const whole = zip([
      {
        name: 'export.xml',
        data: healthData(Array.from({ length: 5000 }, (_, i) => record({ value: String(i) })).join('\n')),
      },
    ]);
    whole[Math.floor(whole.length / 2)]! ^= 0xff;
    expect((await failureOf(await put('flipped.zip', whole))).code).toBe('file-unreadable');
  });

  it('a real export shrinks 20 times and more', async () => {
    const { detected } = await detect(apple('synthetic-A/export.zip'));
    const { container, contentBytes } = detected[0]!;
    expect(contentBytes / container.bytes).toBeGreaterThan(20);
    await container.close();
  });
});
