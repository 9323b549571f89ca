/**
 * The engine against JAGS on the same 6 x 14-day trials: `node test/bench/jags.bench.ts`. JAGS gets 3 chains x 10,000
 * iterations (adapting, burn-in, compiling and the start of R are not counted against it); both errors are measured
 * against the long JAGS runs of test/golden/inference/jags-extra. Nothing is installed: without Rscript and rjags
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

const engine = (extra: JagsExtra): { milliseconds: number; errors: Errors } => {
  const times: number[] = [];
  let found: Reported | undefined;
  for (let i = -WARM_UP; i < RUNS; i++) {
    const started = performance.now();
    const result = analyse(extra.spec);
    const elapsed = performance.now() - started;
    if (!result.ok) throw new Error(result.error.message);
    if (i >= 0) times.push(elapsed);
    const effect = result.value.effects[0]!;
    found = { ...effect, pBelowZero: effect.pBetter }; // lower is better in both trials
  }
  return { milliseconds: median(times), errors: errorsOf(found!, extra) };
};

const peer = async (
  extra: JagsExtra,
): Promise<{ milliseconds: number; errors: Errors; versions: object }> => {
  const runs: { seconds: number; errors: Errors; versions: object }[] = [];
  for (const seed of PEER_SEEDS) {
    let posterior: OraclePosterior | undefined;
    const run = await runJags(extra.spec, { ...PEER, seed }, (draws) => {
      posterior = posteriorOf(extra.spec, draws);
      return true;
    });
    const effect = posterior!.effects[0]!;
    const errors = errorsOf(
      {
        ...effect,
        pBelowZero: effect.pBelowZero.p,
        pAtLeastMcid: effect.pAtLeastMcid.p,
        pInRope: effect.pInRope.p,
      },
      extra,
    );
    runs.push({ seconds: run.seconds, errors, versions: run.versions });
  }
  const middle = (f: (e: Errors) => number) => median(runs.map((r) => f(r.errors)));
  return {
    milliseconds: 1000 * median(runs.map((r) => r.seconds)),
    errors: {
      mean: middle((e) => e.mean),
      quantile: middle((e) => e.quantile),
      probability: middle((e) => e.probability),
    },
    versions: runs[0]!.versions,
  };
};

const rounded = (e: Errors) => ({
  mean: round(e.mean, 2),
  quantile: round(e.quantile, 2),
  probability: round(e.probability, 2),
});

const present = peerPresent();
if (!present)
  console.log(
    'JAGS is absent (Rscript with rjags was not found): only the engine is timed, nothing is compared.',
  );
for (const name of ['bench-gaussian', 'bench-bernoulli']) {
  const extra = jagsExtra(name);
  const own = engine(extra);
  const line = {
    name: `jags: ${extra.spec.outcome.family}, 6 x 14 days`,
    engineMs: round(own.milliseconds),
    engineError: rounded(own.errors),
  };
  if (!present) {
    console.log(JSON.stringify({ ...line, peer: 'absent' }));
    continue;
  }
  const other = await peer(extra);
  console.log(
    JSON.stringify({
      ...line,
      jagsMs: round(other.milliseconds),
      jagsError: rounded(other.errors),
      ratio: round(other.milliseconds / own.milliseconds, 3),
      longRunMcse: {
        mean: round(extra.posterior.effects[0]!.mcse.mean / extra.posterior.effects[0]!.sd, 2),
        quantile: round(
          Math.max(...Object.values(extra.posterior.effects[0]!.mcse.quantiles)) /
            extra.posterior.effects[0]!.sd,
          2,
        ),
      },
      peer: { ...other.versions, ...PEER, seeds: PEER_SEEDS },
    }),
  );
}
