import {
  aggregate,
  type ContributionHistogram,
  contributions,
  emptyHistogram,
  MIN_CONTRIBUTIONS,
  type PopulationPosterior,
  publishable,
  type ReleaseModel,
  standardErrorOf,
} from '../core/population/index.ts';
import { publicRule } from '../core/privacy/index.ts';
import type { Pair } from './pairs.ts';
import type { Store } from './store/sql.ts';

export interface PublishedPrior {
  intervention: string;
  outcome: string;
  unit: string;
  /** Number of contributions it rests on; grows, and so names the version. */
  version: number;
  population: PopulationPosterior;
  literature: { mean: number; sd: number };
}

interface CountRow {
  epsilon: string;
  length_class: number;
  bin: number;
  n: string;
}

/** The histograms of a pair, with the release model of each. */
const histogramsOf = async (store: Store, pair: Pair) => {
  const rule = publicRule[pair.unit];
  const steps = rule.clip / rule.grid;
  const { rows } = await store.query<CountRow>(
    'SELECT epsilon::text AS epsilon, length_class, bin, n::text AS n FROM bin_count WHERE intervention = $1 AND outcome = $2 ORDER BY 1, 2, 3',
    [pair.intervention, pair.outcome],
  );
  const found = new Map<
    string,
    { histogram: ContributionHistogram; counts: number[]; model: ReleaseModel }
  >();
  for (const row of rows) {
    const key = `${row.epsilon} ${row.length_class}`;
    let entry = found.get(key);
    if (!entry) {
      const epsilon = Number(row.epsilon);
      const counts = [...emptyHistogram(steps, epsilon).counts];
      entry = {
        counts,
        histogram: { steps, epsilon, counts },
        model: {
          grid: rule.grid,
          steps,
          epsilon,
          standardError: standardErrorOf(row.length_class, pair.unit),
        },
      };
      found.set(key, entry);
    }
    entry.counts[row.bin] = Number(row.n);
  }
  return [...found.values()];
};

export interface PriorOffice {
  /** The learned prior where it may be published, else null. */
  published(pair: Pair): Promise<PublishedPrior | null>;
}

/** How many contributed to each pair, in one query for all of them. */
const countsOf = async (store: Store): Promise<Map<string, number>> => {
  const { rows } = await store.query<{ intervention: string; outcome: string; n: string }>(
    'SELECT intervention, outcome, sum(n)::text AS n FROM bin_count GROUP BY intervention, outcome',
  );
  return new Map(rows.map((r) => [`${r.intervention}|${r.outcome}`, Number(r.n)]));
};

/** Readers of a busy service look into the database once in this time, together. */
const REFRESH_MS = 1000;

/**
 * Aggregates on demand and keeps the answer until enough new contributions have come: one in ten more. So the
 * work is O(grid) a publication however many people contributed, and no two publications differ by one person.
 *
 * @param refreshMs for how long counts that were read are used again
 */
export const createPriorOffice = (store: Store, refreshMs = REFRESH_MS): PriorOffice => {
  const kept = new Map<string, { n: number; prior: PublishedPrior | null }>();
  let counts: { at: number; all: Promise<Map<string, number>> } | null = null;
  const counted = (): Promise<Map<string, number>> => {
    const now = performance.now();
    if (!counts || now - counts.at >= refreshMs) {
      const mine = { at: now, all: countsOf(store) };
      counts = mine;
      mine.all.catch(() => {
        if (counts === mine) counts = null; // the next one asks again
      });
    }
    return counts.all;
  };
  return {
    async published(pair) {
      const key = `${pair.intervention}|${pair.outcome}`;
      const before = (await counted()).get(key) ?? 0;
      if (before < MIN_CONTRIBUTIONS) return null;
      const known = kept.get(key);
      if (known && before < known.n * 1.1) return known.prior;
      const found = await histogramsOf(store, pair);
      const n = contributions(found.map((f) => f.histogram));
      if (n < MIN_CONTRIBUTIONS) return null;
      const population = aggregate(
        found.map((f) => f.histogram),
        found.map((f) => f.model),
        pair.prior,
      );
      const prior = publishable(population, pair.literature.sd)
        ? {
            intervention: pair.intervention,
            outcome: pair.outcome,
            unit: pair.unit,
            version: n,
            population,
            literature: pair.literature,
          }
        : null;
      kept.set(key, { n, prior });
      return prior;
    },
  };
};
