import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createMatcher, type Matcher } from '../../../src/main/embedding/index.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';
import { bm25, documentsOf } from './bm25.ts';

/** Sets of complaints written before the code they judge was read or changed; docs/methods-ideas.md says how. */
const root = join(import.meta.dirname, '../../..');
const complaint = z.strictObject({
  text: z.string(),
  type: z.enum(['plain', 'slang', 'typo', 'negation', 'family', 'several', 'offtopic', 'intervention']),
  language: z.enum(['en', 'de']),
  /** Conditions that the person has: all of them are to be found. Empty: nothing fits. */
  want: z.array(z.string()),
  /** Conditions that are denied or somebody else's: none of them may be listed. */
  never: z.array(z.string()),
  /** Interventions that are named: each is to be among the first three. */
  interventions: z.array(z.string()).default([]),
  half: z.enum(['improve', 'report', 'fresh', 'last']).default('last'),
});
type BlindComplaint = z.infer<typeof complaint>;

/** The complaints of complaints-<set>.json, byte by byte as they were frozen (sha256 in the documentation). */
export const complaintsOf = (set: 'blind' | 'second' | 'third' | 'final'): BlindComplaint[] =>
  z
    .object({ complaints: z.array(complaint) })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, `complaints-${set}.json`), 'utf8'))).complaints;

export const blindComplaints = complaintsOf('blind');

export interface BlindJudged extends BlindComplaint {
  ours: string[];
  oursInterventions: string[];
  bm25: { id: string; score: number }[];
}

export const judgeBlind = async (
  complaints: readonly BlindComplaint[] = blindComplaints,
): Promise<BlindJudged[]> => {
  const made = await createMatcher({
    modelsDir: join(root, 'models'),
    resourcesDir: join(root, 'resources'),
  });
  if (!made.ok) throw new Error(made.error.message);
  const matcher: Matcher = made.value;
  const ranker = bm25(documentsOf(matcher.catalogue));
  const judged: BlindJudged[] = [];
  for (const c of complaints) {
    const { conditions, interventions } = await matcher.mentions(profileSchema.parse({ notes: c.text }));
    judged.push({
      ...c,
      ours: conditions.map((m) => m.id),
      oursInterventions: interventions.map((m) => m.id),
      bm25: ranker(c.text),
    });
  }
  await matcher.close();
  return judged;
};

/** The first is a wanted one; for an empty `want`, nothing is listed. */
export const firstRight = (c: BlindComplaint, got: readonly string[]): boolean =>
  c.want.length === 0 ? got.length === 0 : got[0] !== undefined && c.want.includes(got[0]);

/** All that are wanted stand among the first three; for an empty `want`, nothing is listed. */
export const threeRight = (c: BlindComplaint, got: readonly string[]): boolean =>
  c.want.length === 0 ? got.length === 0 : c.want.every((id) => got.slice(0, 3).includes(id));

/** Something denied or somebody else's is listed, or anything at all where nothing fits. */
export const falseMatch = (c: BlindComplaint, got: readonly string[]): boolean =>
  c.want.length === 0 ? got.length > 0 : c.never.some((id) => got.includes(id));

export const rate = (all: readonly BlindJudged[], ok: (j: BlindJudged) => boolean): number =>
  all.filter(ok).length / all.length;

export const above = (j: BlindJudged, cut: number): string[] =>
  j.bm25.filter((r) => r.score > cut).map((r) => r.id);

/** The silence level that suits BM25 best on the very complaints it is judged on: an advantage for BM25. */
export const bestBlindCut = (all: readonly BlindJudged[]): number => {
  const cuts = [0, ...all.flatMap((j) => j.bm25.slice(0, 1).map((r) => r.score))];
  const hits = (cut: number) => all.filter((j) => threeRight(j, above(j, cut))).length;
  return cuts.reduce((best, cut) => (hits(cut) > hits(best) ? cut : best), 0);
};

if (process.argv[1] === import.meta.filename) {
  const { silenceTelemetry } = await import('../../../src/main/embedding/telemetry.ts');
  silenceTelemetry();
  const set = complaintsOf((process.argv[2] ?? 'blind') as 'blind' | 'second' | 'third' | 'final');
  const all = await judgeBlind(set);
  const cut = bestBlindCut(all);
  const line = (name: string, some: readonly BlindJudged[]) => {
    const of = (list: (j: BlindJudged) => string[]) =>
      [firstRight, threeRight, falseMatch].map((f) => rate(some, (j) => f(j, list(j))).toFixed(3)).join(' ');
    if (some.length > 0)
      process.stdout.write(
        `${name} (${some.length}): ours top-1, top-3, false ${of((j) => j.ours)}; BM25 ${of((j) => above(j, cut))}\n`,
      );
  };
  line('all', all);
  for (const half of ['improve', 'report', 'fresh', 'last'] as const) {
    const some = all.filter((j) => j.half === half);
    line(half, some);
    for (const language of ['en', 'de'] as const)
      line(
        `  ${language}`,
        some.filter((j) => j.language === language),
      );
    for (const type of complaint.shape.type.options)
      line(
        `  ${type}`,
        some.filter((j) => j.type === type),
      );
  }
  for (const j of all)
    if (
      (j.half === 'improve' || j.half === 'fresh' || process.argv[2]) &&
      (!threeRight(j, j.ours) || !firstRight(j, j.ours) || falseMatch(j, j.ours))
    )
      process.stdout.write(
        `missed: ${j.text} -> ${j.ours.join(', ') || 'nothing'}; wanted ${j.want.join(', ') || 'nothing'}\n`,
      );
}
