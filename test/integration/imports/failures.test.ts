import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runImport } from '../../../src/main/imports/import-job.ts';
import { writeAppleExport } from '../../bench/gen-apple-export.ts';
import { zip } from '../../unit/main/imports/zip-writer.ts';
import { apple, contentHash, imported, jobOf, withVault } from './support.ts';

const base = await mkdtemp(join(tmpdir(), 'n1-files-'));
afterAll(() => rm(base, { recursive: true, force: true }));
const folder = () => mkdtemp(join(base, 'export-'));

describe('an import that fails leaves nothing', () => {
  it.each([
    ['truncated_download.zip', 'file-truncated', /download is incomplete.*Nothing of it was imported/],
    ['../synthetic-A/SOURCE.txt', 'not-an-export', /not a health export/],
    ['no-such-file.zip', 'file-unreadable', /no such file/],
  ])('%s', async (file, code, message) => {
    await withVault(async (vault) => {
      const result = await runImport(jobOf(vault, [apple(`synthetic-A-edge/${file}`)]));
      expect(result).toMatchObject({
        ok: false,
        error: { code, message: expect.stringMatching(message), where: file.split('/').at(-1) },
      });
      expect(await vault.repos.samples.count()).toBe(0);
      expect(await vault.repos.samples.imports()).toEqual([]);
      expect(await vault.repos.daily.metrics()).toEqual([]);
    });
  });

  it('cancelling in the middle removes what was stored; earlier data stays', async () => {
    const big = join(await folder(), 'export.xml');
    await writeAppleExport(big, 10);
    await withVault(async (vault) => {
      await imported(vault, [apple('tagbug_apple-health-analyzer/export.xml')]);
      const before = await contentHash(vault);
      const abort = new AbortController();
      const phases = new Set<string>();
      const result = await runImport(
        jobOf(vault, [big], {
          signal: abort.signal,
          onProgress: (p) => {
            phases.add(p.phase);
            if (p.rowsNew >= 10_000) abort.abort();
          },
        }),
      );
      expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(phases).toEqual(new Set(['reading', 'cancelled']));
      expect(await vault.repos.samples.imports()).toHaveLength(1);
      expect(await contentHash(vault)).toBe(before);
      const again = await imported(vault, [big]); // and it can be done again
      expect(again.new).toBe(again.read);
    });
  });

  it('cancelled before it began', async () => {
    await withVault(async (vault) => {
      const abort = new AbortController();
      abort.abort();
      const result = await runImport(
        jobOf(vault, [apple('synthetic-A/export.zip')], { signal: abort.signal }),
      );
      expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    });
  });

  it('damage found at the end of a zip takes back the rows before it', async () => {
    const dir = await folder();
    const xml = join(dir, 'export.xml');
    await writeAppleExport(xml, 8);
    const broken = join(dir, 'export.zip');
    await writeFile(broken, zip([{ name: 'export.xml', data: await readFile(xml), crc: 7 }]));
    await withVault(async (vault) => {
      const result = await runImport(jobOf(vault, [broken]));
      expect(result).toMatchObject({ ok: false, error: { code: 'file-unreadable', where: 'export.zip' } });
      expect(await vault.repos.samples.count()).toBe(0);
    });
  });
});

describe('what could be read is read', () => {
  it('a truncated xml keeps its complete records and says so', async () => {
    await withVault(async (vault) => {
      const receipt = await imported(vault, [apple('synthetic-A-edge/truncated_mid_record.xml')]);
      expect(receipt).toMatchObject({ read: 162, new: 162 });
      expect(receipt.warnings).toEqual([expect.stringMatching(/ends in the middle/)]);
    });
  });

  it('of several files the readable ones come in, the others are refused by name', async () => {
    const dir = await folder();
    const letter = join(dir, 'letter.zip');
    await copyFile(apple('synthetic-A-edge/truncated_download.zip'), letter);
    await withVault(async (vault) => {
      const receipt = await imported(vault, [letter, apple('tagbug_apple-health-analyzer/export.xml')]);
      expect(receipt).toMatchObject({
        read: 4,
        files: [{ path: 'export.xml' }],
        refused: [
          { count: 1, reason: expect.stringMatching(/letter\.zip is cut off/), examples: ['letter.zip'] },
        ],
      });
    });
  });

  it('an export without anything usable says so and stores an empty receipt', async () => {
    const file = join(await folder(), 'export.xml');
    await writeFile(
      file,
      '<HealthData locale="de_DE"><ActivitySummary dateComponents="2024-01-01"/></HealthData>',
    );
    await withVault(async (vault) => {
      const receipt = await imported(vault, [file]);
      expect(receipt).toMatchObject({
        read: 0,
        first: null,
        last: null,
        unknownTypes: { ActivitySummary: 1 },
      });
      expect(receipt.warnings).toEqual([expect.stringMatching(/holds nothing that N1 Vault can use/)]);
    });
  });
});
