import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  forEachDraw,
  matchCatalogue,
  pAtLeast,
  rankHypotheses,
  SHARED_RESPONSE,
  sigmaJoint,
} from '../../../src/core/hypotheses/index.ts';
import { predictionsFor } from '../../../src/core/hypotheses/rank.ts';
import { normalCdf } from '../../../src/core/inference/numerics/normal.ts';
import { createRng } from '../../../src/core/inference/numerics/rng.ts';
import { evidenceCatalogue } from '../../../src/shared/evidence.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';

/**
 * Calibration on simulated people: each has a condition and a baseline, their true effects are one joint draw from
 * the predictive distributions (mixtures, correlation), and the printed probabilities are held against the truth.
 * It shows that the computation is right, not that the catalogue is: real people may differ from it.
 */
const root = join(import.meta.dirname, '../../..');
const catalogue = evidenceCatalogue.parse(
  JSON.parse(readFileSync(join(root, 'resources/evidence/catalogue.json'), 'utf8')),
);

export interface Bin {
  said: number;
  happened: number;
  n: number;
}
export interface Calibration {
  people: number;
  candidates: number;
  coverage80: number;
  sigma: { brier: number; reference: number; bins: Bin[] };
  mcid: { brier: number; reference: number; bins: Bin[] };
}

const binned = (pairs: readonly (readonly [number, number])[]): Calibration['sigma'] => {
  const rate = pairs.reduce((s, [, y]) => s + y, 0) / pairs.length;
  const score = (f: (p: number) => number) =>
    pairs.reduce((s, [p, y]) => s + (f(p) - y) ** 2, 0) / pairs.length;
  const bins = Array.from({ length: 10 }, (_, b) => {
    const here = pairs.filter(([p]) => Math.min(9, Math.floor(p * 10)) === b);
    const mean = (i: 0 | 1) => (here.length ? here.reduce((s, x) => s + x[i], 0) / here.length : 0);
    return { said: mean(0), happened: mean(1), n: here.length };
  });
  return { brier: score((p) => p), reference: score(() => rate), bins: bins.filter((b) => b.n > 0) };
};

export const calibrate = (people: number, seed: number): Calibration => {
  const rng = createRng(seed, 0xca1);
  const uniform = () => (rng.uint32() + 0.5) / 2 ** 32;
  const conditions = catalogue.conditions.filter((c) =>
    catalogue.estimates.some(
      (e) =>
        e.condition === c.id &&
        e.use === 'effect' &&
        !catalogue.interventions.find((i) => i.id === e.intervention)?.prescription,
    ),
  );
  const sigma: [number, number][] = [];
  const mcid: [number, number][] = [];
  let [covered, all] = [0, 0];
  for (let person = 0; person < people; person++) {
    const condition = conditions[Math.floor(uniform() * conditions.length)]!;
    const baseline = condition.id === 'migraine' ? 2 + Math.floor(uniform() * 18) : undefined;
    const profile = profileSchema.parse({ conditions: [condition.name], ...(baseline ? { baseline } : {}) });
    const input = { profile, catalogue, matches: matchCatalogue(profile, catalogue, () => 0) };
    const ranked = rankHypotheses(input);
    const predictions = predictionsFor(input);
    const { better, mcid: least } = condition.outcome;
    const joint = [[{ weight: 1, mean: 0, sd: 0 }], ...predictions.map((p) => p.components)];
    const said = sigmaJoint(joint, better).sigma;
    let truth: number[] = [];
    forEachDraw(joint, SHARED_RESPONSE, 1, seed + 7919 * (person + 1), (x) => {
      truth = x;
    });
    const benefit = truth.map((x) => (better === 'lower' ? -x : x));
    const best = benefit.indexOf(Math.max(...benefit));
    for (const [i, p] of said.entries()) sigma.push([p, i === best ? 1 : 0]);
    for (const [i, p] of predictions.entries()) {
      const told = ranked.candidates.find((c) => c.id === p.id)!;
      mcid.push([told.pAtLeastMcid, benefit[i + 1]! >= least ? 1 : 0]);
      // the 80 % interval of the distribution itself: between its 10 % and its 90 % point
      const u = p.components.reduce((s, c) => s + c.weight * normalCdf((truth[i + 1]! - c.mean) / c.sd), 0);
      if (u >= 0.1 && u <= 0.9) covered++;
      all++;
      if (!Number.isFinite(pAtLeast(p.mean, p.sd, least, better))) throw new Error(p.id);
    }
  }
  return { people, candidates: all, coverage80: covered / all, sigma: binned(sigma), mcid: binned(mcid) };
};

const plot = (c: Calibration): string => {
  const panel = (x0: number, title: string, bins: readonly Bin[]) => {
    const at = (b: Bin) => [x0 + 40 + 240 * b.said, 280 - 240 * b.happened] as const;
    return `<rect x="${x0 + 40}" y="40" width="240" height="240" fill="none" stroke="#888"/><line x1="${x0 + 40}" y1="280" x2="${x0 + 280}" y2="40" stroke="#bbb" stroke-dasharray="4 4"/>${bins
      .map((b) => {
        const [x, y] = at(b);
        const half = 240 * 1.96 * Math.sqrt((b.said * (1 - b.said)) / b.n);
        return `<line x1="${x.toFixed(1)}" y1="${(y - half).toFixed(1)}" x2="${x.toFixed(1)}" y2="${(y + half).toFixed(1)}" stroke="#7a9cc6"/><circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="#1f4e8c"/>`;
      })
      .join(
        '',
      )}<text x="${x0 + 40}" y="28" font-size="14">${title}</text><text x="${x0 + 120}" y="305" font-size="12">probability said</text><text x="${x0 + 14}" y="210" font-size="12" transform="rotate(-90 ${x0 + 14} 210)">share that came true</text>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320" font-family="sans-serif" role="img" aria-label="Reliability of sigma and of the chance of a worthwhile effect"><title>Reliability of sigma and of the chance of a worthwhile effect</title><rect width="640" height="320" fill="#fff"/>${panel(0, 'sigma', c.sigma.bins)}${panel(320, 'P(at least the MCID)', c.mcid.bins)}</svg>\n`;
};

if (process.argv[1] === import.meta.filename) {
  const seed = 1;
  const c = calibrate(1000, seed);
  writeFileSync(join(root, 'docs/methods-ideas-calibration.svg'), plot(c));
  const table = (name: string, s: Calibration['sigma']) =>
    [
      `${name}: Brier ${s.brier.toFixed(4)} (always the mean rate: ${s.reference.toFixed(4)})`,
      '',
      '| said | came true | n |',
      '| --- | --- | --- |',
      ...s.bins.map((b) => `| ${b.said.toFixed(3)} | ${b.happened.toFixed(3)} | ${b.n} |`),
    ].join('\n');
  process.stdout.write(
    `${c.people} people, ${c.candidates} predictions, seed ${seed}. 80 % intervals cover ${(100 * c.coverage80).toFixed(1)} %.\n\n${table('sigma', c.sigma)}\n\n${table('P(at least the MCID)', c.mcid)}\n`,
  );
}
