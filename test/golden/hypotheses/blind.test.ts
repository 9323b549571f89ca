import { beforeAll, describe, expect, it } from 'vitest';
import {
  above,
  type BlindJudged,
  bestBlindCut,
  blindComplaints,
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
