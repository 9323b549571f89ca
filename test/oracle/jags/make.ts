/**
 * Makes the committed posteriors: `node test/oracle/jags/make.ts [--force] [name ...]`. Runs JAGS on each case until
 * every Monte Carlo standard error is below a quarter of what the comparison tolerates (or a limit is reached, which
 * the file then shows), and writes test/golden/inference/jags-extra/<name>.json. Existing files are kept.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { type OracleCase, oracleCases } from './cases.ts';
import { jagsModel, jagsModules } from './model.ts';
import { errorShare, type OraclePosterior, posteriorOf } from './posterior.ts';
import { pretty } from './pretty.ts';
import { runJags } from './run-jags.ts';

const folder = new URL('../../golden/inference/jags-extra/', import.meta.url);
const settings = { chains: 4, burn: 4000, kept: 20_000 };
const ENOUGH = 0.25;

const make = async (c: OracleCase): Promise<void> => {
  let posterior: OraclePosterior | undefined;
  const started = performance.now();
  const run = await runJags(
    c.spec,
    { ...settings, seed: c.seed, thin: c.thin, direct: c.direct },
    (draws, chunks) => {
      posterior = posteriorOf(c.spec, draws);
      const worst = errorShare(posterior);
      const minutes = ((performance.now() - started) / 60_000).toFixed(1);
      console.log(
        `${c.name} ${chunks} x ${settings.kept}: ${worst.share.toFixed(3)} (${worst.what}), ${minutes} min`,
      );
      return (worst.share <= ENOUGH && chunks >= c.chunks) || chunks >= c.limit;
    },
  );
  const { versions, chunks, seconds } = run;
  const worst = errorShare(posterior!);
  writeFileSync(
    new URL(`${c.name}.json`, folder),
    pretty({
      name: c.name,
      why: c.why,
      made: {
        date: new Date().toISOString().slice(0, 10),
        by: 'test/oracle/jags/make.ts',
        ...versions,
        seed: c.seed,
        rng: 'base::Mersenne-Twister, seeds 1000 * chain + seed',
        modules: ['basemod', 'bugs', ...jagsModules(c.spec)],
        chains: settings.chains,
        burn: settings.burn,
        keptPerChain: settings.kept * chunks,
        thin: c.thin,
        seconds: Math.round(seconds),
        worstRhat: posterior!.worstRhat,
        worstErrorShare: worst.share,
        worstErrorOf: worst.what,
      },
      model: jagsModel(c.spec, c.direct),
      spec: c.spec,
      posterior,
    }),
  );
};

const args = process.argv.slice(2);
const force = args.includes('--force');
const names = args.filter((a) => !a.startsWith('--'));
for (const c of oracleCases()) {
  if (names.length > 0 && !names.includes(c.name)) continue;
  if (!force && existsSync(new URL(`${c.name}.json`, folder))) continue;
  try {
    await make(c);
  } catch (error) {
    console.error(`${c.name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
