import { beforeAll, expect, it } from 'vitest';
import { bestCut, complaints, type Judged, judgeAll, kept, right, share } from './evaluate.ts';

let all: Judged[];
beforeAll(async () => {
  all = await judgeAll();
}, 60_000);

const top = (some: readonly Judged[], k: number) => share(some, (j) => right(j.want, j.ours, k));

it('holds at least 120 complaints, a third of them German, with unrelated ones', () => {
  expect(complaints.length).toBeGreaterThanOrEqual(120);
  expect(complaints.filter((c) => c.language === 'de').length / complaints.length).toBeGreaterThan(0.3);
  expect(complaints.filter((c) => c.kind === 'none').length).toBeGreaterThanOrEqual(20);
});

it('finds the right one among the first three in 9 of 10, on the half whose misses were not looked at', () => {
  const judged = all.filter((j) => j.half === 'judged');
  expect(top(judged, 3)).toBeGreaterThanOrEqual(0.9);
  expect(top(judged, 1)).toBeGreaterThanOrEqual(0.85);
  expect(
    top(
      judged.filter((j) => j.language === 'de'),
      3,
    ),
  ).toBeGreaterThanOrEqual(0.85);
});

it('is better than BM25 over the same texts, with the threshold that suits BM25 best', () => {
  const judged = all.filter((j) => j.half === 'judged');
  const cut = bestCut(all);
  for (const k of [1, 3])
    expect(top(judged, k)).toBeGreaterThan(share(judged, (j) => right(j.want, kept(j, cut), k)));
});
