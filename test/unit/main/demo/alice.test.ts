import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { stationaryShare } from '../../../../src/core/inference/index.ts';
import { appleExportZip } from '../../../../src/main/demo/apple-export.ts';
import { recordsOfDay } from '../../../../src/main/demo/apple-records.ts';
import { offlineTrial } from '../../../../src/main/demo/offline.ts';
import { liveTrial, truthOf } from '../../../../src/main/demo/person.ts';
import { readAlicePlan } from '../../../../src/main/demo/plan.ts';
import { seededBytes, seededRandom } from '../../../../src/main/demo/random.ts';
import { zipFiles } from '../../../../src/main/demo/zip.ts';

const plan = await readAlicePlan(fileURLToPath(new URL('../../../../resources', import.meta.url)));

/** All files of an archive, read (and their checksums verified) by the reader that the import uses. */
const unzip = (zip: Buffer) =>
  new Promise<Map<string, Buffer>>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, archive) => {
      if (error || !archive) return reject(error);
      const files = new Map<string, Buffer>();
      archive.on('error', reject);
      archive.on('end', () => resolve(files));
      archive.on('entry', (entry) => {
        archive.openReadStream(entry, (failed, stream) => {
          if (failed || !stream) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', reject);
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks));
            archive.readEntry();
          });
        });
      });
      archive.readEntry();
    });
  });

describe('seeded randomness', () => {
  it('repeats for a seed and label, and differs between them', () => {
    const hex = (seed: number, label: string) => Buffer.from(seededBytes(seed, label)(16)).toString('hex');
    expect(hex(1, 'a')).toBe(hex(1, 'a'));
    expect(new Set([hex(1, 'a'), hex(2, 'a'), hex(1, 'b')]).size).toBe(3);
  });

  it('has the moments it claims', () => {
    const r = seededRandom(1, 'moments');
    const xs = Array.from({ length: 40_000 }, () => r.normal(2, 3));
    const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
    const variance = xs.reduce((a, x) => a + (x - mean) ** 2, 0) / xs.length;
    expect(Math.abs(mean - 2)).toBeLessThan(0.06);
    expect(Math.abs(Math.sqrt(variance) - 3)).toBeLessThan(0.05);
  });
});

describe("Alice's export", () => {
  const options = { seed: 1, first: '2025-03-20', days: 14, zone: 'Europe/Berlin' }; // over the change of clocks

  it('is a zip with one well-formed document', async () => {
    const { zip, records } = appleExportZip(options);
    const files = await unzip(zip);
    expect([...files.keys()]).toEqual(['apple_health_export/export.xml']);
    const parser = new SaxesParser();
    let seen = 0;
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => {
      if (tag.name === 'Record') seen++;
    });
    parser.write(files.get('apple_health_export/export.xml')!.toString('utf8')).close();
    expect(seen).toBe(records);
    expect(records).toBeGreaterThan(1000);
  });

  it('is the same for the same seed and another one for another', () => {
    expect(appleExportZip(options).zip.equals(appleExportZip(options).zip)).toBe(true);
    expect(appleExportZip(options).zip.equals(appleExportZip({ ...options, seed: 2 }).zip)).toBe(false);
  });

  it('repeats earlier days in a later export, written with the offset of its own day', async () => {
    const text = async (days: number) =>
      (await unzip(appleExportZip({ ...options, days }).zip))
        .get('apple_health_export/export.xml')!
        .toString();
    const [early, late] = [await text(9), await text(14)]; // exported before and after 30 March
    expect(early).toContain('+0100"');
    expect(early).not.toContain('+0200"');
    expect(late).not.toContain('+0100"');
    const first = recordsOfDay(1, options.first, 0, options.zone);
    expect(recordsOfDay(1, options.first, 0, options.zone)).toEqual(first);
  });

  it('leaves the watch on the table now and then: missing, not zero', () => {
    const days = Array.from({ length: 300 }, (_, i) => recordsOfDay(1, '2025-01-01', i, 'Europe/Berlin'));
    const without = days.filter((d) => !d.some((r) => r.device === 'watch')).length;
    expect(without).toBeGreaterThan(3);
    expect(without).toBeLessThan(25);
    expect(days.every((d) => d.every((r) => r.end >= r.start && r.value !== '0'))).toBe(true);
  });
});

describe('a zip of several files', () => {
  it('reads back', async () => {
    const files = await unzip(
      zipFiles([
        { name: 'a.txt', data: Buffer.from('one') },
        { name: 'ü/b.txt', data: Buffer.alloc(0) },
      ]),
    );
    expect(files.get('a.txt')!.toString()).toBe('one');
    expect(files.get('ü/b.txt')!.length).toBe(0);
  });
});

describe('what is true about Alice', () => {
  it('is what the plan says, in days in 28', () => {
    const truth = truthOf(plan);
    const days = [0, ...truth.effects].map(
      (e) => 28 * stationaryShare(truth.intercept + e, plan.truth.carry),
    );
    expect(days[0]).toBeCloseTo(12, 9);
    expect(days[1]).toBeCloseTo(12 - 3, 9);
    expect(days[2]).toBeCloseTo(12, 9);
  });

  it('shows in a very long life', () => {
    const sequence = Array.from({ length: 600 }, (_, i) => plan.trial.arms[i % 3]!.id);
    const days = liveTrial(plan, 1, { number: 1, sequence, runInDays: 0, periodDays: 14 });
    const rate = (arm: number) => {
      const own = days.filter((_, i) => Math.floor(i / 14) % 3 === arm);
      return (28 * own.filter((d) => d.migraine === 1).length) / own.length;
    };
    expect(Math.abs(rate(0) - 12)).toBeLessThan(1);
    expect(Math.abs(rate(1) - 9)).toBeLessThan(1);
    expect(Math.abs(rate(2) - 12)).toBeLessThan(1);
    const never = days.filter((d) => d.answeredAfterDays === null).length / days.length;
    expect(Math.abs(never - plan.behaviour.missing)).toBeLessThan(0.01);
  });

  it('changes with the seed, and only with it', () => {
    const spec = (seed: number) =>
      offlineTrial(plan, seed, {}, { number: 1, start: plan.firstTrialStart, periods: 6 }).spec;
    expect(spec(1)).toEqual(spec(1));
    expect(spec(1).days).not.toEqual(spec(2).days);
  });
});
