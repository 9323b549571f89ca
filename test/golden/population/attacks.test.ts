import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type AttackRow, attack, loadWorld, mechanismsFor } from './attacks.ts';

/** The attacks of docs/attacks.md with fewer people, and that the document quotes what the script wrote. */
const published = JSON.parse(readFileSync(new URL('./attacks.json', import.meta.url), 'utf8')) as {
  baseline: number;
  rows: AttackRow[];
};

it('raw and projected vectors betray people; noised ones and clusters hardly do', async () => {
  const { people, centres } = await loadWorld();
  const [known, victims] = [people(300, 1), people(150, 2)];
  const rows = mechanismsFor(centres)
    .filter((m) => m.epsilon === null || m.epsilon === 4)
    .map((m, i) => attack(m, known, victims, centres, 3 + i));
  const of = (name: string) => rows.find((r) => r.name === name)!;
  expect(of('raw vector').auc).toBeGreaterThan(0.98);
  expect(of('raw vector').foundBySame).toBeGreaterThan(0.98);
  expect(of('projected, no noise').auc).toBeGreaterThan(0.85); // a projection protects nothing
  expect(of('projected, no noise').foundByOther).toBeGreaterThan(0.6);
  expect(of('projected, cut and noised').auc).toBeLessThan(0.6);
  expect(of('projected, cut and noised').foundBySame).toBeLessThan(0.05);
  expect(of('cluster of 64').auc).toBeLessThan(0.7);
  // at most every cluster holds somebody, and is named truly in 46 of 100 draws
  expect(of('cluster of 64').foundBySame).toBeLessThan((64 * 0.464) / victims.length);
}, 60_000);

it('the words on the screen follow from the table', () => {
  const of = (name: string, epsilon: number) =>
    published.rows.find((r) => r.name === name && r.epsilon === epsilon)!;
  // "barely better than tossing a coin"
  for (const row of [of('cluster of 64', 1), of('cluster of 64', 2), of('projected, cut and noised', 4)])
    expect(row.auc).toBeLessThan(0.53);
  // "somewhat better than tossing a coin"
  expect(of('cluster of 64', 4).auc).toBeGreaterThan(0.55);
  expect(of('cluster of 64', 4).auc).toBeLessThan(0.65);
});

it('docs/attacks.md quotes it', () => {
  const text = readFileSync(new URL('../../../docs/attacks.md', import.meta.url), 'utf8');
  for (const r of published.rows) {
    const numbers = `${r.auc.toFixed(2)} | ${percent(r.foundByOther)} | ${percent(r.foundBySame)} | ${r.reconstruction.toFixed(2)} |`;
    expect(text).toContain(`| ${r.name} | ${r.epsilon ?? 'none'} | ${numbers}`);
  }
  expect(text).toContain(published.baseline.toFixed(2));
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
