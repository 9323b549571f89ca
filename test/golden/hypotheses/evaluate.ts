import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createMatcher } from '../../../src/main/embedding/index.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';
import { bm25, documentsOf } from './bm25.ts';

const root = join(import.meta.dirname, '../../..');
const complaint = z.strictObject({
  text: z.string(),
  /** Any of these ids is right; none for what the catalogue has nothing for. */
  want: z.array(z.string()),
  kind: z.enum(['condition', 'intervention', 'none']),
  language: z.enum(['en', 'de']),
  half: z.enum(['threshold', 'judged']),
});
export type Complaint = z.infer<typeof complaint>;

export const complaints = z
  .object({ complaints: z.array(complaint) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'complaints.json'), 'utf8'))).complaints;

export interface Judged extends Complaint {
  ours: string[];
  bm25: { id: string; score: number }[];
  ms: number;
}

/** Ranks every complaint with the match and with BM25 over the same texts. Conditions answer for `none`. */
export const judgeAll = async (): Promise<Judged[]> => {
  const matcher = await createMatcher({
    modelsDir: join(root, 'models'),
    resourcesDir: join(root, 'resources'),
  });
  if (!matcher.ok) throw new Error(matcher.error.message);
  const { catalogue } = matcher.value;
  const rankers = {
    condition: bm25(documentsOf(catalogue)),
    intervention: bm25(
      catalogue.interventions.map((i) => ({ id: i.id, text: [i.name, ...i.aliases, ...i.texts].join(' ') })),
    ),
  };
  const judged: Judged[] = [];
  for (const c of complaints) {
    const start = performance.now();
    const found = await matcher.value.mentions(profileSchema.parse({ notes: c.text }));
    const ms = performance.now() - start;
    const list = c.kind === 'intervention' ? found.interventions : found.conditions;
    const ranker = c.kind === 'intervention' ? rankers.intervention : rankers.condition;
    judged.push({ ...c, ours: list.map((m) => m.id), bm25: ranker(c.text), ms });
  }
  await matcher.value.close();
  return judged;
};

/** Right if a wanted id is among the first k, or nothing is said where nothing fits. */
export const right = (want: readonly string[], got: readonly string[], k: number): boolean =>
  want.length === 0 ? got.length === 0 : got.slice(0, k).some((id) => want.includes(id));

/** The score below which BM25 should stay silent, so that it does best on the threshold half. */
export const bestCut = (all: readonly Judged[]): number => {
  const half = all.filter((j) => j.half === 'threshold');
  const cuts = [0, ...half.flatMap((j) => j.bm25.slice(0, 1).map((r) => r.score))];
  const hits = (cut: number) => half.filter((j) => right(j.want, kept(j, cut), 3)).length;
  return cuts.reduce((best, cut) => (hits(cut) > hits(best) ? cut : best), 0);
};

export const kept = (j: Judged, cut: number): string[] =>
  j.bm25.filter((r) => r.score > cut).map((r) => r.id);

export const share = (all: readonly Judged[], ok: (j: Judged) => boolean): number =>
  all.filter(ok).length / all.length;

if (process.argv[1] === import.meta.filename) {
  const { silenceTelemetry } = await import('../../../src/main/embedding/telemetry.ts');
  silenceTelemetry();
  const all = await judgeAll();
  const cut = bestCut(all);
  const line = (name: string, some: readonly Judged[]) =>
    process.stdout.write(
      `${name} (${some.length}): ours top-1 ${share(some, (j) => right(j.want, j.ours, 1)).toFixed(3)}, top-3 ${share(some, (j) => right(j.want, j.ours, 3)).toFixed(3)}; BM25 top-1 ${share(some, (j) => right(j.want, kept(j, cut), 1)).toFixed(3)}, top-3 ${share(some, (j) => right(j.want, kept(j, cut), 3)).toFixed(3)}\n`,
    );
  for (const half of ['threshold', 'judged'] as const) {
    const some = all.filter((j) => j.half === half);
    line(half, some);
    for (const kind of ['condition', 'intervention', 'none'] as const)
      line(
        `  ${kind}`,
        some.filter((j) => j.kind === kind),
      );
    line(
      '  German',
      some.filter((j) => j.language === 'de'),
    );
  }
  for (const j of all.filter((x) => !right(x.want, x.ours, 3) && x.half === 'threshold'))
    process.stdout.write(
      `missed: ${j.text} -> ${j.ours.join(', ') || 'nothing'}, wanted ${j.want.join(', ') || 'nothing'}\n`,
    );
}
