/**
 * The engine against JAGS on the same 6 x 14-day trials: `node test/bench/jags.bench.ts`. JAGS gets 3 chains x 10,000
 * iterations, once as R loads it and once with its glm module (adapting, burn-in, compiling and the start of R are not
 * counted against it); both errors are measured against the long JAGS runs of test/golden/inference/jags-extra. Nothing is installed: without Rscript and rjags
 * (Debian: jags r-base-core r-cran-rjags) the bench says so and gives the engine's time alone.
 */
import { spawnSync } from 'node:child_process';
import { analyse } from '../../src/core/inference/index.ts';
import { quantileLevels, type Summary } from '../../src/shared/analysis.ts';
import { type JagsExtra, jagsExtra } from '../golden/inference/jags-extra.ts';
import { type OraclePosterior, posteriorOf } from '../oracle/jags/posterior.ts';
import { runJags } from '../oracle/jags/run-jags.ts';

const RUNS = 41;
const WARM_UP = 10;
const PEER = { chains: 3, kept: 10_000, burn: 1000, thin: 1 };
const PEER_SEEDS = [1, 2, 3];

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
};
const round = (v: number, digits = 4): number => Number(v.toPrecision(digits));

const peerPresent = (): boolean =>
  spawnSync('Rscript', ['--vanilla', '-e', 'suppressMessages(library(rjags))'], { stdio: 'ignore' })
    .status === 0;

/** The effect's mean, worst quantile (posterior SDs) and worst probability against the long run. */
interface Errors {
  mean: number;
  quantile: number;
  probability: number;
}

type Reported = Summary & { pBelowZero: number; pAtLeastMcid: number; pInRope: number };

const errorsOf = (got: Reported, { posterior }: JagsExtra): Errors => {
  const want = posterior.effects[0]!;
  const quantile = quantileLevels.map(
    (p) => Math.abs(got.quantiles[`${p}`] - want.quantiles[`${p}`]) / want.sd,
  );
  return {
    mean: Math.abs(got.mean - want.mean) / want.sd,
    quantile: Math.max(...quantile),
    probability: Math.max(
      Math.abs(got.pBelowZero - want.pBelowZero.p),
      Math.abs(got.pAtLeastMcid - want.pAtLeastMcid.p),
      Math.abs(got.pInRope - want.pInRope.p),
    ),
  };
};

/** Milliseconds of the work: on the clock, and of the processor, which other programs do not lengthen. */
interface Cost {
  wallMs: number;
  cpuMs: number;
}

const engine = (extra: JagsExtra): { cost: Cost; errors: Errors } => {
  const wall: number[] = [];
  const cpu: number[] = [];
  let found: Reported | undefined;
  for (let i = -WARM_UP; i < RUNS; i++) {
    const before = process.cpuUsage();
    const started = performance.now();
    const result = analyse(extra.spec);
    const elapsed = performance.now() - started;
    const used = process.cpuUsage(before);
    if (!result.ok) throw new Error(result.error.message);
    if (i >= 0) {
      wall.push(elapsed);
      cpu.push((used.user + used.system) / 1000);
    }
    const effect = result.value.effects[0]!;
    found = { ...effect, pBelowZero: effect.pBetter }; // lower is better in both trials
  }
  return { cost: { wallMs: median(wall), cpuMs: median(cpu) }, errors: errorsOf(found!, extra) };
};

interface Peer {
  modules: string[];
  cost: Cost;
  errors: Errors;
  versions: object;
}

/** Medians of three runs with seeds of their own. */
const peer = async (extra: JagsExtra, modules: string[]): Promise<Peer> => {
  const runs: { cost: Cost; errors: Errors; versions: object }[] = [];
  for (const seed of PEER_SEEDS) {
    let posterior: OraclePosterior | undefined;
    const run = await runJags(extra.spec, { ...PEER, seed, modules }, (draws) => {
      posterior = posteriorOf(extra.spec, draws);
      return true;
    });
    const effect = posterior!.effects[0]!;
    const { pBelowZero, pAtLeastMcid, pInRope } = effect;
    const got = { ...effect, pBelowZero: pBelowZero.p, pAtLeastMcid: pAtLeastMcid.p, pInRope: pInRope.p };
    runs.push({
      cost: { wallMs: 1000 * run.seconds, cpuMs: 1000 * run.cpuSeconds },
      errors: errorsOf(got, extra),
      versions: run.versions,
    });
  }
  const middle = (of: (r: (typeof runs)[number]) => number) => median(runs.map(of));
  return {
    modules,
    cost: { wallMs: middle((r) => r.cost.wallMs), cpuMs: middle((r) => r.cost.cpuMs) },
    errors: {
      mean: middle((r) => r.errors.mean),
      quantile: middle((r) => r.errors.quantile),
      probability: middle((r) => r.errors.probability),
    },
    versions: runs[0]!.versions,
  };
};

const rounded = (e: Errors) => ({
  mean: round(e.mean, 2),
  quantile: round(e.quantile, 2),
  probability: round(e.probability, 2),
});

const cost = (c: Cost) => ({ wallMs: round(c.wallMs, 3), cpuMs: round(c.cpuMs, 3) });

const present = peerPresent();
if (!present)
  console.log(
    'JAGS is absent (Rscript with rjags was not found): only the engine is timed, nothing is compared.',
  );
for (const name of ['bench-gaussian', 'bench-bernoulli']) {
  const extra = jagsExtra(name);
  const own = engine(extra);
  const { mcse, sd } = extra.posterior.effects[0]!;
  const peers = present ? [await peer(extra, []), await peer(extra, ['glm'])] : [];
  console.log(
    JSON.stringify({
      name: `jags: ${extra.spec.outcome.family}, 6 x 14 days`,
      engine: { ...cost(own.cost), error: rounded(own.errors) },
      peers:
        peers.length === 0
          ? 'absent'
          : peers.map((p) => ({
              modules: ['basemod', 'bugs', ...p.modules].join('+'),
              ...cost(p.cost),
              error: rounded(p.errors),
              ratioWall: round(p.cost.wallMs / own.cost.wallMs, 3),
              ratioCpu: round(p.cost.cpuMs / own.cost.cpuMs, 3),
            })),
      peerSettings: { ...peers[0]?.versions, ...PEER, seeds: PEER_SEEDS },
      longRunMcse: {
        mean: round(mcse.mean / sd, 2),
        quantile: round(Math.max(...Object.values(mcse.quantiles)) / sd, 2),
      },
    }),
  );
}
