import { describe, expect, it } from 'vitest';
import { apple, contentHash, imported, withVault } from './support.ts';

const earlier = apple('synthetic-A-edge/reimport_1_earlier_export.zip');
const later = apple('synthetic-A-edge/reimport_2_later_full_export.zip');
const whole = apple('synthetic-A/export.zip');

describe('importing again', () => {
  let content = ''; // of a vault that knows the whole export

  it('the same export twice adds nothing', async () => {
    await withVault(async (vault) => {
      const first = await imported(vault, [whole]);
      content = await contentHash(vault);
      const second = await imported(vault, [whole]);
      expect(second).toMatchObject({ read: first.read, new: 0, known: first.read });
      expect(await contentHash(vault)).toBe(content);
      expect(await vault.repos.samples.count()).toBe(first.new);
    });
  });

  it('a later export with another offset on every row adds only what is new; undo takes exactly that away', async () => {
    await withVault(async (vault) => {
      const first = await imported(vault, [earlier]); // exported in winter: each row says +0000
      const before = await contentHash(vault);
      const second = await imported(vault, [later], { importId: 'second' }); // in summer: each row says +0100
      expect(second).toMatchObject({ read: 20_649, known: first.new, new: 20_649 - first.new });
      expect(await contentHash(vault)).toBe(content);
      const { samples } = vault.repos;
      expect(await samples.undo('second', '2026-01-01T00:00:00Z')).toEqual({ removed: second.new });
      expect(await contentHash(vault)).toBe(before);
      expect(await samples.imports()).toMatchObject([
        { importId: 'second', state: 'undone' },
        { state: 'done' },
      ]);
      await expect(samples.undo('second', '2026-01-01T00:00:00Z')).rejects.toMatchObject({
        error: { code: 'not-found' },
      });
    });
  });

  it('overlapping exports as one import, in the other order, end in the same vault', async () => {
    await withVault(async (vault) => {
      await imported(vault, [later, earlier]);
      expect(await contentHash(vault)).toBe(content);
    });
  });

  it('duplicates inside one file count as known', async () => {
    await withVault(async (vault) => {
      const receipt = await imported(vault, [apple('synthetic-A-edge/duplicates_inside.xml')]);
      expect(receipt).toMatchObject({ read: 1100, new: 1100 - receipt.known });
      expect(receipt.known).toBeGreaterThan(0);
      expect(await vault.repos.samples.count()).toBe(receipt.new);
    });
  });

  it('a crash between storing and summarising is made good at the next reading', async () => {
    await withVault(async (vault) => {
      await imported(vault, [apple('tagbug_apple-health-analyzer/export.xml')]);
      const { samples, daily } = vault.repos;
      const zeros = () => new Uint16Array(1);
      await samples.begin('crashed', '2026-01-01T00:00:00Z');
      await samples.insert('crashed', {
        n: 1,
        dict: { metric: ['', 'steps'], source: [''], device: [''], unit: [''], zone: [''] },
        metric: Uint16Array.of(1),
        source: zeros(),
        device: zeros(),
        unit: zeros(),
        zone: zeros(),
        start: Float64Array.of(Date.UTC(2025, 5, 1, 12)),
        end: Float64Array.of(Date.UTC(2025, 5, 1, 13)),
        value: Float64Array.of(4321),
      });
      expect(await daily.list('steps', '2025-01-01', null)).toEqual([]); // not finished: does not count
      expect(await samples.range('steps', Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1))).toEqual([]);
      const [other] = await samples.imports();
      await samples.finish('crashed', { ...other!, importId: 'crashed' }, '2026-01-01T00:00:01Z');
      expect(await daily.list('steps', '2025-01-01', null)).toMatchObject([
        { day: '2025-06-01', value: 4321 },
      ]);
    });
  });
});
