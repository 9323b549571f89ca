import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { normalise } from '../../../src/core/hypotheses/text.ts';
import { evidenceCatalogue } from '../../../src/shared/evidence.ts';
import {
  above,
  type BlindJudged,
  bestBlindCut,
  blindComplaints,
  complaintsOf,
  falseMatch,
  firstRight,
  judgeBlind,
  rate,
  threeRight,
} from './blind.ts';

let all: BlindJudged[];
beforeAll(async () => {
  all = await judgeBlind();
}, 60_000);

/** The halves whose misses nobody looked at. */
const unseen = () => all.filter((j) => j.half === 'report' || j.half === 'last');

describe('the later sets', () => {
  it('are frozen, and no everyday sentence of the catalogue is one of theirs', () => {
    const sha = (set: string) =>
      createHash('sha256')
        .update(readFileSync(join(import.meta.dirname, `complaints-${set}.json`)))
        .digest('hex');
    expect(['second', 'third', 'final'].map((s) => sha(s).slice(0, 16))).toEqual([
      '11283fdbfab968f9',
      'f7087a2fbb7c7b2a',
      '968602e83583e6d1',
    ]);
    const file = join(import.meta.dirname, '../../../resources/evidence/catalogue.json');
    const { everyday } = evidenceCatalogue.parse(JSON.parse(readFileSync(file, 'utf8')));
    const theirs = new Set(
      (['blind', 'second', 'third', 'final'] as const).flatMap((s) =>
        complaintsOf(s).map((c) => normalise(c.text)),
      ),
    );
    expect(everyday.filter((e) => theirs.has(normalise(e.text)))).toEqual([]);
  });

  it('are found among the first three in 9 of 10, above BM25 and with fewer false matches', async () => {
    for (const set of ['second', 'third', 'final'] as const) {
      const judged = await judgeBlind(complaintsOf(set));
      const cut = bestBlindCut(judged);
      expect(
        rate(judged, (j) => threeRight(j, j.ours)),
        set,
      ).toBeGreaterThanOrEqual(0.95);
      expect(
        rate(judged, (j) => threeRight(j, j.ours)),
        set,
      ).toBeGreaterThan(rate(judged, (j) => threeRight(j, above(j, cut))));
      expect(
        rate(judged, (j) => falseMatch(j, j.ours)),
        set,
      ).toBeLessThan(0.05);
      for (const j of judged)
        for (const id of j.interventions) expect(j.oursInterventions.slice(0, 3), j.text).toContain(id);
    }
  }, 60_000);
});

describe('complaints written before the code was read', () => {
  it('are 250, nearly half of them German, with denials, relatives, several at once and unrelated ones', () => {
    expect(blindComplaints.length).toBe(250);
    expect(blindComplaints.filter((c) => c.language === 'de').length).toBeGreaterThan(100);
    for (const type of ['negation', 'family', 'several', 'offtopic', 'slang', 'typo'])
      expect(blindComplaints.filter((c) => c.type === type).length, type).toBeGreaterThanOrEqual(15);
  });

  it('are found among the first three in 9 of 10 on the unseen halves, false matches under 1 in 10', () => {
    expect(rate(unseen(), (j) => threeRight(j, j.ours))).toBeGreaterThanOrEqual(0.9);
    expect(rate(unseen(), (j) => firstRight(j, j.ours))).toBeGreaterThanOrEqual(0.84);
    expect(rate(unseen(), (j) => falseMatch(j, j.ours))).toBeLessThan(0.1);
  });

  it('are found better than with BM25, whose silence level is chosen on these very complaints', () => {
    const cut = bestBlindCut(all);
    for (const language of ['en', 'de'] as const) {
      const some = unseen().filter((j) => j.language === language);
      expect(rate(some, (j) => threeRight(j, j.ours))).toBeGreaterThan(
        rate(some, (j) => threeRight(j, above(j, cut))),
      );
      expect(rate(some, (j) => falseMatch(j, j.ours))).toBeLessThan(
        rate(some, (j) => falseMatch(j, above(j, cut))),
      );
    }
  });
});
