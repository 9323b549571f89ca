import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRng } from '../../../src/core/inference/index.ts';
import type { AnalysisSpec } from '../../../src/shared/analysis.ts';
import { jagsData, rList } from './data.ts';
import { jagsModel, jagsModules, jagsMonitors } from './model.ts';

/** Draws by parameter name, then by chain. */
export type ChainDraws = Map<string, Float64Array[]>;

export interface JagsSettings {
  seed: number;
  chains: number;
  burn: number;
  /** Draws kept per chain and chunk. */
  kept: number;
  thin: number;
  /** See jagsModel. */
  direct?: boolean;
  /** JAGS modules beside basemod and bugs; by default those of jagsModules. */
  modules?: readonly string[];
}

export interface JagsRun {
  draws: ChainDraws;
  versions: { jags: string; rjags: string; r: string };
  chunks: number;
  /** Sampling time of all chunks, burn-in not included: on the clock and of the processor. */
  seconds: number;
  cpuSeconds: number;
  /** Compiling, adapting and burn-in. */
  warmUpSeconds: number;
}

/** Starts spread over the priors, so that R-hat can see chains that have not met. */
const inits = (spec: AnalysisSpec, { seed, chains }: JagsSettings): string => {
  const rng = createRng(seed);
  const near = (p: { mean: number; sd: number }) => p.mean + Math.min(p.sd, 2) * (2 * rng.uniform() - 1);
  const list = Array.from({ length: chains }, (_, c) => {
    const theta = (spec.priors?.effects ?? []).map(near);
    const alpha = spec.outcome.family === 'ordinal' ? '' : `, alpha = ${near(spec.priors!.intercept!)}`;
    return `list(.RNG.name = "base::Mersenne-Twister", .RNG.seed = ${1000 * (c + 1) + seed}, theta = c(${theta})${alpha})`;
  });
  return `list(${list.join(',\n')})`;
};

const merge = (bytes: Buffer, columns: readonly string[], s: JagsSettings, into: ChainDraws): void => {
  const all = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  columns.forEach((name, j) => {
    const before = into.get(name);
    const chains = Array.from({ length: s.chains }, (_, c) => {
      const start = (c * columns.length + j) * s.kept;
      const fresh = all.slice(start, start + s.kept);
      const old = before?.[c];
      if (!old) return fresh;
      const joined = new Float64Array(old.length + fresh.length);
      joined.set(old);
      joined.set(fresh, old.length);
      return joined;
    });
    into.set(name, chains);
  });
};

/**
 * Samples a specification's posterior with JAGS, in chunks until `enough` is content with the draws so far.
 * Needs Rscript with rjags (Debian: jags r-base-core r-cran-rjags); rejects with R's words when that fails.
 */
export const runJags = async (
  spec: AnalysisSpec,
  settings: JagsSettings,
  enough: (draws: ChainDraws, chunks: number) => boolean,
): Promise<JagsRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'n1-jags-'));
  try {
    writeFileSync(join(folder, 'model.jags'), `${jagsModel(spec, settings.direct).join('\n')}\n`);
    writeFileSync(
      join(folder, 'settings.R'),
      [
        `data <- ${rList(jagsData(spec))}`,
        `inits <- ${inits(spec, settings)}`,
        `monitors <- c(${jagsMonitors(spec).map((m) => `"${m}"`)})`,
        `modules <- c(${(settings.modules ?? jagsModules(spec)).map((m) => `"${m}"`)})`,
        `burn <- ${settings.burn}; kept <- ${settings.kept}; thin <- ${settings.thin}`,
      ].join('\n'),
    );
    const script = new URL('./chains.R', import.meta.url).pathname;
    const child = spawn('Rscript', ['--vanilla', script, folder], { stdio: ['pipe', 'pipe', 'pipe'] });
    const run: JagsRun = {
      draws: new Map(),
      versions: { jags: '', rjags: '', r: '' },
      chunks: 0,
      seconds: 0,
      cpuSeconds: 0,
      warmUpSeconds: 0,
    };
    let columns: string[] = [];
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => {
      complaint += text.toString();
    });
    createInterface(child.stdout).on('line', (line) => {
      const [kind, ...words] = line.trim().split(/\s+/);
      if (kind === 'columns') columns = words;
      if (kind === 'warmed') run.warmUpSeconds = Number(words[0]);
      if (kind === 'versions') run.versions = { jags: words[0]!, rjags: words[1]!, r: words[2]! };
      if (kind !== 'chunk') return;
      const file = join(folder, `chunk${words[0]}.bin`);
      merge(readFileSync(file), columns, settings, run.draws);
      rmSync(file);
      run.chunks++;
      run.seconds += Number(words[1]);
      run.cpuSeconds += Number(words[2]);
      child.stdin.write(enough(run.draws, run.chunks) ? 'stop\n' : 'more\n');
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0 || run.chunks === 0) throw new Error(`JAGS failed (${code}): ${complaint.trim()}`);
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
