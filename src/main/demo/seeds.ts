/**
 * How the demo comes out for other seeds: `node src/main/demo/seeds.ts [runs]` prints, as Markdown for
 * docs/demo.md, the distribution of P(at least 2 migraine days in 28 fewer) and how often each verdict comes out.
 * Analysis only; the same trials as in the demo (offline.ts).
 */
import { fileURLToPath } from 'node:url';
import { addDays } from '../../core/design/civil-day.ts';
import { analyse, verdictOf } from '../../core/inference/index.ts';
import type { VerdictKey } from '../../shared/trial.ts';
import { createCompute } from '../compute/client.ts';
import { createHypothesesService } from '../hypotheses/service.ts';
import { unwrap } from './diary.ts';
import { recommendedLength } from './length.ts';
import { offlineTrial } from './offline.ts';
import { draftOf, readAlicePlan } from './plan.ts';
import { predictionsOf } from './world.ts';

interface Outcome {
  p: number;
  mean: number;
  verdict: VerdictKey;
  covered: boolean;
  conflict: boolean;
}

const runs = Number(process.argv[2] ?? 200);
const folder = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const resourcesDir = folder('resources');
const plan = await readAlicePlan(resourcesDir);
const compute = createCompute({ resourcesDir, modelsDir: folder('models') });
const ranked = unwrap(await createHypothesesService(compute, resourcesDir).rank(plan.profile));
await compute.close();
const predictions = predictionsOf(ranked);

const quantile = (sorted: number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
const share = (n: number) => `${Math.round((100 * n) / runs)} %`;
const lines: string[] = [];

const table = (title: string, byArm: Map<string, Outcome[]>) => {
  lines.push('', `### ${title}`, '');
  lines.push(
    '| arm (true effect) | P(at least 2 fewer): 5 % | 25 % | median | 75 % | 95 % | 95 % interval covers the truth | days and studies disagree |',
  );
  lines.push('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const [arm, all] of byArm) {
    const ps = all.map((o) => o.p).sort((a, b) => a - b);
    const q = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => quantile(ps, p).toFixed(2));
    const covered = share(all.filter((o) => o.covered).length);
    const conflict = share(all.filter((o) => o.conflict).length);
    lines.push(`| ${arm} (${plan.truth.effectsInDays[arm]}) | ${q.join(' | ')} | ${covered} | ${conflict} |`);
  }
  const verdicts = [...new Set([...byArm.values()].flat().map((o) => o.verdict))].sort();
  lines.push('', `| verdict | ${[...byArm.keys()].join(' | ')} |`, `| --- |${' --- |'.repeat(byArm.size)}`);
  for (const v of verdicts)
    lines.push(
      `| ${v.replaceAll('-', ' ')} | ${[...byArm.values()].map((all) => share(all.filter((o) => o.verdict === v).length)).join(' | ')} |`,
    );
};

const started = performance.now();
const first = { number: 1, start: plan.firstTrialStart, periods: plan.trial.periods };
const firstDays = plan.trial.runInDays + plan.trial.periods * plan.trial.periodDays;
const longer = (periods: number) => ({
  number: 2,
  start: addDays(plan.firstTrialStart, firstDays + plan.secondTrial.gapDays),
  periods,
  title: `${plan.trial.title}, longer`,
});
const draft = draftOf(plan, { ...first, zone: plan.zone, predictions });
const recommended = recommendedLength(draft)?.periods ?? plan.secondTrial.periods;
const lengths = [...new Set([plan.secondTrial.periods, recommended])].sort((a, b) => a - b);
for (const trial of [first, ...lengths.map(longer)]) {
  const byArm = new Map<string, Outcome[]>();
  for (let seed = 1; seed <= runs; seed++) {
    const { spec, protocol } = offlineTrial(plan, seed, predictions, trial);
    const result = unwrap(analyse(spec, { details: false }));
    for (const e of result.effects) {
      const truth = plan.truth.effectsInDays[e.arm] ?? 0;
      byArm.set(e.arm, [
        ...(byArm.get(e.arm) ?? []),
        {
          p: e.pAtLeastMcid,
          mean: e.mean,
          verdict: verdictOf(e, protocol.analysis.thresholds),
          covered: e.quantiles['0.025'] <= truth && truth <= e.quantiles['0.975'],
          conflict: result.conflict.flag !== 'none',
        },
      ]);
    }
  }
  table(
    `${trial.periods} periods of ${plan.trial.periodDays} days (${trial.periods * plan.trial.periodDays} days)`,
    byArm,
  );
}
process.stdout.write(`${lines.join('\n')}\n`);
process.stderr.write(`${runs} seeds, ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
