import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { matchCatalogue, rankHypotheses } from '../../../../src/core/hypotheses/index.ts';
import { evidenceCatalogue } from '../../../../src/shared/evidence.ts';
import { profileSchema } from '../../../../src/shared/hypotheses.ts';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** As the sentence says: sigma is simulated, and the order in which candidates are met moves the last digit. */
const WITHIN = 0.01;

it('docs/methods-design.md prints the ranking that the shipped catalogue gives', () => {
  const sentence = /For a person with 12 migraine days the order is (.+?), all others less/.exec(
    read('docs/methods-design.md'),
  );
  const printed = [...(sentence?.[1] ?? '').matchAll(/([^,(]+) \((0\.\d\d)\)/g)].map((m) => ({
    name: m[1]!.trim().toLowerCase(),
    sigma: Number(m[2]),
  }));
  expect(printed.length).toBeGreaterThanOrEqual(5);

  const catalogue = evidenceCatalogue.parse(JSON.parse(read('resources/evidence/catalogue.json')));
  const profile = profileSchema.parse({ conditions: ['migraine'], outcome: 'migraine-days', baseline: 12 });
  const matches = matchCatalogue(profile, catalogue, () => 0);
  const { candidates, sigmaError } = rankHypotheses({ profile, catalogue, matches });
  // the sentence shortens "High-intensity aerobic exercise"
  expect(
    candidates.slice(0, printed.length).map((c) => c.name.toLowerCase().replace(' aerobic', '')),
  ).toEqual(printed.map((p) => p.name));
  for (const [i, { name, sigma }] of printed.entries())
    expect(Math.abs(candidates[i]!.sigma - sigma), name).toBeLessThan(WITHIN);
  for (const c of candidates.slice(printed.length))
    expect(c.sigma, c.name).toBeLessThan(printed.at(-1)!.sigma);
  expect(sigmaError).toBeLessThan(WITHIN / 2);
});
